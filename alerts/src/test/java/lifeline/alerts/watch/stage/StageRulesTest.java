package lifeline.alerts.watch.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.watch.stage.StageBook.Telling;
import lifeline.alerts.watch.stage.StageLook.Disk;
import lifeline.alerts.watch.stage.StageLook.FailedTest;
import lifeline.alerts.watch.stage.StageLook.Seen;
import org.junit.jupiter.api.Test;

class StageRulesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Disk ROOMY = new Disk(100L << 30, 50L << 30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Optional<Seen> ago(long seconds) {
        return Optional.of(new Seen(NOON.minusSeconds(seconds), Duration.ofSeconds(seconds)));
    }

    private static StageLook look(Optional<Seen> job, Optional<Seen> reading, Duration period, Disk disk) {
        return new StageLook(
                NOON, Optional.empty(), job, reading, period, Optional.empty(), Optional.empty(), disk, List.of());
    }

    private static List<String> keys(StageLook look) {
        return StageRules.findings(look).stream().map(Finding::key).toList();
    }

    @Test
    void whatIsWellIsNoFindingNorWhatNeverWas() {
        assertEquals(List.of(), keys(look(ago(2), ago(20), MINUTE, ROOMY)));
        assertEquals(List.of(), keys(look(Optional.empty(), Optional.empty(), Duration.ZERO, ROOMY)));
    }

    @Test
    void aJobWithoutAHeartbeatIsFoundAndSoIsACityThatHasFallenSilent() {
        assertEquals(List.of("JOB"), keys(look(ago(46), ago(20), MINUTE, ROOMY)));
        assertEquals(List.of("READINGS"), keys(look(ago(2), ago(301), MINUTE, ROOMY)));
    }

    @Test
    void aCityThatReportsSeldomIsGivenThreeOfItsShortestPeriods() {
        Duration quarter = Duration.ofMinutes(15);
        assertEquals(List.of(), keys(look(ago(2), ago(44 * 60), quarter, ROOMY)));
        assertEquals(List.of("READINGS"), keys(look(ago(2), ago(46 * 60), quarter, ROOMY)));
        assertEquals(List.of(), keys(look(ago(2), ago(9_999), Duration.ZERO, ROOMY)), "nothing is registered");
    }

    @Test
    void aDiskWithATwentiethLeftIsFoundAndSoIsASmallOneWithLessThanAGibibyte() {
        assertEquals(List.of("DISK"), keys(look(ago(2), ago(2), MINUTE, new Disk(100L << 30, 4L << 30))));
        assertEquals(List.of("DISK"), keys(look(ago(2), ago(2), MINUTE, new Disk(2L << 30, 1000L << 20))));
    }

    @Test
    void eachChannelWhoseTestDidNotArriveIsAFindingOfItsOwn() {
        StageLook look = new StageLook(
                NOON,
                Optional.empty(),
                ago(2),
                ago(2),
                MINUTE,
                ago(31),
                ago(61),
                ROOMY,
                List.of(new FailedTest("a", NOON, "REFUSED 401"), new FailedTest("b", NOON, "EXPIRED")));
        assertEquals(List.of("SIGNALS", "PAGES", "CHANNEL/a", "CHANNEL/b"), keys(look));
    }

    @Test
    void aFindingIsToldWhenItBeginsEveryHalfHourAndWhenItIsOver() {
        StageBook book = new StageBook();
        Finding job = StageRules.findings(look(ago(46), ago(20), MINUTE, ROOMY)).get(0);
        assertEquals(List.of(new Telling(job, 0, false)), book.take(List.of(job), NOON));
        assertEquals(List.of(), book.take(List.of(job), NOON.plusSeconds(1_799)));
        assertEquals(List.of(new Telling(job, 1, false)), book.take(List.of(job), NOON.plusSeconds(1_800)));
        assertEquals(List.of(new Telling(job, 2, true)), book.take(List.of(), NOON.plusSeconds(1_900)));
        assertEquals(List.of(), book.take(List.of(), NOON.plusSeconds(1_905)));
        assertEquals(List.of(new Telling(job, 0, false)), book.take(List.of(job), NOON.plusSeconds(1_910)));
    }
}
