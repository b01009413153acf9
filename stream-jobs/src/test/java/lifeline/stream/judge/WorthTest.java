package lifeline.stream.judge;

import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.redAbove50ThreeTimes;
import static lifeline.stream.judge.SensorUnderTest.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Unit;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings that are no measurement, of a methane sensor with a full scale of 100 %LEL. */
class WorthTest {
    private static final Rule FAULTY = rule(
            "gas.methane.faulty",
            new Condition.Faulty(),
            Duration.ofSeconds(30),
            new Level(Severity.BLUE, 1, 1, 3, 5, Duration.ZERO));

    private static Quality quality(SensorUnderTest sensor, double second, double value) {
        return sensor.observe(second, value).reading().quality();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9999, 65535, 32767, -32768, 99.99})
    void aNumberThatStandsForNoneIsBadAndNeverFullScale(double code) {
        SensorUnderTest sensor = SensorUnderTest.of(redAbove50ThreeTimes()).observeAll(0, 10, 1, 2, 1);
        assertEquals(Quality.GOOD.with(Mark.QUARANTINED).with(Grade.BAD), quality(sensor, 30, code));
        sensor.observeAll(40, 10, code, code, code);
        assertEquals(List.of(), sensor.told());
    }

    @Test
    void fullScaleIsAMeasurement() {
        SensorUnderTest sensor =
                SensorUnderTest.of(FAULTY, redAbove50ThreeTimes()).observeAll(0, 10, 1, 100, 104, 100);
        assertEquals(List.of("30 RAISE RED"), sensor.told());
    }

    @Test
    void whatIsToldInAnotherScaleIsQuarantinedUntilItIsBackAndIsNoAlarm() {
        SensorUnderTest sensor =
                SensorUnderTest.of(redAbove50ThreeTimes(), FAULTY).observeAll(0, 10, 3.0, 3.01, 2.99, 3.0, 3.02, 3.0);
        Quality quarantined = Quality.GOOD.with(Mark.QUARANTINED).with(Grade.SUSPECT);
        for (int i = 0; i < 12; i++) {
            assertEquals(quarantined, quality(sensor, 60 + 10 * i, 3000 + i));
        }
        assertEquals(List.of("80 RAISE BLUE"), sensor.told());
        assertEquals(Quality.GOOD, quality(sensor, 180, 3.01));
    }

    @Test
    void aRiseBeyondFullScaleIsNoOtherScale() {
        SensorUnderTest rough = SensorUnderTest.of(redAbove50ThreeTimes())
                .observeAll(0, 10, 0.3, 0.5, 0.2, 0.4, 0.3, 0.4, 110, 110, 110);
        assertEquals(List.of("80 RAISE RED"), rough.told());
        SensorUnderTest steady =
                SensorUnderTest.of(redAbove50ThreeTimes()).observeAll(0, 10, 40, 40, 40, 40, 40, 40, 105, 105, 105);
        assertEquals(List.of("80 RAISE RED"), steady.told());
    }

    @Test
    void threeBadReadingsOfFiveTellTheMaintainerAndFiveGoodOnesEndIt() {
        SensorUnderTest sensor =
                SensorUnderTest.of(FAULTY).observeAll(0, 10, 1, -9999, 1, -500, -9999, 1, 1, 1, 1, 1, 1, 1);
        assertEquals(List.of("40 RAISE BLUE", "80 CLEAR BLUE"), sensor.told().subList(0, 2));
    }

    @Test
    void whatTheSenderItselfCallsBadIsAFaultToo() {
        SensorUnderTest sensor = SensorUnderTest.of(FAULTY);
        for (int i = 0; i < 3; i++) {
            sensor.observe(reading(10 * i, 5).withQuality(Quality.GOOD.with(Grade.BAD)));
        }
        assertEquals(List.of("20 RAISE BLUE"), sensor.told());
    }

    @Test
    void inAWindowOfWorkNothingIsAFault() {
        SensorUnderTest sensor = SensorUnderTest.of(FAULTY);
        for (int i = 0; i < 5; i++) {
            sensor.observe(reading(10 * i, -9999).withQuality(Quality.GOOD.with(Mark.WORK_WINDOW)));
        }
        assertEquals(List.of(), sensor.told());
    }

    @Test
    void aQuantityOfUnknownRangeHasNoMagicNumbers() {

        SensorUnderTest sensor = new SensorUnderTest(new SensorJudge(
                new Quantity(
                        "value",
                        SensorUnderTest.TEXT,
                        Unit.STATE,
                        -1e15,
                        1e15,
                        null,
                        null,
                        Duration.ofSeconds(10),
                        "[default]"),
                List.of(),
                0));
        assertEquals(Quality.GOOD, quality(sensor, 0, 65535));
    }
}
