package lifeline.launcher.watch;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before a dead program is started again: at once the first time, then twice as long each time it dies
 * young; never again after too many of those in a row.
 *
 * @param first the pause after the first death
 * @param young one that lived no longer than this died young
 * @param limit how many young deaths in a row are borne
 */
public record Backoff(Duration first, Duration young, int limit) {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** What the programs of a city get. */
    public static final Backoff USUAL = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(45), 6);

    /** Where programs are killed on purpose, and their deaths say nothing about them. */
    public static final Backoff UNDER_FIRE = new Backoff(Duration.ofMillis(250), Duration.ZERO, Integer.MAX_VALUE);

    /**
     * @param youngDeaths in a row, this one included; 1 when it had lived long
     * @return the pause, or empty when it is not worth another try
     */
    Optional<Duration> pause(int youngDeaths) {
        if (youngDeaths > limit) {
            return Optional.empty();
        }
        Duration pause = first.multipliedBy(1L << Math.min(youngDeaths - 1, 20));
        return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
