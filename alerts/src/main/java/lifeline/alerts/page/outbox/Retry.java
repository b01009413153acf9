package lifeline.alerts.page.outbox;

import java.time.Duration;
import java.util.OptionalLong;

/** How long after an attempt that cannot have arrived the next one is made. Pure; chance comes in. */
final class Retry {
    /** [default] after so many, it has failed for good. */
    static final int ATTEMPTS = 6;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Retry() {}

    /**
     * @param attempts so many there were
     * @param chance 0 to 1: replicas that failed together do not try again together
     * @return milliseconds; empty when there is no next one
     */
    static OptionalLong after(int attempts, double chance) {
        if (attempts >= ATTEMPTS) {
            return OptionalLong.empty();
        }
        long doubled = FIRST.toMillis() << Math.min(attempts - 1, 16);
        long most = Math.min(doubled, LONGEST.toMillis());
        return OptionalLong.of((long) (most / 2.0 + most / 2.0 * chance));
    }
}
