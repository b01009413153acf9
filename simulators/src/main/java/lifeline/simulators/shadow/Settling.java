package lifeline.simulators.shadow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import lifeline.contract.clock.CityClock;

/** Whether all that will be said has been: nothing more has come for a while, or too long has been waited. By a watch on the wall. */
public final class Settling {
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** What is said may overtake by so much, as sessions share the load; shorter in a fast city, or silences would be raised. */
    private static final Duration LONGEST_OVERTAKING = Duration.ofSeconds(2);

    private static final Duration OVERTAKING = Duration.ofSeconds(10);

    private final long beganAt;
    private long changedAt;
    private int count;

    /** @param nanos what {@link System#nanoTime} shows */
    public Settling(long nanos) {
        this.beganAt = nanos;
        this.changedAt = nanos;
    }

    /** How long to wait on the wall before the last word, so that nothing said before it comes after it. */
    public static Duration overtaking(CityClock clock) {
        Duration wall = clock.systemDuration(OVERTAKING);
        return wall.compareTo(LONGEST_OVERTAKING) < 0 ? wall : LONGEST_OVERTAKING;
    }

    /** @param now how much has been said by {@code nanos} */
    public boolean isSettled(int now, long nanos) {
        changedAt = now == count ? changedAt : nanos;
        count = now;
        return nanos - changedAt >= SETTLED_NANOS || nanos - beganAt >= PATIENCE_NANOS;
    }
}
