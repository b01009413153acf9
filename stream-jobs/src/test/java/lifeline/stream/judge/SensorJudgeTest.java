package lifeline.stream.judge;

import static lifeline.stream.judge.SensorUnderTest.at;
import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.redAbove50ThreeTimes;
import static lifeline.stream.judge.SensorUnderTest.rule;
import static lifeline.stream.judge.SensorUnderTest.silentForThreePeriods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.signal.AlertKey;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.latch.Nearness;
import lifeline.stream.quality.Arrival;
import org.junit.jupiter.api.Test;

class SensorJudgeTest {
    private final SensorUnderTest sensor = SensorUnderTest.of(redAbove50ThreeTimes(), silentForThreePeriods());

    @Test
    void aSecondCopyIsADuplicate() {
        sensor.observe(0, 60);
        assertEquals(Arrival.DUPLICATE, sensor.observe(reading(0, 1, 60)).arrival());
    }

    @Test
    void copiesNeverCount() {
        sensor.observe(0, 60);
        sensor.observe(0, 60);
        sensor.observe(0, 60);
        assertEquals(List.of(), sensor.told());
    }

    @Test
    void anotherValueAtTheSameInstantIsAConflict() {
        sensor.observe(0, 60);
        assertEquals(Arrival.CONFLICT, sensor.observe(0, 61).arrival());
    }

    @Test
    void aCopyIsKnownAmongTheLastFewReadings() {
        sensor.observeAll(0, 10, 1, 2, 3, 4, 5, 6, 7, 8);
        assertEquals(Arrival.DUPLICATE, sensor.observe(0, 1).arrival());
    }

    @Test
    void fullScaleCountsAsFullScale() {
        Reading marked = sensor.observe(0, 6_553).reading();
        assertEquals(100, marked.value());
        assertTrue(marked.quality().has(Mark.SATURATED));
        assertTrue(marked.quality().isJudged());
    }

    @Test
    void aSensorAtFullScaleRaises() {
        sensor.observeAll(0, 10, 100, 120, 6_553);
        assertEquals(List.of("20 RAISE RED"), sensor.told());
    }

    @Test
    void outOfRangeIsBadAndKept() {
        Judgement judgement = sensor.observe(0, -40);
        assertEquals(Arrival.NEW, judgement.arrival());
        assertEquals(Grade.BAD, judgement.reading().quality().grade());
        assertTrue(judgement.reading().quality().has(Mark.OUT_OF_RANGE));
    }

    @Test
    void badReadingsAreNotJudged() {
        SensorUnderTest low = SensorUnderTest.of(rule(
                "gas.methane.low",
                new Condition.Threshold(Direction.BELOW),
                Duration.ZERO,
                new Level(Severity.BLUE, -3, -2, 1, 1, Duration.ZERO)));
        low.observeAll(0, 10, -40, -40, -40);
        assertEquals(List.of(), low.told());
    }

    @Test
    void suspectReadingsAreNotJudged() {
        for (int i = 0; i < 5; i++) {
            sensor.observe(reading(i * 10, 60).withQuality(Quality.GOOD.with(Grade.SUSPECT)));
        }
        assertEquals(List.of(), sensor.told());
    }

    @Test
    void aPossibleCopyNeverConfirmsAnAlarm() {
        sensor.observeAll(0, 10, 60, 60);
        sensor.observe(reading(20, 60).withQuality(Quality.GOOD.with(Mark.POSSIBLE_DUPLICATE)));
        assertEquals(List.of(), sensor.told());
    }

    @Test
    void anOriginalConfirmsAfterAPossibleCopy() {
        sensor.observeAll(0, 10, 60, 60);
        sensor.observe(reading(20, 60).withQuality(Quality.GOOD.with(Mark.POSSIBLE_DUPLICATE)));
        sensor.observe(30, 60);
        assertEquals(List.of("30 RAISE RED"), sensor.told());
    }

