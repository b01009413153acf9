package lifeline.stream.detector.learned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import lifeline.contract.rule.Condition.Deviation.Hours;
import lifeline.contract.rule.Condition.Deviation.Measure;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.signal.Severity;
import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Micros;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;
import org.junit.jupiter.api.Test;

class LearnedDetectorsTest {
    /** A Monday, midnight in Weihai. */
    private static final Instant START = Instant.parse("2026-01-04T16:00:00Z");

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int QUARTERS_A_DAY = 96;

    @Test
    void nothingIsSaidBeforeItHasLookedOn() {
        for (Detector detector : List.of(
                pattern(200),
                jump(200),
                deviation(Duration.ofHours(3)),
                record(true, Duration.ofHours(3)),
                shift(true, Duration.ofHours(3)))) {
            List<Finding> findings = findings(detector, MINUTE, 150, noisy(i -> i == 140 ? 1e6 : 10));
            assertFalse(findings.stream().anyMatch(Finding::isReady), detector.toString());
        }
    }

    @Test
    void aPatternIsMetByWhatWasNeverSeenAndNotByAnOrdinaryDay() {
        assertEquals(0, met(findings(pattern(200), MINUTE, 5_000, noisy(i -> 10 + Math.sin(i / 10.0)))));
        assertTrue(met(findings(pattern(200), MINUTE, 5_000, noisy(i -> i == 4_000 ? 40 : 10))) > 0);
    }

    @Test
    void aPatternIsMetByASeriesThatFreezes() {
        Random random = new Random(7);
        assertTrue(met(findings(pattern(200), MINUTE, 5_000, i -> i > 4_000 ? 10 : 10 + random.nextGaussian())) > 0);
    }

    @Test
    void aPatternIsTheSameInEveryUnit() {
        List<Finding> metres = findings(pattern(200), MINUTE, 3_000, noisy(i -> i > 2_900 ? 13 : 10));
        DoubleUnaryOperator millimetres = value -> 1000 * value;
        IntToDoubleFunction series = noisy(i -> i > 2_900 ? 13 : 10);
        List<Finding> scaled =
                findings(pattern(200), MINUTE, 3_000, i -> millimetres.applyAsDouble(series.applyAsDouble(i)));
        assertEquals(metres.get(2_905).value(), scaled.get(2_905).value(), 1e-3);
    }

    @Test
    void aDisturbanceIsOneJumpHoweverOftenItSwings() {
        List<Finding> findings = findings(jump(100), MINUTE, 1_000, noisy(i -> i > 800 && i % 2 == 0 ? 200 : 10));
        int raised = 0;
        for (int i = 1; i < findings.size(); i++) {
            raised += findings.get(i).met() > 0 && findings.get(i - 1).held() == 0 ? 1 : 0;
        }
        assertEquals(1, raised);
    }

    @Test
    void anHourIsComparedWithTheSameHourOfSuchADay() {
        IntToDoubleFunction week = noisy(i -> hour(i) < 6 ? 1 : 20);
        int length = 13 * QUARTERS_A_DAY;
        assertEquals(0, met(findings(deviation(Duration.ofDays(8)), QUARTER, length, week)));
        int night = 10 * QUARTERS_A_DAY + 12;
        IntToDoubleFunction draws = i -> i == night ? 20 : week.applyAsDouble(i);
        List<Finding> findings = findings(deviation(Duration.ofDays(8)), QUARTER, length, draws);
        assertTrue(findings.get(night).met() > 0, findings.get(night)::toString);
    }

    @Test
    void aNightIsAMultipleOfWhatSuchNightsShowAndTheDayIsNotJudged() {
        Detector nights = new DeviationDetector(
                limits(1.5, 1.3),
                Micros.of(Duration.ofDays(7)),
                Measure.RATIO,
                new Hours(Duration.ofHours(2), Duration.ofHours(4)));
        IntToDoubleFunction week = noisy(i -> beijing(i) < 6 ? 50 : 200);
        int leak = 16 * QUARTERS_A_DAY;
        IntToDoubleFunction leaking = i -> week.applyAsDouble(i) + (i >= leak ? 40 : 0);
        List<Finding> findings = findings(nights, QUARTER, 18 * QUARTERS_A_DAY, leaking);
        assertEquals(0, met(findings.subList(0, leak)));
        assertEquals(2 * 8, met(findings.subList(leak, findings.size())), "two nights of two hours");
        for (int i = leak; i < findings.size(); i++) {
            boolean isNight = beijing(i) >= 2 && beijing(i) < 4;
            assertEquals(isNight, findings.get(i).isReady(), "hour " + beijing(i));
            assertTrue(!isNight || Math.abs(findings.get(i).value() - 1.8) < 0.05, findings.get(i)::toString);
        }
    }

