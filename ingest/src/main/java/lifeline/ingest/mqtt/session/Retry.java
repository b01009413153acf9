package lifeline.ingest.mqtt.session;

import java.time.Duration;
import java.util.random.RandomGenerator;
import lifeline.ingest.mqtt.client.Loss.Cause;

/**
 * When to connect the next time. Who was thrown out by another client of the same id waits longer and longer, up to a
 * minute, even if it stayed for a while in between: two that take turns do no harm then, and are heard of.
 */
final class Retry {
    private static final long STEADY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long PEACE_NANOS = Duration.ofMinutes(5).toNanos();

    private final Backoff ordinary;
    private final Backoff fighting;
    private long atNanos;

    Retry(RandomGenerator random, long now) {
        this.ordinary = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), random);
        this.fighting = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60), random);
        this.atNanos = now;
    }

    long atNanos() {
        return atNanos;
    }

    /** No connection was made. Returns how long to wait. */
    long afterFailure(long now) {
        return wait(ordinary, now);
    }

    /** A connection has ended that had stood for {@code lastedNanos}. Returns how long to wait. */
    long after(Cause cause, long lastedNanos, long now) {
        if (lastedNanos > STEADY_NANOS) {
            ordinary.reset();
        }
        if (lastedNanos > PEACE_NANOS) {
            fighting.reset();
        }
        return wait(cause == Cause.TAKEN_OVER ? fighting : ordinary, now);
    }

    private long wait(Backoff backoff, long now) {
        long wait = backoff.nextNanos();
        atNanos = now + wait;
        return wait;
    }
}