    @Test
    void aRetainedReadingIsNeitherJudgedNorASignOfLife() {
        sensor.observe(0, 1);
        sensor.observe(reading(25, 60).withQuality(Quality.GOOD.with(Mark.RETAINED)));
        sensor.overdue(30);
        assertEquals(List.of("30 RAISE BLUE"), sensor.told());
    }

    @Test
    void aRetainedReadingOfAnUnknownSensorLeavesNoState() {
        Judgement judgement = sensor.observe(reading(0, 60).withQuality(Quality.GOOD.with(Mark.RETAINED)));
        assertEquals(Optional.empty(), judgement.state());
        assertEquals(Arrival.NEW, judgement.arrival());
    }

    @Test
    void aReadingOlderThanTheNewestIsLate() {
        sensor.observe(100, 1);
        assertTrue(sensor.observe(reading(50, 101, 1)).reading().quality().has(Mark.LATE));
        assertFalse(sensor.observe(110, 1).reading().quality().has(Mark.LATE));
    }

    @Test
    void aReadingLateByMoreThanAPeriodOpensNothing() {
        sensor.observe(100, 1);
        for (int i = 0; i < 5; i++) {
            sensor.observe(reading(50 + i, 101 + i, 60));
        }
        assertEquals(List.of(), sensor.told());
    }

    @Test
    void aThresholdJudgesReadingsThatOvertookEachOther() {
        sensor.observe(100, 60);
        sensor.observe(reading(95, 101, 60));
        sensor.observe(110, 60);
        assertEquals(List.of("110 RAISE RED"), sensor.told());
    }

    @Test
    void anOvertakenQuietReadingTakesNothingAwayFromAnAlarmUnderWay() {
        sensor.observe(100, 60);
        sensor.observe(reading(95, 101, 1));
        sensor.observe(110, 60);
        sensor.observe(120, 60);
        assertEquals(List.of("120 RAISE RED"), sensor.told());
    }

    @Test
    void aDeviceWhoseClockWasPutBackIsJudgedOn() {
        sensor.observe(reading(100_000, 100_000, 1));
        for (int i = 0; i < 3; i++) {
            sensor.observe(reading(90_000 + 30 * i, 100_030 + 30 * i, 60));
        }
        assertEquals(List.of("90060 RAISE RED"), sensor.told());
    }

    @Test
    void aFastClockDoesNotMakeTheNextReadingsLate() {
        sensor.observe(reading(240, 0, 60));
        sensor.observe(reading(10, 10, 60));
        sensor.observe(reading(20, 20, 60));
        assertEquals(List.of("20 RAISE RED"), sensor.told());
    }

    @Test
    void silenceRaisesAfterItsPeriods() {
        sensor.observe(0, 1);
        sensor.overdue(29.9);
        sensor.overdue(30.2);
        assertEquals(List.of("30 RAISE BLUE"), sensor.told());
        Signal signal = sensor.signals().get(0);
        assertEquals(at(0), signal.episode());
        assertEquals(at(0), signal.beganAt());
        assertEquals(at(30.2), signal.detectedAt());
        assertEquals(30, signal.value());
        assertEquals(30, signal.threshold());
    }

    @Test
    void longerSilenceEscalates() {
        sensor.observe(0, 1);
        sensor.overdue(30);
        sensor.overdue(60);
        assertEquals(List.of("30 RAISE BLUE", "60 ESCALATE YELLOW"), sensor.told());
    }

    @Test
    void aSensorSaidToBeGoneIsSilentAtOnce() {
        sensor.observe(0, 1);
        sensor.gone(5);
        sensor.gone(6);
        sensor.overdue(30);
        sensor.overdue(60);
        sensor.observe(70, 1);
        assertEquals(List.of("5 RAISE BLUE", "60 ESCALATE YELLOW", "70 CLEAR YELLOW"), sensor.told());
        assertEquals(at(0), sensor.signals().get(0).episode());
        assertEquals(5, sensor.signals().get(0).value());
    }