    @Test
    void aShareOfTheUsualThatIsGoneIsToldAndGoesOnBeingTold() {
        Level tenth = new Level(Severity.ORANGE, 0.9, 0.92, 1, 1, Duration.ZERO);
        Limits below = new Limits(Direction.BELOW, List.of(tenth));
        Detector bearing = new DeviationDetector(below, Micros.of(Duration.ofDays(7)), Measure.RATIO, Hours.ALL);
        int lifted = 12 * QUARTERS_A_DAY;
        IntToDoubleFunction reaction = noisy(i -> i >= lifted ? 612 : 690);
        List<Finding> findings = findings(bearing, QUARTER, 40 * QUARTERS_A_DAY, reaction);
        assertEquals(0, met(findings.subList(0, lifted)));
        assertEquals(0.887, findings.get(lifted).value(), 0.002);
        assertTrue(findings.get(39 * QUARTERS_A_DAY).met() > 0, "it got used to it");
    }

    @Test
    void aRestDayNobodyHasSeenYetIsNotJudged() {
        IntToDoubleFunction week = noisy(i -> i >= 5 * QUARTERS_A_DAY ? 20 : 1);
        List<Finding> findings = findings(deviation(Duration.ofDays(3)), QUARTER, 5 * QUARTERS_A_DAY + 2, week);
        assertFalse(findings.get(5 * QUARTERS_A_DAY).isReady());
    }

    @Test
    void whatIsFlaggedTeachesNothing() {
        IntToDoubleFunction leak = noisy(i -> i >= 12 * QUARTERS_A_DAY ? 30 : 10);
        List<Finding> findings = findings(deviation(Duration.ofDays(8)), QUARTER, 40 * QUARTERS_A_DAY, leak);
        assertTrue(findings.get(39 * QUARTERS_A_DAY).met() > 0, "it got used to the leak");
    }

    @Test
    void aYearOfAStuckSensorTeachesNoSpreadAndRaisesNothing() {
        for (Detector detector : List.of(
                deviation(Duration.ofDays(8)), record(true, Duration.ofDays(8)), shift(true, Duration.ofDays(8)))) {
            List<Finding> findings =
                    findings(detector, QUARTER, 366 * QUARTERS_A_DAY, i -> i > 365 * QUARTERS_A_DAY ? 11 : 10);
            assertEquals(0, met(findings), detector.toString());
        }
    }

    @Test
    void aRecordIsFurtherOutThanEverAndNoSecondOfWhatWasThereBefore() {
        int storm = 20 * QUARTERS_A_DAY;
        int second = 30 * QUARTERS_A_DAY;
        IntToDoubleFunction wind = noisy(i -> i == storm ? 30 : i == second ? 28 : 10 + 3 * Math.sin(hour(i) / 3.8));
        List<Finding> findings = findings(record(true, Duration.ofDays(8)), QUARTER, second + 10, wind);
        assertTrue(findings.get(storm).met() > 0, findings.get(storm)::toString);
        assertEquals(1, met(findings), "as much again is no record");
    }

    @Test
    void aLowestEverIsARecordToo() {
        int dip = 20 * QUARTERS_A_DAY;
        List<Finding> findings =
                findings(record(false, Duration.ofDays(8)), QUARTER, dip + 10, noisy(i -> i == dip ? -20 : 10));
        assertTrue(findings.get(dip).met() > 0, findings.get(dip)::toString);
        assertEquals(1, met(findings));
    }

    @Test
    void aRecordThatLastsAsLongAsItLookedOnIsWhatIsThere() {
        int moved = 20 * QUARTERS_A_DAY;
        IntToDoubleFunction level = noisy(i -> i >= moved ? 40 : 10);
        List<Finding> findings = findings(record(true, Duration.ofDays(8)), QUARTER, 45 * QUARTERS_A_DAY, level);
        assertTrue(findings.get(moved + 7 * QUARTERS_A_DAY).met() > 0, "it got used to it");
        assertEquals(0, met(findings.subList(moved + 9 * QUARTERS_A_DAY, findings.size())));
    }

