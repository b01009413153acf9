package lifeline.simulators.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The sleep of a device that keeps what it measures, and wakes its radio once a period, or at once when in alarm. */
final class Nap {
    private static final double EARLY = 0.1;

    private final Duration period;
    private final List<Sample> kept = new ArrayList<>();
    private Instant wakes = Instant.MIN;

    /** @param period zero for a device that never sleeps */
    Nap(Duration period) {
        this.period = period;
    }

    boolean isSleeper() {
        return !period.isZero();
    }

    /** What is to be sent now that {@code samples} were taken: nothing while it sleeps, all it has kept when it wakes. */
    List<Sample> awake(List<Sample> samples, Instant at, boolean isAlarmed) {
        if (!isSleeper()) {
            return samples;
        }
        kept.addAll(samples);
        if (at.isBefore(wakes) && !isAlarmed) {
            return List.of();
        }
        wakes = at.plusMillis((long) (period.toMillis() * (1 - EARLY)));
        List<Sample> all = List.copyOf(kept);
        kept.clear();
        return all;
    }
}