    @Test
    void silenceEndsWithTheFirstReading() {
        sensor.observe(0, 1);
        sensor.overdue(30);
        sensor.observe(70, 1);
        assertEquals(List.of("30 RAISE BLUE", "70 CLEAR BLUE"), sensor.told());
    }

    @Test
    void aBadReadingEndsSilenceToo() {
        sensor.observe(0, 1);
        sensor.overdue(30);
        sensor.observe(70, -99);
        assertEquals(List.of("30 RAISE BLUE", "70 CLEAR BLUE"), sensor.told());
    }

    @Test
    void silenceBeforeTheStartDoesNotCount() {
        SensorUnderTest before = SensorUnderTest.of(silentForThreePeriods());
        before.observe(0, 1);
        SensorJudge restarted =
                new SensorJudge(SensorUnderTest.METHANE, List.of(silentForThreePeriods()), 1_000_000_000L);
        Waking early = restarted.overdue(before.state(), 1_029_000_000L);
        assertEquals(List.of(), early.signals());
        assertEquals(OptionalLong.of(1_030_000_000L), early.wakeAt());
        assertEquals(
                1, restarted.overdue(before.state(), 1_030_000_000L).signals().size());
    }

    @Test
    void asksToBeWokenOnceUntilTheTimerRings() {
        assertEquals(OptionalLong.of(30_000_000L), sensor.observe(0, 1).wakeAt());
        assertEquals(OptionalLong.empty(), sensor.observe(10, 1).wakeAt());
        assertEquals(OptionalLong.of(40_000_000L), sensor.overdue(30).wakeAt());
    }

    @Test
    void asksForNoTimerWhenNothingMoreCanBeOverdue() {
        sensor.observe(0, 1);
        sensor.overdue(30);
        assertEquals(OptionalLong.empty(), sensor.overdue(60).wakeAt());
    }

    @Test
    void asksAgainWhenTheTimerWasLost() {
        sensor.observe(0, 1);
        assertEquals(OptionalLong.of(130_000_000L), sensor.observe(100, 1).wakeAt());
    }

    @Test
    void aSensorWithNothingOpenIsForgottenAfterADay() {
        SensorUnderTest plain = SensorUnderTest.of(redAbove50ThreeTimes());
        plain.observe(0, 1);
        assertEquals(Optional.empty(), plain.overdue(86_400).state());
    }

    @Test
    void whatWasLearnedOfASensorIsKeptOverALongWeekend() {
        SensorUnderTest learned = SensorUnderTest.of(rule(
                "gas.methane.jump",
                new Condition.Jump(300),
                Duration.ZERO,
                new Level(Severity.YELLOW, 16, 8, 1, 1, Duration.ZERO)));
        learned.observe(0, 1);
        assertTrue(learned.overdue(4 * 86_400).state().isPresent());
        assertEquals(Optional.empty(), learned.overdue(60 * 86_400).state());
    }

    @Test
    void aScoreTellsHowNearAReadingIsToAnAlarm() {
        assertEquals(0.25, sensor.observe(0, 0).score());
        assertEquals(Nearness.BEGINS, sensor.observe(10, 50).score());
    }

    @Test
    void aReadingNobodyJudgesHasNoScore() {
        assertEquals(0, sensor.observe(0, -40).score());
    }

    @Test
    void aSensorWithAnOpenAlertIsNotForgotten() {
        SensorUnderTest plain = SensorUnderTest.of(redAbove50ThreeTimes());
        plain.observeAll(0, 10, 60, 60, 60);
        assertTrue(plain.overdue(90_000).state().isPresent());
    }