    @Test
    void aShiftIsWhatMovesAndStaysNotOneFarReadingNorADay() {
        int moved = 20 * QUARTERS_A_DAY;
        IntToDoubleFunction day = noisy(i -> 10 + 3 * Math.sin(hour(i) / 3.8));
        Duration fortnight = Duration.ofDays(14);
        assertEquals(0, met(findings(shift(true, fortnight), QUARTER, 60 * QUARTERS_A_DAY, day)));
        IntToDoubleFunction far = i -> day.applyAsDouble(i) + (i == moved ? 100 : 0);
        assertEquals(0, met(findings(shift(true, fortnight), QUARTER, 60 * QUARTERS_A_DAY, far)));
        IntToDoubleFunction higher = i -> day.applyAsDouble(i) + (i >= moved ? 0.9 : 0);
        List<Finding> findings = findings(shift(true, fortnight), QUARTER, 30 * QUARTERS_A_DAY, higher);
        assertEquals(0, met(findings.subList(0, moved + QUARTERS_A_DAY)), "not within a day");
        assertTrue(findings.get(moved + 3 * QUARTERS_A_DAY).met() > 0, "three standard deviations for three days");
        assertEquals(0, met(findings(shift(false, fortnight), QUARTER, 30 * QUARTERS_A_DAY, higher)), "the other way");
    }

    @Test
    void whatTheyKeepIsBoundedAndAsTheyTell() {
        assertEquals(23, kept(pattern(200)));
        assertEquals(4, kept(jump(100)));
        assertEquals(98, kept(deviation(Duration.ofDays(8))));
        assertEquals(9, kept(record(true, Duration.ofDays(8))));
        assertEquals(99, kept(shift(true, Duration.ofDays(8))));
    }

    private static int kept(Detector detector) {
        Memory memory = SampleWindow.EMPTY;
        for (int i = 0; i < 3_000; i++) {
            memory = detector.observe(memory, at(QUARTER, i), i % 7).memory();
        }
        return ((Numbers) memory).size();
    }

    private static double beijing(int quarter) {
        return Micros.of(START.plus(QUARTER.multipliedBy(quarter)).plus(Duration.ofHours(8)))
                % Micros.of(Duration.ofDays(1))
                / (double) Micros.of(Duration.ofHours(1));
    }

    private static double hour(int quarter) {
        return quarter % QUARTERS_A_DAY / 4.0;
    }

    private static IntToDoubleFunction noisy(IntToDoubleFunction series) {
        return i -> series.applyAsDouble(i) + 0.3 * new Random(31L * i).nextGaussian();
    }

    private static long met(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.met() > 0).count();
    }

    private static List<Finding> findings(Detector detector, Duration every, int length, IntToDoubleFunction series) {
        List<Finding> findings = new ArrayList<>();
        Memory memory = SampleWindow.EMPTY;
        for (int i = 0; i < length; i++) {
            Observation observation = detector.observe(memory, at(every, i), series.applyAsDouble(i));
            memory = observation.memory();
            findings.add(observation.finding());
        }
        return findings;
    }

    private static long at(Duration every, int number) {
        return Micros.of(START.plus(every.multipliedBy(number)));
    }

    private static Detector pattern(int learning) {
        return new PatternDetector(limits(4.5, 1.35), learning);
    }

    private static Detector jump(int memory) {
        return new JumpDetector(limits(16, 8), memory);
    }

    private static Detector deviation(Duration learning) {
        return new DeviationDetector(limits(8, 6), Micros.of(learning), Measure.SPREAD, Hours.ALL);
    }

    private static Detector record(boolean isGreatest, Duration learning) {
        return new RecordDetector(limits(4, 2), isGreatest, Micros.of(learning));
    }

    private static Detector shift(boolean isUp, Duration learning) {
        return new ShiftDetector(limits(4, 2), isUp, Micros.of(learning));
    }

    private static Limits limits(double raise, double clear) {
        return new Limits(Direction.ABOVE, List.of(new Level(Severity.YELLOW, raise, clear, 1, 1, Duration.ZERO)));
    }
}
