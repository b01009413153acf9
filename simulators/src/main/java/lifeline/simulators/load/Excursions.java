package lifeline.simulators.load;

import java.util.ArrayList;
import java.util.List;

/** Lets devices go to a dangerous value, so many a second, each once, while there are some left. For many threads. */
final class Excursions {
    private final double perSecond;
    private final long firstNanos;
    private final long lastNanos;
    private final List<String> begun = new ArrayList<>();

    /**
     * @param after none begins earlier, in seconds
     * @param until none begins later, so that each has time to be told
     */
    Excursions(double perSecond, double after, double until) {
        this.perSecond = perSecond;
        this.firstNanos = (long) (after * 1e9);
        this.lastNanos = (long) (until * 1e9);
    }

    synchronized void mayBegin(LoadDevice device, long elapsedNanos) {
        if (elapsedNanos <= lastNanos
                && begun.size() < (elapsedNanos - firstNanos) / 1e9 * perSecond
                && device.excurse()) {
            begun.add(device.sensor());
        }
    }

    synchronized List<String> begun() {
        return List.copyOf(begun);
    }
}
