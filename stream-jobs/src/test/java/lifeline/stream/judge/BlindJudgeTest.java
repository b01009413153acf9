package lifeline.stream.judge;

import static lifeline.stream.judge.SensorUnderTest.rule;
import static lifeline.stream.judge.SensorUnderTest.silentForThreePeriods;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;

/** What a judge makes of times in which nothing was seen. Periods are ten seconds. */
class BlindJudgeTest {
    private final SensorUnderTest silent = SensorUnderTest.of(silentForThreePeriods());

    private static Rule redAbove50ForAMinute() {
        return rule(
                "gas.methane.high",
                new Condition.Threshold(Direction.ABOVE),
                Duration.ofMinutes(1),
                new Level(Severity.RED, 50, 40, 1, 1, Duration.ofMinutes(1)));
    }

    @Test
    void silenceCountsFromTheEndOfABlindWindow() {
        silent.observe(0, 1);
        silent.blind(20, 80);
        assertEquals(OptionalLong.of(110_000_000), silent.overdue(80).wakeAt());
        silent.overdue(109);
        assertEquals(List.of(), silent.told());
        silent.overdue(110);
        assertEquals(List.of("110 RAISE BLUE"), silent.told());
    }

    @Test
    void aBlindWindowBeforeTheLastReadingChangesNothing() {
        silent.observe(0, 1);
        silent.blind(1, 9);
        silent.observe(10, 1);
        silent.overdue(40);
        assertEquals(List.of("40 RAISE BLUE"), silent.told());
    }

    @Test
    void silenceThatWasNotHeardIsNotRaised() {
        silent.observe(0, 1);
        silent.heardUntil(10);
        assertEquals(OptionalLong.of(60_000_000), silent.overdue(40).wakeAt());
        assertEquals(List.of(), silent.told());
        silent.heardUntil(60);
        silent.overdue(60);
        assertEquals(List.of("60 RAISE YELLOW"), silent.told());
    }

    @Test
    void timeBeforeRaisingSkipsTheHole() {
        SensorUnderTest high = SensorUnderTest.of(redAbove50ForAMinute());
        high.observeAll(0, 10, 60, 60, 60);
        high.blind(21, 81);
        high.observeAll(85, 10, 60, 60, 60);
        assertEquals(List.of(), high.told());
        high.observe(120, 60);
        assertEquals(List.of("120 RAISE RED"), high.told());
    }

    @Test
    void timeBeforeClearingSkipsTheHole() {
        SensorUnderTest high = SensorUnderTest.of(redAbove50ForAMinute());
        high.observeAll(0, 10, 60, 60, 60, 60, 60, 60, 60);
        high.observe(70, 1);
        high.blind(71, 131);
        high.observe(135, 1);
        assertEquals(List.of("60 RAISE RED"), high.told());
        high.observeAll(145, 10, 1, 1, 1, 1, 1);
        assertEquals(List.of("60 RAISE RED"), high.told());
        high.observe(195, 1);
        assertEquals(List.of("60 RAISE RED", "195 CLEAR RED"), high.told());
    }

    @Test
    void whatTheBrokerKeptFillsTheHole() {
        SensorUnderTest high = SensorUnderTest.of(redAbove50ForAMinute());
        high.observe(0, 60);
        high.blind(1, 61);
        for (int second = 10; second <= 60; second += 10) {
            high.observe(SensorUnderTest.reading(second, 62 + second / 100.0, 60));
        }
        assertEquals(List.of("60 RAISE RED"), high.told());
    }

    @Test
    void aFlatLineSkipsTheHole() {
        SensorUnderTest flat = SensorUnderTest.of(rule(
                "gas.methane.stuck",
                new Condition.FlatLine(0),
                Duration.ZERO,
                new Level(Severity.BLUE, 6, 6, 1, 1, Duration.ZERO)));
        flat.observeAll(0, 10, 7, 7);
        flat.blind(11, 71);
        flat.observeAll(80, 10, 7, 7, 7, 7);
        assertEquals(List.of(), flat.told());
        flat.observe(120, 7);
        assertEquals(List.of("120 RAISE BLUE"), flat.told());
    }
}
