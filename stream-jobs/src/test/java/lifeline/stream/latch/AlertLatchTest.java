package lifeline.stream.latch;

import static lifeline.contract.signal.SignalKind.CLEAR;
import static lifeline.contract.signal.SignalKind.EASE;
import static lifeline.contract.signal.SignalKind.ESCALATE;
import static lifeline.contract.signal.SignalKind.RAISE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.signal.Severity;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import org.junit.jupiter.api.Test;

class AlertLatchTest {
    private static final long SECOND = 1_000_000;

    @Test
    void raisesAtTheFirstReadingWhereOneIsEnough() {
        assertEquals(List.of("20 RAISE 1"), play(latch(0, yellow(20, 15, 1, 1, 0)), 10, 5, 12, 25));
    }

    @Test
    void raisesAtTheReadingThatCompletesTheCount() {
        assertEquals(List.of("30 RAISE 1"), play(latch(0, yellow(20, 15, 3, 3, 0)), 10, 5, 21, 22, 23, 24));
    }

    @Test
    void aMissStartsTheCountOfThreeInARowAgain() {
        assertEquals(List.of("60 RAISE 1"), play(latch(0, yellow(20, 15, 3, 3, 0)), 10, 21, 22, 5, 5, 21, 22, 23));
    }

    @Test
    void aMissDoesNotHurtThreeOfFive() {
        assertEquals(List.of("40 RAISE 1"), play(latch(600, yellow(20, 15, 3, 5, 0)), 10, 21, 5, 22, 5, 23));
    }

    @Test
    void threeHitsInMoreThanFiveReadingsAreNotThreeOfFive() {
        assertEquals(List.of(), play(latch(0, yellow(20, 15, 3, 5, 0)), 10, 21, 5, 5, 22, 5, 23));
    }

    @Test
    void raisesOnceTheConditionHasLasted() {
        assertEquals(List.of("60 RAISE 1"), play(latch(0, yellow(20, 15, 1, 1, 60)), 10, 21, 21, 21, 21, 21, 21, 21));
    }

    @Test
    void aDipAboveTheClearLevelDoesNotStartTheTimeAgain() {
        assertEquals(List.of("60 RAISE 1"), play(latch(0, yellow(20, 15, 1, 1, 60)), 10, 21, 21, 17, 21, 21, 21, 21));
    }

    @Test
    void aDipBelowTheClearLevelStartsTheTimeAgain() {
        assertEquals(
                List.of("90 RAISE 1"),
                play(latch(0, yellow(20, 15, 1, 1, 60)), 10, 21, 21, 5, 21, 21, 21, 21, 21, 21, 21));
    }

    @Test
    void doesNotRaiseAtAReadingThatOnlyHolds() {
        assertEquals(
                List.of("70 RAISE 1"), play(latch(0, yellow(20, 15, 1, 1, 60)), 10, 21, 21, 21, 21, 21, 21, 17, 21));
    }

    @Test
    void forgetsWhatWasPendingWhenItGoesQuiet() {
        AlertLatch latch = latch(0, yellow(20, 15, 3, 3, 0));
        LatchState pending = state(latch, 10, 21, 22);
        assertInstanceOf(LatchState.Pending.class, pending);
        assertSame(LatchState.Quiet.QUIET, state(latch, 10, 21, 22, 5, 5, 5));
    }

