package lifeline.ingest.mqtt.arrival;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Receive times: strictly increasing in this process, whatever the system clock does, so that no two messages share one. */
public final class ReceiveClock {
    private static final AtomicLong LAST_MICROS = new AtomicLong(Long.MIN_VALUE);

    private final InstantSource clock;

    public ReceiveClock(InstantSource clock) {
        this.clock = clock;
    }

    /** What the clock says; unlike {@link #next}, it may say the same twice. */
    public Instant now() {
        return clock.instant();
    }

    /** The next instant; the {@code span} microseconds from it on are nobody else's. */
    Instant next(int span) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long last = LAST_MICROS.updateAndGet(previous -> Math.max(now, previous + 1) + span - 1);
        return Instant.EPOCH.plus(last - span + 1, ChronoUnit.MICROS);
    }
}
