package lifeline.alerts.watch.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of the stages at an instant. Ages are those of a watch on the wall.
 *
 * @param storeSilentSince since when the store has not answered; empty where it does, and then the rest tells nothing
 * @param job when the job last said that it runs; empty before it ever did
 * @param reading when the newest reading arrived; empty before there was one
 * @param shortestPeriod the shortest period of a registered device; zero where there is none
 * @param signal the oldest signal that is no alert yet
 * @param page since when the oldest message that may leave waits
 * @param disk how full the disk is
 * @param failedTests channels whose test of today did not arrive
 */
public record StageLook(
        Instant at,
        Optional<Instant> storeSilentSince,
        Optional<Seen> job,
        Optional<Seen> reading,
        Duration shortestPeriod,
        Optional<Seen> signal,
        Optional<Seen> page,
        Disk disk,
        List<FailedTest> failedTests) {
    public StageLook {
        failedTests = List.copyOf(failedTests);
    }

    /** When something was, and how long ago. */
    public record Seen(Instant at, Duration age) {}

    /** The disk that data is kept on. */
    public record Disk(long total, long free) {}

    /** A channel whose daily test was sent at an instant and did not arrive, and why. */
    public record FailedTest(String channel, Instant at, String why) {}
}
