package lifeline.alerts.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.alerts.alert.Judgement.Cause;
import lifeline.alerts.alert.Judgement.Verdict;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of an alert from the first signal to its end, step by step. */
class LifeCycleTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final List<Deed> WAY = List.of(
            Deed.ACKNOWLEDGE, Deed.RELEASE, Deed.SIGN, Deed.ARRIVE, Deed.HANDLE, Deed.RESOLVE, Deed.CLOSE, Deed.REOPEN);

    private static Signal signal(SignalKind kind, Severity severity, int second) {
        Instant at = NOON.plusSeconds(second);
        return new Signal(
                "gas.methane.leak",
                1,
                "dev-1.methane",
                "gas",
                "well-1",
                "dev-1",
                "methane",
                NOON,
                kind,
                severity,
                second,
                at,
                NOON,
                at,
                at,
                10,
                10,
                List.of());
    }

    private static Alert raised(Severity severity) {
        return Taking.taking(Optional.empty(), signal(SignalKind.RAISE, severity, 0));
    }

    private static Alert recovered(Severity severity) {
        return Taking.taking(Optional.of(raised(severity)), signal(SignalKind.CLEAR, severity, 1));
    }

    private static Alert judged(Alert alert, Verdict verdict) {
        return alert.judge(new Judgement(verdict, Cause.UNKNOWN, "ana", at(20)))
                .accepted()
                .orElseThrow();
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    private static Alert after(Alert alert, Deed... deeds) {
        Alert changed = alert;
        for (Deed deed : deeds) {
            Outcome outcome = deed.apply(changed, "duty", at(30));
            changed = outcome.accepted()
                    .orElseThrow(() ->
                            new AssertionError(deed + ": " + outcome.refused().orElseThrow()));
        }
        return changed;
    }

    /** A true red alert that has recovered, where it comes to that stage. */
    private static Alert in(Stage.Name stage) {
        Alert alert = recovered(Severity.RED);
        if (stage == Stage.Name.DETECTED) {
            return alert;
        }
        Alert known = alert.announced(at(5));
        if (stage == Stage.Name.NOTIFIED) {
            return known;
        }
        Alert taken = after(known, Deed.ACKNOWLEDGE);
        if (stage == Stage.Name.ACKNOWLEDGED) {
            return taken;
        }
        Alert next = judged(taken, Verdict.TRUE);
        for (Deed deed : WAY.subList(1, WAY.size())) {
            if (next.stage().name() == stage) {
                return next;
            }
            next = after(next, deed);
        }
        assertEquals(stage, next.stage().name());
        return next;
    }

    private static Set<Deed> possible(Alert alert) {
        return Stream.of(Deed.values())
                .filter(deed -> deed.apply(alert, "duty", at(40)).accepted().isPresent())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Deed.class)));
    }

    @ParameterizedTest
    @EnumSource
    void eachStageAllowsItsOwnStepsAndNoOther(Stage.Name stage) {
        Alert alert = in(stage);
        assertEquals(stage, alert.stage().name());
        Set<Deed> steps =
                switch (stage) {
                    case DETECTED, NOTIFIED -> EnumSet.of(Deed.ACKNOWLEDGE);
                    case ACKNOWLEDGED -> EnumSet.noneOf(Deed.class);
                    case ANALYSED -> EnumSet.of(Deed.RELEASE);
                    case RELEASED -> EnumSet.of(Deed.SIGN);
                    case SIGNED -> EnumSet.of(Deed.ARRIVE);
                    case ARRIVED -> EnumSet.of(Deed.HANDLE);
                    case HANDLING -> EnumSet.of(Deed.HANDLE, Deed.RESOLVE);
                    case RESOLVED -> EnumSet.of(Deed.HANDLE, Deed.CLOSE);
                    case CLOSED -> EnumSet.of(Deed.REOPEN);
                };
        steps.add(Deed.COMMENT);
        boolean isTaken = stage.compareTo(Stage.Name.ACKNOWLEDGED) >= 0 && stage != Stage.Name.CLOSED;
        if (isTaken) {
            steps.add(Deed.FOLLOW);
        }
        assertEquals(steps, possible(alert));
    }

    @ParameterizedTest
    @EnumSource
    void aStageIsTheSameAfterItWasStored(Stage.Name stage) {
        Stage stored = in(stage).stage();
        assertEquals(stored, Stage.of(stored.name(), stored.acknowledgement(), stored.closedAt()));
    }

    @Test
    void whatIsResolvedMayHaveToBeHandledAgain() {
        assertEquals(
                "HANDLING", after(in(Stage.Name.RESOLVED), Deed.HANDLE).stage().word());
    }

    @Test
    void aRefusalNamesTheStepThatIsMissing() {
        assertEquals(
                refused(Refusal.NOT_ACKNOWLEDGED),
                in(Stage.Name.NOTIFIED).release(NOON).refused());
        assertEquals(
                refused(Refusal.NOT_JUDGED),
                in(Stage.Name.ACKNOWLEDGED).close(NOON).refused());
        assertEquals(
                refused(Refusal.NOT_RELEASED),
                in(Stage.Name.ANALYSED).sign(NOON).refused());
        assertEquals(
                refused(Refusal.NOT_SIGNED),
                in(Stage.Name.RELEASED).arrive(NOON).refused());
        assertEquals(
                refused(Refusal.NOT_ARRIVED), in(Stage.Name.SIGNED).handle(NOON).refused());
        assertEquals(
                refused(Refusal.NOT_HANDLED),
                in(Stage.Name.ARRIVED).resolve(NOON).refused());
        assertEquals(
                refused(Refusal.NOT_RESOLVED),
                in(Stage.Name.HANDLING).close(NOON).refused());
        assertEquals(
                refused(Refusal.ALREADY_SIGNED),
                in(Stage.Name.ARRIVED).sign(NOON).refused());
        assertEquals(
                refused(Refusal.ALREADY_CLOSED),
                in(Stage.Name.CLOSED).handle(NOON).refused());
        assertEquals(
                refused(Refusal.NOT_CLOSED),
                in(Stage.Name.RESOLVED).reopen(NOON).refused());
    }

    private static Optional<Refusal> refused(Refusal refusal) {
        return Optional.of(refusal);
    }

    @Test
    void aFalseAlertAndATrueBlueOneAreClosedOnceTheyAreAnalysed() {
        Alert wrong = judged(after(recovered(Severity.RED), Deed.ACKNOWLEDGE), Verdict.FALSE);
        assertEquals("CLOSED", after(wrong, Deed.CLOSE).stage().word());
        Alert blue = judged(after(recovered(Severity.BLUE), Deed.ACKNOWLEDGE), Verdict.TRUE);
        assertEquals("CLOSED", after(blue, Deed.CLOSE).stage().word());
    }

    @Test
    void aTrueAlertOfYellowAndGraverIsClosedOnlyOnceItIsResolvedAlsoWhenItEased() {
        Alert yellow = judged(after(recovered(Severity.YELLOW), Deed.ACKNOWLEDGE), Verdict.TRUE);
        assertEquals(refused(Refusal.NOT_RESOLVED), yellow.close(at(40)).refused());
        Alert eased = Taking.taking(Optional.of(raised(Severity.YELLOW)), signal(SignalKind.EASE, Severity.BLUE, 1));
        Alert over = Taking.taking(Optional.of(eased), signal(SignalKind.CLEAR, Severity.BLUE, 2));
        Alert judged = judged(after(over, Deed.ACKNOWLEDGE), Verdict.TRUE);
        assertEquals(refused(Refusal.NOT_RESOLVED), judged.close(at(40)).refused());
    }

    @Test
    void whatIsOnlyWatchedIsJudgedAgainBeforeItIsClosedAndNeverReleased() {
        Alert watched = judged(after(recovered(Severity.BLUE), Deed.ACKNOWLEDGE), Verdict.OBSERVE);
        assertEquals(refused(Refusal.JUDGE_AGAIN), watched.close(at(40)).refused());
        assertEquals(refused(Refusal.NOT_TRUE), watched.release(at(40)).refused());
        assertEquals(
                "CLOSED",
                after(judged(watched, Verdict.FALSE), Deed.CLOSE).stage().word());
        Alert resolved = judged(in(Stage.Name.RESOLVED), Verdict.OBSERVE);
        assertEquals(refused(Refusal.JUDGE_AGAIN), resolved.close(at(40)).refused());
    }

    @Test
    void nothingIsClosedWhileItsConditionHoldsHoweverFarPeopleAre() {
        Alert back = Taking.taking(Optional.of(in(Stage.Name.RESOLVED)), signal(SignalKind.ESCALATE, Severity.RED, 50));
        assertEquals("RESOLVED", back.stage().word());
        assertEquals(refused(Refusal.STILL_ACTIVE), back.close(at(60)).refused());
    }

    @Test
    void somebodyReopensAClosedAlertWithinADayAndNotLater() {
        Alert closed = in(Stage.Name.CLOSED);
        Instant end = closed.stage().closedAt().orElseThrow();
        Alert open = closed.reopen(end.plus(Duration.ofHours(24))).accepted().orElseThrow();
        assertEquals("DETECTED", open.stage().word());
        assertEquals("RECOVERED", open.machine().word());
        assertTrue(open.stage().acknowledgement().isEmpty());
        assertEquals(
                refused(Refusal.CLOSED_LONG_AGO),
                closed.reopen(end.plus(Duration.ofHours(24)).plusSeconds(1)).refused());
    }

    @Test
    void theMachineAnnouncesAnAlertOnceAndTakesItFromNobody() {
        assertEquals(in(Stage.Name.NOTIFIED), in(Stage.Name.NOTIFIED).announced(at(99)));
        assertEquals(in(Stage.Name.ACKNOWLEDGED), in(Stage.Name.ACKNOWLEDGED).announced(at(99)));
    }
}
