package lifeline.stream.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.signal.Severity;
import lifeline.stream.window.Memory;
import lifeline.stream.window.SampleWindow;
import org.junit.jupiter.api.Test;

class DetectorsTest {
    private static final long SECOND = 1_000_000;

    @Test
    void aThresholdIsMetAtItsRaiseValue() {
        assertEquals(1, above(20, 15).judge(0, 20).met());
    }

    @Test
    void aThresholdIsHeldDownToItsClearValue() {
        Finding finding = above(20, 15).judge(0, 15);
        assertEquals(0, finding.met());
        assertEquals(1, finding.held());
    }

    @Test
    void aThresholdIsLeftBelowItsClearValue() {
        assertEquals(0, above(20, 15).judge(0, 14.9).held());
    }

    @Test
    void aThresholdBelowIsMetAndHeldDownwards() {
        Limits limits = new Limits(Direction.BELOW, List.of(level(0.14, 0.16), level(0.10, 0.12)));
        assertEquals(2, limits.judge(0, 0.1).met());
        assertEquals(1, limits.judge(0, 0.15).held());
        assertEquals(0, limits.judge(0, 0.17).held());
    }

    @Test
    void theThresholdDetectorRemembersNothing() {
        Observation observation = new ThresholdDetector(above(20, 15)).observe(SampleWindow.EMPTY, 0, 25);
        assertEquals(SampleWindow.EMPTY, observation.memory());
        assertEquals(25, observation.finding().value());
    }

    @Test
    void aRateIsNotReadyWithOneReading() {
        RateOfChangeDetector detector = new RateOfChangeDetector(above(10, 5), 60 * SECOND);
        assertFalse(detector.observe(SampleWindow.EMPTY, 0, 1).finding().isReady());
    }

    @Test
    void aRateIsTheNewestMinusTheOldestInTheWindow() {
        assertEquals(30, rate(Direction.ABOVE, 60, 10, 0, 10, 20, 30).value());
    }

    @Test
    void aRateForgetsWhatIsOlderThanTheWindow() {
        assertEquals(20, rate(Direction.ABOVE, 20, 10, 0, 10, 20, 30).value());
    }

    @Test
    void aFallIsNegative() {
        assertEquals(1, rate(Direction.BELOW, 60, 10, 50, 45, 30).met());
    }

    @Test
    void aChangeIsWhatDecimalsSayItIs() {
        Limits limits = new Limits(Direction.BELOW, List.of(level(-0.05, -0.03)));
        assertEquals(
                1,
                last(new RateOfChangeDetector(limits, 60 * SECOND), 10, 0.3, 0.25)
                        .met());
    }

    @Test
    void aDropIsWhatIsBelowTheMedianOfTheWindowBefore() {
        assertEquals(-20, drop(50, 51, 50, 30).value());
        assertEquals(1, drop(50, 51, 50, 30).met());
        assertEquals(0, drop(50, 47, 44, 41, 38, 35).met(), "what sinks slowly takes its median along");
    }

    @Test
    void aDropIsTheFarthestOfItUntilSeventyPercentHaveComeBack() {
        assertEquals(-30, drop(50, 50, 50, 20, 25, 38).value());
        assertEquals(-8, drop(50, 50, 50, 20, 25, 42).value(), "22 of 30 are back, 8 are left");
    }

    @Test
    void whereItGoesLaterThanAWindowAfterItLeftIsNoPartOfTheDrop() {
        assertEquals(-12, drop(50, 50, 50, 38, 38, 38, 38, 38, 38, 38, 30, 20).value());
    }

    @Test
    void whatHasComeBackFromADropIsComparedWithWhatWasBeforeIt() {
        assertEquals(-20, drop(50, 50, 50, 20, 48, 50, 50, 30).value());
    }

    @Test
    void whatStaysDownForTwelveWindowsIsUsual() {
        double[] values = new double[80];
        Arrays.fill(values, 30);
        Arrays.fill(values, 0, 4, 50);
        assertEquals(1, drop(Arrays.copyOf(values, 70)).met());
        assertEquals(0, drop(values).held());
    }

    @Test
    void aForecastGoesOnAsTheLineThroughItsWindowDoes() {
        assertEquals(30 + 60, forecast(60, 0, 10, 20, 30).value(), 1e-6);
        assertEquals(1, forecast(60, 0, 1.2, 2.4, 3.6).met());
    }

    @Test
    void aForecastGoesByTheYoungerHalfWhereThatIsFlatter() {
        assertEquals(31 + 0.33 * 60, forecast(60, 0, 10, 20, 30, 30, 31).value(), 1e-6);
        assertEquals(20, forecast(60, 0, 20, 20, 20, 20, 20).value(), 1e-6);
    }

    @Test
    void aForecastOfFallingWaterIsThatItStays() {
        assertEquals(30, forecast(60, 60, 50, 40, 30).value(), 1e-6);
    }

    @Test
    void aForecastIsNotMovedByTheErrorOfTheGauge() {
        assertEquals(
                8,
                forecast(300, 8, 9, 8, 8, 9, 9, 8, 9, 8, 8, 9, 8, 9, 9, 8, 8, 9, 8, 9, 8)
                        .value(),
                1);
    }

    @Test
    void aForecastWaitsForHalfAWindowAndKeepsItsMemoryBounded() {
        assertFalse(forecast(60, 0, 10, 20).isReady());
        ForecastDetector detector = new ForecastDetector(above(10, 5), Direction.ABOVE, 60 * SECOND, 60 * SECOND);
        Memory memory = SampleWindow.EMPTY;
        for (int i = 0; i < 10_000; i++) {
            memory = detector.observe(memory, i * SECOND / 10, i).memory();
        }
        assertTrue(SampleWindow.of(memory).size() <= RateOfChangeDetector.LIMIT);
    }

