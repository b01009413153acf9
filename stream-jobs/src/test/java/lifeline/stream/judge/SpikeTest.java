package lifeline.stream.judge;

import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Unit;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;

/** A methane sensor of which a single value 20 %LEL from the others is a spike; a reading each 10 s. */
class SpikeTest {
    private static final Quantity METHANE = new Quantity(
            "methane",
            SensorUnderTest.TEXT,
            Unit.PERCENT_LEL,
            0,
            100,
            100.0,
            5.0,
            20.0,
            Duration.ofSeconds(10),
            "[default]");
    private static final Rule RISE = rule(
            "gas.methane.rise",
            new Condition.RateOfChange(Direction.BELOW, Duration.ofSeconds(60)),
            Duration.ZERO,
            new Level(Severity.YELLOW, -10, -5, 2, 2, Duration.ZERO));

    private static SensorUnderTest sensor(Rule... rules) {
        return new SensorUnderTest(new SensorJudge(METHANE, List.of(rules), 0));
    }

    private static Rule redAbove50(int count) {
        return rule(
                "gas.methane.high",
                new Condition.Threshold(Direction.ABOVE),
                Duration.ZERO,
                new Level(Severity.RED, 50, 40, count, count, Duration.ZERO));
    }

    private static boolean isSpike(Judgement judgement) {
        Quality quality = judgement.reading().quality();
        assertEquals(quality.has(Mark.SPIKE), quality.grade() == Grade.SUSPECT);
        return quality.has(Mark.SPIKE);
    }

    @Test
    void aSingleValueFarFromTheOthersIsMarkedAndNoRuleSeesIt() {
        SensorUnderTest sensor = sensor(RISE).observeAll(0, 10, 1, 2, 1, 2, 1, 2);
        assertTrue(isSpike(sensor.observe(60, 70)));
        assertFalse(isSpike(sensor.observe(70, 1)));
        sensor.observeAll(80, 10, 2, 1, 2, 1, 2, 1, 2, 1);
        assertEquals(List.of(), sensor.told(), "a fall back from the spike is none");
    }

    @Test
    void aRealJumpIsJudgedFromItsFirstReadingOnAsSoonAsTheSecondConfirmsIt() {
        SensorUnderTest sensor = sensor(redAbove50(2)).observeAll(0, 10, 1, 2, 1, 2, 1, 2);
        sensor.observe(60, 70);
        assertFalse(isSpike(sensor.observe(70, 72)));
        assertEquals(List.of("70 RAISE RED"), sensor.told());
        assertEquals(SensorUnderTest.at(60), sensor.signals().get(0).episode());
    }

    @Test
    void aJumpBeganWithItsFirstReadingWhateverCameLateBeforeItsSecond() {
        SensorUnderTest sensor = sensor(redAbove50(2)).observeAll(0, 10, 1, 2, 1, 2, 1, 2);
        sensor.observe(60, 70);
        sensor.observe(reading(55, 65, 1));
        sensor.observe(70, 72);
        assertEquals(List.of("70 RAISE RED"), sensor.told());
        assertEquals(SensorUnderTest.at(60), sensor.signals().get(0).episode());
    }

    @Test
    void aJumpOfADeviceWhoseClockIsFastBeganWhenItSays() {
        SensorUnderTest sensor = sensor(redAbove50(2)).observeAll(0, 10, 1, 2, 1, 2, 1, 2);
        sensor.observe(reading(62, 60, 70));
        sensor.observe(reading(72, 70, 72));
        assertEquals(SensorUnderTest.at(62), sensor.signals().get(0).episode());
    }

    @Test
    void aLevelThatOneReadingMeetsDoesNotWait() {
        SensorUnderTest sensor = sensor(redAbove50(1)).observeAll(0, 10, 1, 2, 1, 2, 1, 2);
        assertTrue(isSpike(sensor.observe(60, 70)));
        assertEquals(List.of("60 RAISE RED"), sensor.told());
    }

    @Test
    void anAlarmThatIsUnderWayDoesNotWait() {
        SensorUnderTest sensor = sensor(redAbove50(3)).observeAll(0, 10, 20, 21, 20, 21, 20, 49, 51, 55);
        sensor.observe(80, 99);
        assertEquals(List.of("80 RAISE RED"), sensor.told());
    }

    @Test
    void aFlatSeriesDoesNotSpikeAtItsNoise() {
        SensorUnderTest sensor = sensor().observeAll(0, 10, 1, 1, 1, 1, 1, 1, 1);
        assertFalse(isSpike(sensor.observe(70, 15)));
    }

    @Test
    void aRoughSeriesDoesNotSpikeWithinItsRoughness() {
        SensorUnderTest sensor = sensor().observeAll(0, 10, 10, 30, 5, 40, 20, 35, 8, 28);
        assertFalse(isSpike(sensor.observe(80, 60)));
    }

    @Test
    void ofASensorThatHasHardlySpokenNothingIsASpike() {
        SensorUnderTest sensor = sensor(redAbove50(2)).observeAll(0, 10, 1, 70, 70);
        assertEquals(List.of("20 RAISE RED"), sensor.told());
    }

    @Test
    void aReadingOfNoWorthBetweenLeavesTheQuestionOpen() {
        SensorUnderTest sensor = sensor(redAbove50(2)).observeAll(0, 10, 1, 2, 1, 2, 1, 2);
        sensor.observe(60, 70);
        sensor.observe(reading(70, 71).withQuality(Quality.GOOD.with(Grade.BAD)));
        sensor.observe(80, 72);
        assertEquals(List.of("80 RAISE RED"), sensor.told());
    }
}
