package lifeline.simulators.truth;

import java.util.Map;
import java.util.TreeMap;

/** Counts what was handed to the broker and what it took. For many threads. */
public final class Ledger {
    private final Map<String, Tally> sensors = new TreeMap<>();
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
     * @param resent sent once more because no acknowledgement came; the first may have arrived as well
     */
    public record Tally(long published, long repeated, long untimed, long resent) {
        static final Tally NONE = new Tally(0, 0, 0, 0);

        Tally withPublished(boolean copy, boolean timed) {
            return new Tally(published + 1, repeated + (copy ? 1 : 0), untimed + (timed ? 0 : 1), resent);
        }

        Tally withResent() {
            return new Tally(published, repeated, untimed, resent + 1);
        }
    }

    /**
     * All counts at one moment.
     *
     * @param messages acknowledged messages
     * @param outstanding readings handed over and not yet acknowledged; nobody knows whether they arrived
     * @param refused readings the broker refused
     */
    public record Totals(
            long messages,
            long published,
            long outstanding,
            long refused,
            long resent,
            Map<String, Tally> sensors,
            FrameTotals frames) {
        public Totals {
            sensors = Map.copyOf(sensors);
        }
    }

    /** The same of frames, which are counted apart: none of them is a reading. */
    public record FrameTotals(Waveforms published, Waveforms outstanding, Waveforms refused, Waveforms resent) {
        static final FrameTotals NONE = new FrameTotals(Waveforms.NONE, Waveforms.NONE, Waveforms.NONE, Waveforms.NONE);
    }

    /** A message is handed over for the first time. */
    public synchronized void sent(Parcel parcel) {
        frames = new FrameTotals(
                frames.published, frames.outstanding.plus(parcel.waveforms()), frames.refused, frames.resent);
        outstanding += parcel.readings();
    }

    /** A message is handed over again. */
    public synchronized void resent(Parcel parcel) {
        frames = new FrameTotals(
                frames.published, frames.outstanding, frames.refused, frames.resent.plus(parcel.waveforms()));
        resent += parcel.readings();
        parcel.sensors()
                .forEach(sensor -> sensors.merge(sensor, Tally.NONE.withResent(), (old, one) -> old.withResent()));
    }

    /** The broker took it. */
    public synchronized void acknowledged(Parcel parcel) {
        frames = new FrameTotals(
                frames.published.plus(parcel.waveforms()),
                frames.outstanding.minus(parcel.waveforms()),
                frames.refused,
                frames.resent);
        messages++;
        published += parcel.readings();
        outstanding -= parcel.readings();
        for (String sensor : parcel.sensors()) {
            Tally old = sensors.getOrDefault(sensor, Tally.NONE);
            sensors.put(sensor, old.withPublished(parcel.copy(), parcel.timed()));
        }
    }

    /** The broker refused it. */
    public synchronized void refused(Parcel parcel) {
        frames = new FrameTotals(
                frames.published,
                frames.outstanding.minus(parcel.waveforms()),
                frames.refused.plus(parcel.waveforms()),
                frames.resent);
        refused += parcel.readings();
        outstanding -= parcel.readings();
    }

    public synchronized Totals totals() {
        return new Totals(messages, published, outstanding, refused, resent, sensors, frames);
    }

    /** The same without the sensors, for progress lines. */
    public synchronized Totals sums() {
        return new Totals(messages, published, outstanding, refused, resent, Map.of(), frames);
    }
}