    @Test
    void raisesWithTheGravestLevelSatisfied() {
        assertEquals(List.of("0 RAISE 2"), play(latch(0, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0)), 10, 60));
    }

    @Test
    void escalatesWhenAGraverLevelIsSatisfied() {
        assertEquals(
                List.of("0 RAISE 1", "20 ESCALATE 2"),
                play(latch(0, yellow(20, 15, 1, 1, 0), red(50, 40, 2, 2, 0)), 10, 25, 55, 60, 70));
    }

    @Test
    void aGraverLevelLastsFromItsOwnFirstReading() {
        assertEquals(
                List.of("0 RAISE 1", "60 ESCALATE 2"),
                play(latch(0, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 30)), 10, 25, 25, 25, 55, 55, 55, 55));
    }

    @Test
    void clearsAfterTheQuietHasLasted() {
        assertEquals(
                List.of("0 RAISE 1", "40 CLEAR 1"), play(latch(30, yellow(20, 15, 1, 1, 0)), 10, 25, 5, 5, 5, 5, 5));
    }

    @Test
    void clearsAtOnceWhereNoQuietIsAskedFor() {
        assertEquals(List.of("0 RAISE 1", "10 CLEAR 1"), play(latch(0, yellow(20, 15, 1, 1, 0)), 10, 25, 5));
    }

    @Test
    void doesNotClearBetweenClearAndRaise() {
        assertEquals(List.of("0 RAISE 1"), play(latch(30, yellow(20, 15, 1, 1, 0)), 10, 25, 16, 16, 16, 16, 16, 16));
    }

    @Test
    void aReadingThatHoldsStartsTheQuietAgain() {
        assertEquals(
                List.of("0 RAISE 1", "70 CLEAR 1"),
                play(latch(30, yellow(20, 15, 1, 1, 0)), 10, 25, 5, 5, 16, 5, 5, 5, 5));
    }

    @Test
    void easesToTheGravestLevelHeldAndClearsAfterItsOwnQuiet() {
        assertEquals(
                List.of("0 RAISE 2", "40 EASE 1", "80 CLEAR 1"),
                play(latch(30, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0)), 10, 60, 30, 30, 30, 30, 5, 5, 5, 5));
    }

    @Test
    void clearsWhenNothingIsHeldAnyMoreOnceTheRaisedLevelIsLeft() {
        assertEquals(
                List.of("0 RAISE 2", "40 CLEAR 2"),
                play(latch(30, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0)), 10, 60, 30, 30, 5, 5, 5, 5));
    }

    @Test
    void clearsWithoutEasingWhenAllIsQuietAtOnce() {
        assertEquals(
                List.of("0 RAISE 2", "40 CLEAR 2"),
                play(latch(30, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0)), 10, 60, 5, 5, 5, 5));
    }

    @Test
    void mayEscalateAgainAfterEasing() {
        assertEquals(
                List.of("0 RAISE 2", "10 EASE 1", "20 ESCALATE 2"),
                play(latch(0, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0)), 10, 60, 30, 55));
    }

    @Test
    void hitsFromBeforeEasingDoNotCountAgain() {
        assertEquals(
                List.of("10 RAISE 2", "20 EASE 1"),
                play(latch(0, yellow(20, 15, 2, 2, 0), red(50, 40, 2, 3, 0)), 10, 60, 60, 30, 55));
    }

    @Test
    void theNextEpisodeHasItsOwnIdentity() {
        AlertLatch latch = latch(0, yellow(20, 15, 1, 1, 0));
        LatchState second = state(latch, 10, 25, 5, 25);
        assertEquals(20 * SECOND, ((LatchState.Raised) second).episode().identity());
    }

    @Test
    void anEpisodeIsNamedByTheFirstReadingThatMet() {
        LatchState raised = state(latch(0, yellow(20, 15, 3, 3, 0)), 10, 5, 21, 22, 23);
        assertEquals(10 * SECOND, ((LatchState.Raised) raised).episode().identity());
    }

    @Test
    void adoptsAnEpisodeItDoesNotKnowAndClearsIt() {
        AlertLatch latch = latch(0, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0));
        LatchState adopted = latch.adopt(LatchState.Quiet.QUIET, new Episode(1, 1, 5 * SECOND, 2, 3));
        LatchStep step = latch.observe(adopted, sight(10, 5));
        assertEquals(CLEAR, step.change().orElseThrow().kind());
        assertEquals(4, step.change().orElseThrow().episode().step());
    }

    @Test
    void readingsFromBeforeTheAdoptedSignalAreNotJudgedAgain() {
        AlertLatch latch = latch(0, yellow(20, 15, 1, 1, 0));
        LatchState adopted = latch.adopt(LatchState.Quiet.QUIET, new Episode(1, 1, 50 * SECOND, 1, 0));
        LatchStep step = latch.observe(adopted, sight(10, 5));
        assertEquals(LatchStep.silent(adopted), step);
    }

    @Test
    void keepsItsOwnEpisodeWhenItKnowsMoreThanTheStore() {
        AlertLatch latch = latch(0, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0));
        LatchState own = state(latch, 10, 25, 60);
        assertSame(own, latch.adopt(own, new Episode(0, 0, 0, 1, 0)));
    }

    @Test
    void takesTheStoresStepWhenTheStoreIsAhead() {
        AlertLatch latch = latch(0, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0));
        LatchState adopted = latch.adopt(state(latch, 10, 25), new Episode(0, 0, 20 * SECOND, 2, 1));
        assertEquals(2, adopted.level());
    }

    @Test
    void silenceRaisesAtOnceAndEndsWithOneReading() {
        AlertLatch latch = AlertLatch.atOnce(List.of(yellow(3, 3, 2, 5, 600)));
        LatchStep raised = latch.observe(LatchState.Quiet.QUIET, new Sight(1, 1, 30, 0, 0));
        LatchStep cleared = latch.observe(raised.state(), new Sight(0, 0, 31, 31, 31));
        assertEquals(RAISE, raised.change().orElseThrow().kind());
        assertEquals(CLEAR, cleared.change().orElseThrow().kind());
    }

    @Test
    void stateKeptForARuleOfMoreLevelsStillClears() {
        AlertLatch before = latch(0, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0));
        AlertLatch now = latch(0, yellow(20, 15, 1, 1, 0));
        LatchStep step = now.observe(state(before, 10, 60), sight(100, 5));
        assertEquals(CLEAR, step.change().orElseThrow().kind());
        assertEquals(1, step.change().orElseThrow().level());
    }

    @Test
    void allKindsOfOrdinarySignalsHappen() {
        List<String> told = play(latch(10, yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0)), 10, 25, 60, 30, 30, 5, 5);
        assertEquals(
                List.of("0 " + RAISE + " 1", "10 " + ESCALATE + " 2", "30 " + EASE + " 1", "50 " + CLEAR + " 1"), told);
    }

    private static Level yellow(double raise, double clear, int count, int outOf, long after) {
        return new Level(Severity.YELLOW, raise, clear, count, outOf, Duration.ofSeconds(after));
    }

    private static Level red(double raise, double clear, int count, int outOf, long after) {
        return new Level(Severity.RED, raise, clear, count, outOf, Duration.ofSeconds(after));
    }

    private static AlertLatch latch(long clearAfter, Level... levels) {
        return new AlertLatch(List.of(levels), Duration.ofSeconds(clearAfter));
    }

    /** Every latch here has its levels at the same values, one or two of them. */
    private static Sight sight(long seconds, double value) {
        Limits limits = new Limits(Direction.ABOVE, List.of(yellow(20, 15, 1, 1, 0), red(50, 40, 1, 1, 0)));
        Finding finding = limits.judge(seconds * SECOND, value);
        long at = seconds * SECOND;
        return new Sight(finding.met(), finding.held(), at, at, at);
    }

    private static LatchState state(AlertLatch latch, long every, double... values) {
        LatchState state = LatchState.Quiet.QUIET;
        for (int i = 0; i < values.length; i++) {
            state = latch.observe(state, sight(i * every, values[i])).state();
        }
        return state;
    }

    private static List<String> play(AlertLatch latch, long every, double... values) {
        LatchState state = LatchState.Quiet.QUIET;
        List<String> told = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            LatchStep step = latch.observe(state, sight(i * every, values[i]));
            long at = i * every;
            step.change().ifPresent(change -> told.add(at + " " + change.kind() + " " + change.level()));
            state = step.state();
        }
        return told;
    }
}