    @Test
    void aGapLongerThanTheWindowMakesARateNotReady() {
        RateOfChangeDetector detector = new RateOfChangeDetector(above(10, 5), 60 * SECOND);
        Memory memory = detector.observe(SampleWindow.EMPTY, 0, 1).memory();
        assertFalse(detector.observe(memory, 61 * SECOND, 100).finding().isReady());
    }

    @Test
    void aRateKeepsItsMemoryBoundedHoweverDenseTheSeries() {
        RateOfChangeDetector detector = new RateOfChangeDetector(above(10, 5), 60 * SECOND);
        Memory memory = SampleWindow.EMPTY;
        for (int i = 0; i < 10_000; i++) {
            memory = detector.observe(memory, i * SECOND / 10, i).memory();
        }
        int kept = SampleWindow.of(memory).size();
        assertTrue(kept <= RateOfChangeDetector.LIMIT, "kept " + kept);
    }

    @Test
    void aDenseSeriesStillLooksBackAlmostTheWholeWindow() {
        RateOfChangeDetector detector = new RateOfChangeDetector(above(10, 5), 160 * SECOND);
        Memory memory = SampleWindow.EMPTY;
        double value = 0;
        for (int i = 0; i < 1000; i++) {
            Observation observation = detector.observe(memory, i * SECOND, i);
            memory = observation.memory();
            value = observation.finding().value();
        }
        assertTrue(value >= 150 && value <= 160, "looked back " + value);
    }

    @Test
    void aFlatLineIsMetAfterSoManyPeriodsOfTheSameValue() {
        assertEquals(1, flat(0, 5, 5, 5, 5).met());
        assertEquals(0, flat(0, 5, 5, 5).met());
    }

    @Test
    void aFlatLineEndsWithADifferentValue() {
        assertEquals(0, flat(0, 5, 5, 5, 5, 6).held());
    }

    @Test
    void aFlatLineToleratesWhatIsWithinTheTolerance() {
        assertEquals(1, flat(0.1, 5, 5.1, 4.9, 5).met());
    }

    @Test
    void aSlowCreepIsNoFlatLine() {
        assertEquals(0, flat(0.1, 5, 5.08, 5.16, 5.24).met());
    }

    @Test
    void aFlatLineBeganWithItsFirstReading() {
        assertEquals(0, flat(0, 5, 5, 5, 5).since());
    }

    @Test
    void silenceIsMetAfterSoManyPeriods() {
        AbsenceDetector absence = new AbsenceDetector(List.of(level(3, 3), level(6, 6)), 10 * SECOND);
        assertEquals(0, absence.overdue(0, 30 * SECOND - 1).met());
        assertEquals(1, absence.overdue(0, 30 * SECOND).met());
        assertEquals(2, absence.overdue(0, 60 * SECOND).met());
    }

    @Test
    void silenceIsDueAtTheNextLevelAndNeverAfterTheLast() {
        AbsenceDetector absence = new AbsenceDetector(List.of(level(3, 3), level(6, 6)), 10 * SECOND);
        assertEquals(OptionalLong.of(35 * SECOND), absence.dueAt(5 * SECOND, 0));
        assertEquals(OptionalLong.of(65 * SECOND), absence.dueAt(5 * SECOND, 1));
        assertEquals(OptionalLong.empty(), absence.dueAt(5 * SECOND, 2));
    }

    @Test
    void anyReadingEndsSilence() {
        AbsenceDetector absence = new AbsenceDetector(List.of(level(3, 3)), 10 * SECOND);
        assertEquals(0, absence.observe(SampleWindow.EMPTY, 1, 99).finding().held());
    }

    private static Finding rate(Direction direction, long window, long every, double... values) {
        Limits limits = new Limits(direction, List.of(direction == Direction.ABOVE ? level(10, 5) : level(-10, -5)));
        return last(new RateOfChangeDetector(limits, window * SECOND), every, values);
    }

    /** Of ten or more, below the median of a minute; 70 % back is over. */
    private static Finding drop(double... values) {
        Limits limits = new Limits(Direction.BELOW, List.of(level(-10, -5)));
        return last(new DropDetector(limits, Direction.BELOW, 60 * SECOND, 0.7), 10, values);
    }

    /** A minute ahead. */
    private static Finding forecast(long window, double... values) {
        return last(new ForecastDetector(above(10, 5), Direction.ABOVE, window * SECOND, 60 * SECOND), 10, values);
    }

    /** Readings a period of 10 s apart, against three periods. */
    private static Finding flat(double tolerance, double... values) {
        return last(new FlatLineDetector(List.of(level(3, 3)), 10 * SECOND, tolerance), 10, values);
    }

    private static Finding last(Detector detector, long every, double... values) {
        Memory memory = SampleWindow.EMPTY;
        Finding finding = Finding.NOT_READY;
        for (int i = 0; i < values.length; i++) {
            Observation observation = detector.observe(memory, i * every * SECOND, values[i]);
            memory = observation.memory();
            finding = observation.finding();
        }
        return finding;
    }

    private static Limits above(double raise, double clear) {
        return new Limits(Direction.ABOVE, List.of(level(raise, clear)));
    }

    private static Level level(double raise, double clear) {
        return new Level(Severity.YELLOW, raise, clear, 1, 1, Duration.ZERO);
    }
}
