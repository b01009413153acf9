package lifeline.ingest.mqtt.session;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubling up to a limit, half of it by chance so that not all come at once. */
final class Backoff {
    private final long firstNanos;
    private final long longestNanos;
    private final RandomGenerator random;
    private long nextNanos;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.firstNanos = first.toNanos();
        this.longestNanos = longest.toNanos();
        this.nextNanos = firstNanos;
        this.random = random;
    }

    long nextNanos() {
        long ceiling = nextNanos;
        nextNanos = Math.min(2 * ceiling, longestNanos);
        return ceiling / 2 + random.nextLong(ceiling / 2 + 1);
    }

    void reset() {
        nextNanos = firstNanos;
    }
}
