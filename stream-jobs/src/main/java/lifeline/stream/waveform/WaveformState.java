package lifeline.stream.waveform;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is remembered of a fast sensor: the ten minutes under way, and the ones before while stragglers may still come. A window is
 * told once: {@link #GRACE_MICROS} after its end by the sensor's own time, or as long after the sensor was last heard.
 */
public final class WaveformState {
    /** The longest frame, and as much again as messages overtake each other. */
    public static final long GRACE_MICROS = 75_000_000L;

    /** A device may tell what happened so long ago; what has not been heard for longer is forgotten. */
    public static final long FORGET_MICROS = 3L * 24 * 3600 * 1_000_000;

    private static final int MOST_OPEN = 2;

    private final String domain;
    private final String asset;
    private final String device;
    private final String quantity;
    private final List<FeatureWindow> open;
    private long closedUntil;
    private long heardAt;

    public WaveformState(
            String domain,
            String asset,
            String device,
            String quantity,
            List<FeatureWindow> open,
            long closedUntil,
            long heardAt) {
        this.domain = domain;
        this.asset = asset;
        this.device = device;
        this.quantity = quantity;
        this.open = new ArrayList<>(open);
        this.closedUntil = closedUntil;
        this.heardAt = heardAt;
    }

    public static WaveformState before(String domain, String asset, String device, String quantity) {
        return new WaveformState(domain, asset, device, quantity, List.of(), Long.MIN_VALUE, Long.MIN_VALUE);
    }

    public WaveformState copy() {
        List<FeatureWindow> copies = open.stream().map(FeatureWindow::copy).toList();
        return new WaveformState(domain, asset, device, quantity, copies, closedUntil, heardAt);
    }

    public String domain() {
        return domain;
    }

    public String asset() {
        return asset;
    }

    public String device() {
        return device;
    }

    public String quantity() {
        return quantity;
    }

    /** Oldest first. */
    public List<FeatureWindow> open() {
        return List.copyOf(open);
    }

    /** No window that ends by then is told any more. */
    public long closedUntil() {
        return closedUntil;
    }

    public long heardAt() {
        return heardAt;
    }

    /** Takes a frame; returns what is told because of it. Samples of a window told before, or of another rate, are left out. */
    public List<Features> add(long startMicros, float rate, float[] samples, long receivedMicros) {
        heardAt = Math.max(heardAt, receivedMicros);
        List<Features> told = new ArrayList<>(0);
        int from = 0;
        while (from < samples.length) {
            long first = Seconds.at(startMicros, rate, from);
            long window = Math.floorDiv(first, FeatureWindow.MICROS) * FeatureWindow.MICROS;
            int to = from + 1;
            long end = window + FeatureWindow.MICROS;
            if (Seconds.at(startMicros, rate, samples.length - 1) < end) {
                to = samples.length;
            }
            while (to < samples.length && Seconds.at(startMicros, rate, to) < end) {
                to++;
            }
            addTo(window, first, rate, samples, from, to, receivedMicros, told);
            from = to;
        }
        closeUntil(Seconds.at(startMicros, rate, samples.length) - GRACE_MICROS, told);
        return told;
    }

    private void addTo(
            long window,
            long first,
            float rate,
            float[] samples,
            int from,
            int to,
            long receivedMicros,
            List<Features> told) {
        if (window + FeatureWindow.MICROS <= closedUntil) {
            return;
        }
        int place = 0;
        while (place < open.size() && open.get(place).start() < window) {
            place++;
        }
        if (place == open.size() || open.get(place).start() != window) {
            if (open.size() == MOST_OPEN) {
                if (place == 0) {
                    return;
                }
                close(told);
                place--;
            }
            open.add(place, FeatureWindow.at(window, rate));
        }
        FeatureWindow its = open.get(place);
        if (its.rate() == rate) {
            open.set(place, its.with(first, samples, from, to, receivedMicros));
        }
    }

    /** What is told because nothing more has come for so long. */
    public List<Features> overdue(long nowMicros) {
        List<Features> told = new ArrayList<>(0);
        if (nowMicros >= heardAt + GRACE_MICROS) {
            closeUntil(nowMicros - GRACE_MICROS, told);
        }
        return told;
    }

    private void closeUntil(long end, List<Features> told) {
        while (!open.isEmpty() && open.get(0).end() <= end) {
            close(told);
        }
    }

    private void close(List<Features> told) {
        FeatureWindow oldest = open.remove(0);
        closedUntil = Math.max(closedUntil, oldest.end());
        if (!oldest.isEmpty()) {
            told.add(oldest.features());
        }
    }

    /** When to ask {@link #overdue} if nothing comes before; empty when there is nothing left to remember. */
    public OptionalLong wakeAt(long nowMicros) {
        if (open.isEmpty()) {
            return nowMicros >= heardAt + FORGET_MICROS
                    ? OptionalLong.empty()
                    : OptionalLong.of(heardAt + FORGET_MICROS);
        }
        return OptionalLong.of(Math.max(open.get(0).end(), heardAt) + GRACE_MICROS);
    }
}
