package lifeline.alerts.noise.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Alerts that are told together.
 *
 * @param isStorm whether it is a storm's: then only what is new is named
 * @param tellings how often it was told
 */
record Digest(
        long id, String key, boolean isStorm, Duration every, Duration repeat, Optional<Instant> toldAt, int tellings) {
    /** A storm's digest that has told all is looked at so often for what has ended. [default] */
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** When it is looked at next. A storm's is brought forward by what comes in. */
    Instant next(Instant now) {
        boolean isIdle = isStorm && every.compareTo(IDLE) < 0;
        return now.plus(isIdle ? IDLE : every);
    }

    /** What one telling of it is, once for each person and channel. */
    String transition() {
        return "DIGEST/" + id + "/" + (tellings + 1);
    }
}