    @Test
    void aSignalCarriesItsEvidenceWithoutImplausibleValues() {
        sensor.observeAll(0, 10, -99, 60, 61, 62);
        Signal signal = sensor.signals().get(0);
        assertEquals(
                List.of(60.0, 61.0, 62.0),
                signal.evidence().stream().map(sample -> sample.value()).toList());
        assertEquals(at(10), signal.episode());
        assertEquals(62, signal.value());
        assertEquals(50, signal.threshold());
        assertEquals("dev-1.methane", signal.subject());
        assertEquals("well-1", signal.asset());
    }

    @Test
    void aFlatLineMarksTheReadingsThatBelongToIt() {
        SensorUnderTest flat = SensorUnderTest.of(rule(
                "gas.methane.stuck",
                new Condition.FlatLine(0),
                Duration.ZERO,
                new Level(Severity.BLUE, 3, 3, 1, 1, Duration.ZERO)));
        flat.observeAll(0, 10, 7, 7, 7);
        assertTrue(flat.observe(30, 7).reading().quality().has(Mark.FLAT_LINE));
        assertFalse(flat.observe(40, 8).reading().quality().has(Mark.FLAT_LINE));
        assertEquals(List.of("30 RAISE BLUE", "40 CLEAR BLUE"), flat.told());
        assertEquals(at(0), flat.signals().get(0).beganAt());
        assertEquals(at(30), flat.signals().get(0).episode());
    }

    @Test
    void aRateOfChangeRaisesAndClears() {
        SensorUnderTest rising = SensorUnderTest.of(rule(
                "gas.methane.rise",
                new Condition.RateOfChange(Direction.ABOVE, Duration.ofSeconds(30)),
                Duration.ZERO,
                new Level(Severity.ORANGE, 20, 5, 1, 1, Duration.ZERO)));
        rising.observeAll(0, 10, 1, 2, 25, 26, 26, 26, 26);
        assertEquals(List.of("20 RAISE ORANGE", "50 CLEAR ORANGE"), rising.told());
    }

    @Test
    void adoptsWhatTheStoreHoldsOpenAndClearsIt() {
        sensor.adopt(100, open("gas.methane.high", 50, Severity.RED, 2));
        sensor.observe(100, 1);
        assertEquals(List.of("100 CLEAR RED"), sensor.told());
        assertEquals(3, sensor.signals().get(0).step());
        assertEquals(at(50), sensor.signals().get(0).episode());
    }

    @Test
    void anAdoptedSilenceEndsWithTheFirstReading() {
        sensor.adopt(100, open("gas.methane.offline", 50, Severity.YELLOW, 1));
        sensor.observe(100, 1);
        assertEquals(List.of("100 CLEAR YELLOW"), sensor.told());
    }

    @Test
    void anOpenEpisodeWhoseRuleIsGoneIsCleared() {
        sensor.adopt(100, open("gas.methane.removed", 50, Severity.RED, 2));
        assertEquals(List.of("100 CLEAR RED"), sensor.told());
        assertEquals(SignalKind.CLEAR, sensor.signals().get(0).kind());
    }

    @Test
    void anAdoptedEpisodeIsNotRaisedAgain() {
        sensor.adopt(100, open("gas.methane.high", 50, Severity.RED, 0));
        sensor.observeAll(100, 10, 60, 60, 60, 60);
        assertEquals(List.of(), sensor.told());
    }

    @Test
    void stateOfARemovedRuleIsDropped() {
        sensor.observeAll(0, 10, 60, 60, 60);
        SensorJudge fewer = new SensorJudge(SensorUnderTest.METHANE, List.of(silentForThreePeriods()), 0);
        Judgement judgement = fewer.observe(Optional.of(sensor.state()), reading(30, 1), 30_000_000);
        assertEquals(1, judgement.state().orElseThrow().rules().size());
    }

    private static OpenEpisode open(String rule, double episode, Severity severity, int step) {
        return new OpenEpisode(
                new AlertKey(rule, "dev-1.methane"),
                "gas",
                "well-1",
                "dev-1",
                "methane",
                at(episode),
                severity,
                step,
                at(episode),
                at(episode + 20));
    }
}
