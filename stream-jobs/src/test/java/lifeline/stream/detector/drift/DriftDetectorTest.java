package lifeline.stream.detector.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Level;
import lifeline.contract.signal.Severity;
import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Micros;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;
import org.junit.jupiter.api.Test;

class DriftDetectorTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DAY = 24;
    /** Two, in 14 days. */
    private static final Level LEVEL = new Level(Severity.BLUE, 2, 1, 1, 1, Duration.ZERO);

    private Memory memory = SampleWindow.EMPTY;

    @Test
    void aSlowCreepIsSeenEitherWay() {
        for (double aDay : List.of(0.2, -0.2)) {
            memory = SampleWindow.EMPTY;
            List<Finding> findings = hours(0, 60 * DAY, hour -> 50 + aDay * Math.max(0, hour / DAY - 20));
            assertEquals(0, findings.get(20 * DAY).met());
            assertTrue(findings.get(34 * DAY).met() > 0, "a creep of " + aDay + " a day");
        }
    }

    @Test
    void itSaysThatItIsNotReadyBeforeItHasLookedOnForMostOfItsWindow() {
        List<Finding> findings = hours(0, 20 * DAY, hour -> 50 + 0.3 * hour / DAY);
        assertFalse(findings.get(11 * DAY - 1).isReady());
        assertTrue(findings.get(14 * DAY).isReady());
    }

    @Test
    void aDayAWeekAndASpringAreNoCreep() {
        assertEquals(0, met(hours(0, 60 * DAY, hour -> 50 + 3 * Math.sin(2 * Math.PI * hour / DAY))));
        memory = SampleWindow.EMPTY;
        assertEquals(0, met(hours(0, 60 * DAY, hour -> hour / DAY % 7 >= 5 ? 56 : 50)));
        memory = SampleWindow.EMPTY;
        assertEquals(0, met(hours(0, 365 * DAY, hour -> 50 + 5 * Math.sin(2 * Math.PI * hour / DAY / 365))));
    }

    @Test
    void aStepIsNoCreepAndNorIsAWeekOfGas() {
        assertEquals(0, met(hours(0, 80 * DAY, hour -> hour < 40 * DAY ? 50 : 60)));
        memory = SampleWindow.EMPTY;
        assertEquals(0, met(hours(0, 80 * DAY, hour -> hour / DAY >= 40 && hour / DAY < 47 ? 60 : 50)));
    }

    @Test
    void whatHasCreptIsFlaggedUntilItIsSetRightAndNotUntilItStandsStill() {
        hours(0, 20 * DAY, hour -> 50);
        hours(20 * DAY, 40 * DAY, hour -> 50 + 0.2 * (hour / DAY - 20));
        List<Finding> still = hours(40 * DAY, 100 * DAY, hour -> 54);
        assertTrue(still.get(60 * DAY - 1).met() > 0, "it got used to it");
        List<Finding> set = hours(100 * DAY, 130 * DAY, hour -> 50);
        assertEquals(0, met(set.subList(2 * DAY, 30 * DAY)));
    }

    @Test
    void daysWithoutReadingsAreNoCreepAndTooManyOfThemAreNotJudged() {
        hours(0, 20 * DAY, hour -> 50);
        List<Finding> after = hours(40 * DAY, 48 * DAY, hour -> 51 + 0.1 * (hour / DAY - 40));
        assertFalse(after.get(DAY).isReady());
        assertEquals(0, met(after));
    }

    @Test
    void aClockThatWasPutBackTeachesNothing() {
        hours(0, 20 * DAY, hour -> 50);
        Memory before = memory;
        hours(10 * DAY, 11 * DAY, hour -> 90);
        assertEquals(before, memory);
    }

    @Test
    void whatItKeepsIsBoundedAndAsItTells() {
        hours(0, 100 * DAY, hour -> hour % 7);
        assertEquals(44, ((Numbers) memory).size());
    }

    private List<Finding> hours(int from, int to, IntToDoubleFunction series) {
        Detector detector = Detector.of(new Condition.Drift(Duration.ofDays(14)), List.of(LEVEL), Micros.of(HOUR));
        List<Finding> findings = new ArrayList<>();
        for (int hour = from; hour < to; hour++) {
            double noise = 0.2 * new Random(31L * hour).nextGaussian();
            long at = Micros.of(START.plus(HOUR.multipliedBy(hour)));
            Observation observation = detector.observe(memory, at, series.applyAsDouble(hour) + noise);
            memory = observation.memory();
            findings.add(observation.finding());
        }
        return findings;
    }

    private static long met(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.met() > 0).count();
    }
}
