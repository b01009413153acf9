package lifeline.ingest.mqtt.session;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubling up to a limit, half of it by chance so that not all come at once. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final RandomGenerator random;
    private long nextNanos = FIRST.toNanos();

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long nextNanos() {
        long ceiling = nextNanos;
        nextNanos = Math.min(2 * ceiling, LONGEST.toNanos());
        return ceiling / 2 + random.nextLong(ceiling / 2 + 1);
    }

    void reset() {
        nextNanos = FIRST.toNanos();
    }
}
