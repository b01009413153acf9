package lifeline.simulators.truth;

import java.util.Map;

/** Counts what was handed to the broker and what it took. For many threads. */
public final class Ledger {
    private final SensorCounts sensors = new SensorCounts();
    private long messages;
    private long published;
    private long outstanding;
    private long refused;
    private long resent;
    private FrameTotals frames = FrameTotals.NONE;

    /**
     * One sensor's readings.
     *
     * @param published acknowledged ones, copies included
     * @param repeated those of them that are copies sent on purpose
     * @param untimed those of them that carry no time
     * @param resent sent once more, because no acknowledgement came or an edge node was born again; the first may have
     *     arrived as well
     */
    public record Tally(long published, long repeated, long untimed, long resent) {}

    /**
     * All counts at one moment.
     *
     * @param messages acknowledged messages
     * @param outstanding readings handed over and not yet acknowledged; nobody knows whether they arrived
     * @param refused readings the broker refused
     * @param sensors in the order of their names; unmodifiable
     */
    public record Totals(
            long messages,
            long published,
            long outstanding,
            long refused,
            long resent,
            Map<String, Tally> sensors,
            FrameTotals frames) {}

    /** The same of frames, which are counted apart: none of them is a reading. */
    public record FrameTotals(Waveforms published, Waveforms outstanding, Waveforms refused, Waveforms resent) {
        static final FrameTotals NONE = new FrameTotals(Waveforms.NONE, Waveforms.NONE, Waveforms.NONE, Waveforms.NONE);
    }

    /** A message is handed over for the first time. */
    public synchronized void sent(Parcel parcel) {
        outstanding += parcel.readings();
        if (parcel.hasWaveforms()) {
            frames = new FrameTotals(
                    frames.published, frames.outstanding.plus(parcel.waveforms()), frames.refused, frames.resent);
        }
    }

    /** A message is handed over again. */
    public synchronized void resent(Parcel parcel) {
        resent += parcel.readings();
        parcel.sensors().forEach(sensors::resent);
        if (parcel.hasWaveforms()) {
            frames = new FrameTotals(
                    frames.published, frames.outstanding, frames.refused, frames.resent.plus(parcel.waveforms()));
        }
    }

    /** The broker took it. */
    public synchronized void acknowledged(Parcel parcel) {
        messages++;
        published += parcel.readings();
        outstanding -= parcel.readings();
        for (String sensor : parcel.sensors()) {
            sensors.published(sensor, parcel.copy(), parcel.timed());
        }
        if (parcel.hasWaveforms()) {
            frames = new FrameTotals(
                    frames.published.plus(parcel.waveforms()),
                    frames.outstanding.minus(parcel.waveforms()),
                    frames.refused,
                    frames.resent);
        }
    }

    /** The broker refused it. */
    public synchronized void refused(Parcel parcel) {
        refused += parcel.readings();
        outstanding -= parcel.readings();
        if (parcel.hasWaveforms()) {
            frames = new FrameTotals(
                    frames.published,
                    frames.outstanding.minus(parcel.waveforms()),
                    frames.refused.plus(parcel.waveforms()),
                    frames.resent);
        }
    }

    /** All of it, at one moment. What takes long about it is done without holding up those who count. */
    public Totals totals() {
        Totals sums;
        SensorCounts.Snapshot snapshot;
        synchronized (this) {
            sums = sums();
            snapshot = sensors.snapshot();
        }
        return new Totals(
                sums.messages,
                sums.published,
                sums.outstanding,
                sums.refused,
                sums.resent,
                snapshot.sorted(),
                sums.frames);
    }

    /** The same without the sensors, for progress lines. */
    public synchronized Totals sums() {
        return new Totals(messages, published, outstanding, refused, resent, Map.of(), frames);
    }
}
