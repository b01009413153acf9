package lifeline.stream.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.IntStream;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.season.Season;
import lifeline.contract.season.YearCalendar;
import lifeline.contract.season.YearCalendar.State;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.Test;

/** A rule that judges from the 15th of November to the 5th of April, by the city's clock. */
class SeasonTest {
    private static final double BEGINS = Instant.parse("2026-11-14T16:00:00Z").getEpochSecond();
    private static final double ENDS = Instant.parse("2027-04-04T16:00:00Z").getEpochSecond();
    private static final double NEXT = Instant.parse("2027-11-14T16:00:00Z").getEpochSecond();
    private static final YearCalendar YEAR = new YearCalendar(
            List.of(
                    new State("season", SensorUnderTest.TEXT, MonthDay.of(11, 15)),
                    new State("filling", SensorUnderTest.TEXT, MonthDay.of(4, 5))),
            true);

    private final SensorUnderTest sensor = SensorUnderTest.of(rule(Duration.ZERO));

    private static Rule rule(Duration after) {
        Rule always = SensorUnderTest.rule(
                "gas.methane.high",
                new Condition.Threshold(Direction.ABOVE),
                Duration.ofSeconds(30),
                new Level(Severity.RED, 50, 40, 3, 3, after));
        return always.as(always.id(), always.levels(), new Season(YEAR, List.of("season")));
    }

    private static double[] values(int count, double value) {
        return IntStream.range(0, count).mapToDouble(i -> value).toArray();
    }

    private List<SignalKind> kinds() {
        return sensor.signals().stream().map(Signal::kind).toList();
    }

    @Test
    void whatIsMeasuredOutOfSeasonRaisesNothingAndTheSameInTheSeasonDoes() {
        sensor.observeAll(BEGINS - 100, 10, values(10, 80));
        assertTrue(sensor.signals().isEmpty());
        sensor.observeAll(BEGINS + 1_000, 10, values(10, 80));
        assertEquals(List.of(SignalKind.RAISE), kinds());
    }

    @Test
    void whatStillHoldsWhenTheSeasonBeginsRaises() {
        sensor.observeAll(BEGINS - 100, 10, values(20, 80));
        assertEquals(List.of(SignalKind.RAISE), kinds());
        assertEquals(SensorUnderTest.at(BEGINS + 20), sensor.signals().get(0).at());
    }

    @Test
    void anAlertThatIsOpenWhenItsSeasonEndsIsNotClearedByIt() {
        sensor.observeAll(ENDS - 100, 10, values(10, 80));
        sensor.observeAll(ENDS, 10, values(100, 0));
        assertEquals(List.of(SignalKind.RAISE), kinds());
    }

    @Test
    void countsDoNotGoOnOutOfSeason() {
        sensor.observeAll(ENDS - 20, 10, 80, 80);
        sensor.observeAll(ENDS, 10, values(100, 80));
        assertTrue(sensor.signals().isEmpty());
    }

    @Test
    void timeOutOfSeasonIsNoPatience() {
        SensorUnderTest patient = SensorUnderTest.of(rule(Duration.ofMinutes(1)));
        patient.observeAll(ENDS - 30, 10, 80, 80, 80);
        patient.observeAll(ENDS, 3_600, values(24, 80));
        patient.observeAll(NEXT, 10, 80, 80, 80);
        assertTrue(patient.signals().isEmpty());
    }
}
