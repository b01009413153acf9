package lifeline.simulators.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lifeline.simulators.wave.Noise;

/**
 * How often a device measures, and reports unless it sleeps.
 *
 * @param steady exactly every period, whatever happens; otherwise with some jitter, and more often while in alarm
 */
record Pace(Instant firstAt, Duration period, boolean steady) {
    private static final double JITTER = 0.05;
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    /** Its own: the first time somewhere in its period, and within the first minute. */
    static Pace own(Duration period, long key, Instant start) {
        Duration within = period.compareTo(START_WITHIN) < 0 ? period : START_WITHIN;
        return new Pace(start.plusMillis((long) (within.toMillis() * Noise.even(key, -1))), period, false);
    }

    /** One place of a round in which every device has its turn once. */
    static Pace steady(Instant start, Duration round, int place, int places) {
        return new Pace(start.plusNanos((long) ((double) round.toNanos() / places * place)), round, true);
    }

    /** @param alarmed the period that faults ask for */
    Instant nextAfter(Instant at, long key, Optional<Duration> alarmed) {
        if (steady) {
            return at.plus(period);
        }
        Duration base = alarmed.filter(shorter -> shorter.compareTo(period) < 0).orElse(period);
        double stretch = 1 + JITTER * (Noise.even(key, at.toEpochMilli()) * 2 - 1);
        return at.plusMillis(Math.max(1, Math.round(base.toMillis() * stretch)));
    }

    /** Whether a fault makes the device report at once. */
    boolean hurriesFor(Duration report) {
        return !steady && report.compareTo(period) < 0;
    }
}
