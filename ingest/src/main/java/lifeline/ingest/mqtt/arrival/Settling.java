package lifeline.ingest.mqtt.arrival;

import java.time.Duration;

/**
 * Whether what arrives on a connection may be a copy because of a {@link Disturbance}, whatever its DUP flag says: Artemis
 * does not set it after an orderly disconnect. Copies come first, one after the other, at most a window full; so it is over
 * after a while, and once there was a pause or more has come than the window holds. Asked for each arrival, by one thread.
 */
public final class Settling {
    private static final long PAUSE_NANOS = Duration.ofMillis(250).toNanos();

    private final Disturbance disturbance;
    private final long leastNanos;
    private final int receiveMaximum;
    private Disturbance.Event seen;
    private boolean over;
    private boolean paused;
    private int arrived;
    private long lastNanos;

    public Settling(Disturbance disturbance, Duration least, int receiveMaximum) {
        this.disturbance = disturbance;
        this.leastNanos = least.toNanos();
        this.receiveMaximum = receiveMaximum;
        this.seen = new Disturbance.Event(0, 0);
        this.over = true;
    }

    /** Whether the one that arrives now may be a copy. */
    boolean mayBeCopy(long nowNanos) {
        Disturbance.Event last = disturbance.last();
        if (last.number() != seen.number()) {
            seen = last;
            over = false;
            paused = false;
            arrived = 0;
            lastNanos = last.nanos();
        }
        if (over) {
            return false;
        }
        arrived++;
        paused |= nowNanos - lastNanos > PAUSE_NANOS && arrived > 1;
        lastNanos = nowNanos;
        over = nowNanos - seen.nanos() >= leastNanos && (paused || arrived > receiveMaximum);
        return !over;
    }
}
