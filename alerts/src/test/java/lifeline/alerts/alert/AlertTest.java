package lifeline.alerts.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");

    private static Signal signal(SignalKind kind, Severity severity, int step) {
        Instant at = NOON.plusSeconds(60L * step);
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
                step,
                at,
                NOON,
                at.plusMillis(100),
                at.plusMillis(200),
                10 + step,
                10,
                List.of());
    }

    private static Alert raised() {
        return Taking.taking(Optional.empty(), signal(SignalKind.RAISE, Severity.YELLOW, 0));
    }

    private static Alert after(Alert alert, SignalKind kind, Severity severity, int step) {
        return Taking.taking(Optional.of(alert), signal(kind, severity, step));
    }

    private static Alert recovered() {
        return after(raised(), SignalKind.CLEAR, Severity.YELLOW, 1);
    }

    /** Recovered, taken, found false, and closed. */
    private static Alert closed() {
        Judgement wrong = found(Judgement.Verdict.FALSE, Judgement.Cause.BIOGAS);
        Alert judged = acknowledged(recovered()).judge(wrong).accepted().orElseThrow();
        return judged.close(NOON.plusSeconds(90)).accepted().orElseThrow();
    }

    private static Alert acknowledged(Alert alert) {
        return alert.acknowledge("duty", NOON.plusSeconds(5)).accepted().orElseThrow();
    }

    @Test
    void aRaiseBeginsAnAlertNobodyHasTaken() {
        Alert alert = raised();
        assertEquals("ACTIVE", alert.machine().word());
        assertEquals("DETECTED", alert.stage().word());
        assertEquals(NOON.plusMillis(200), alert.raisedAt());
        assertEquals(1, alert.signals());
    }

    @Test
    void theEndOfItsExerciseClosesAnAlertWhateverPeopleDidWithIt() {
        Alert open = raised().endOfExercise("machine", NOON.plusSeconds(60));
        Alert taken = acknowledged(recovered()).endOfExercise("machine", NOON.plusSeconds(60));
        assertEquals("RECOVERED", open.machine().word());
        assertEquals("CLOSED", open.stage().word());
        assertEquals("machine", open.stage().acknowledgement().orElseThrow().by());
        assertEquals("CLOSED", taken.stage().word());
        assertEquals("duty", taken.stage().acknowledgement().orElseThrow().by());
    }

    @Test
    void thePeakOutlivesTheSeverity() {
        Alert red = after(raised(), SignalKind.ESCALATE, Severity.RED, 1);
        Alert eased = after(red, SignalKind.EASE, Severity.ORANGE, 2);
        assertEquals(Severity.ORANGE, eased.severity());
        assertEquals(Severity.RED, eased.peakSeverity());
        assertEquals(3, eased.signals());
    }

    @Test
    void keepsWhatItWasAboutAfterItIsOver() {
        Alert escalated = after(raised(), SignalKind.ESCALATE, Severity.RED, 1);
        assertEquals(11, escalated.value());
        Alert over = after(escalated, SignalKind.CLEAR, Severity.RED, 2);
        assertEquals(11, over.value());
        assertEquals(escalated.threshold(), over.threshold());
    }

    @Test
    void aClearMovesTheMachineAndLeavesThePeopleWhereTheyAre() {
        Alert alert = after(acknowledged(raised()), SignalKind.CLEAR, Severity.YELLOW, 1);
        assertEquals(Optional.of(NOON.plusSeconds(60)), alert.machine().recoveredAt());
        assertEquals("ACKNOWLEDGED", alert.stage().word());
    }

    @Test
    void anAmendmentChangesWhenItBeganAndNotWhetherItHolds() {
        assertEquals(
                "ACTIVE",
                after(raised(), SignalKind.AMEND, Severity.YELLOW, 1).machine().word());
        assertEquals(
                "RECOVERED",
                after(recovered(), SignalKind.AMEND, Severity.YELLOW, 2)
                        .machine()
                        .word());
    }

    @Test
    void anAlertThatIsTakenBackHasRecoveredAndPeopleStillCloseIt() {
        Alert alert = after(acknowledged(raised()), SignalKind.RETRACT, Severity.YELLOW, 1);
        assertEquals("RECOVERED", alert.machine().word());
        assertEquals("ACKNOWLEDGED", alert.stage().word());
    }

    @Test
    void anEpisodeThatWasOverBeforeAnybodyHeardOfItNeverHolds() {
        Alert alert = Taking.taking(Optional.empty(), signal(SignalKind.AMEND, Severity.RED, 0));
        assertEquals("RECOVERED", alert.machine().word());
        assertEquals(Optional.of(NOON), alert.machine().recoveredAt());
        assertEquals("DETECTED", alert.stage().word());
        assertEquals(Severity.RED, alert.peakSeverity());
    }

    @Test
    void anAmendmentLeavesWhatTheAlertIsAbout() {
        Alert alert = after(raised(), SignalKind.AMEND, Severity.YELLOW, 1);
        assertEquals(10, alert.value());
    }

    @Test
    void aSignalOfAnUnknownEpisodeBeginsAnAlert() {
        Alert escalated = Taking.taking(Optional.empty(), signal(SignalKind.ESCALATE, Severity.RED, 3));
        assertEquals("ACTIVE", escalated.machine().word());
        Alert cleared = Taking.taking(Optional.empty(), signal(SignalKind.CLEAR, Severity.RED, 4));
        assertEquals("RECOVERED", cleared.machine().word());
        assertEquals("DETECTED", cleared.stage().word());
    }

    @Test
    void aConditionThatComesBackReopensAClosedAlert() {
        Alert back = after(closed(), SignalKind.ESCALATE, Severity.RED, 2);
        assertEquals("ACTIVE", back.machine().word());
        assertEquals("DETECTED", back.stage().word());
        assertTrue(back.stage().closedAt().isEmpty());
    }

    @Test
    void whoAcknowledgedItStaysKnownOnceItIsClosed() {
        Alert closed = closed();
        assertEquals("CLOSED", closed.stage().word());
        assertEquals("duty", closed.stage().acknowledgement().orElseThrow().by());
        assertEquals(Optional.of(NOON.plusSeconds(90)), closed.stage().closedAt());
    }

    @Test
    void nobodyTakesWhatSomebodyHasTaken() {
        assertEquals(
                Optional.of(Refusal.ALREADY_ACKNOWLEDGED),
                acknowledged(raised()).acknowledge("other", NOON).refused());
    }

    @Test
    void nobodyClosesWhatStillHoldsOrWhatNobodyTook() {
        Alert judged = acknowledged(raised())
                .judge(found(Judgement.Verdict.FALSE, Judgement.Cause.BIOGAS))
                .accepted()
                .orElseThrow();
        assertEquals(Optional.of(Refusal.STILL_ACTIVE), judged.close(NOON).refused());
        assertEquals(
                Optional.of(Refusal.NOT_ACKNOWLEDGED), recovered().close(NOON).refused());
    }

    @Test
    void whatIsClosedIsNeitherTakenNorClosedAgainAndStillTakesComments() {
        Alert closed = closed();
        assertEquals(
                Optional.of(Refusal.ALREADY_CLOSED),
                Deed.CLOSE.apply(closed, "duty", NOON).refused());
        assertEquals(
                Optional.of(Refusal.ALREADY_CLOSED),
                Deed.ACKNOWLEDGE.apply(closed, "duty", NOON).refused());
        assertEquals(
                Optional.of(closed), Deed.COMMENT.apply(closed, "duty", NOON).accepted());
    }

    @Test
    void whatEndsAnAlertOrMakesItMilderLessensItAndNothingThatRaisesDoes() {
        Alert orange = after(raised(), SignalKind.ESCALATE, Severity.ORANGE, 1);
        assertTrue(Taking.episode(orange).isLessenedBy(signal(SignalKind.CLEAR, Severity.ORANGE, 2)));
        assertTrue(Taking.episode(orange).isLessenedBy(signal(SignalKind.RETRACT, Severity.ORANGE, 2)));
        assertTrue(Taking.episode(orange).isLessenedBy(signal(SignalKind.EASE, Severity.YELLOW, 2)));
        assertFalse(Taking.episode(orange).isLessenedBy(signal(SignalKind.ESCALATE, Severity.RED, 2)));
        assertFalse(Taking.episode(orange).isLessenedBy(signal(SignalKind.RAISE, Severity.ORANGE, 2)));
        assertFalse(Taking.episode(orange).isLessenedBy(signal(SignalKind.AMEND, Severity.ORANGE, 2)));
        assertFalse(Taking.episode(recovered()).isLessenedBy(signal(SignalKind.CLEAR, Severity.YELLOW, 2)));
    }

    @Test
    void anAlertWhoseEndProvesNothingHoldsOnAsGraveAsItWas() {
        Alert back = Taking.takenBack(acknowledged(recovered()), NOON.plusSeconds(300));
        assertEquals("ACTIVE", back.machine().word());
        assertEquals(Severity.YELLOW, back.severity());
        assertEquals("ACKNOWLEDGED", back.stage().word());
        assertEquals(NOON.plusSeconds(300), back.updatedAt());
    }

    private static Judgement found(Judgement.Verdict verdict, Judgement.Cause cause) {
        return new Judgement(verdict, cause, "duty", NOON.plusSeconds(70));
    }

    @Test
    void theNewestJudgementCountsAndMovesNoStageButThatOfATakenAlert() {
        Alert observed = raised().judge(found(Judgement.Verdict.OBSERVE, Judgement.Cause.SITE_CHECK))
                .accepted()
                .orElseThrow();
        assertEquals("DETECTED", observed.stage().word());
        assertEquals("ANALYSED", acknowledged(observed).stage().word());
        Judgement weather = found(Judgement.Verdict.TRUE, Judgement.Cause.WEATHER);
        Alert changed = closed().judge(weather).accepted().orElseThrow();
        assertEquals(Optional.of(weather), changed.judgement());
        assertEquals("CLOSED", changed.stage().word());
        assertEquals(
                "ANALYSED",
                acknowledged(raised())
                        .judge(weather)
                        .accepted()
                        .orElseThrow()
                        .stage()
                        .word());
    }

    @Test
    void everyJudgementHasACauseAndEachVerdictItsOwn() {
        for (Judgement.Verdict verdict : Judgement.Verdict.values()) {
            assertTrue(verdict.causes().contains(Judgement.Cause.UNKNOWN), verdict::name);
            assertEquals(
                    Judgement.Cause.UNKNOWN,
                    found(verdict, Judgement.Cause.UNKNOWN).cause());
        }
        assertThrows(IllegalArgumentException.class, () -> found(Judgement.Verdict.TRUE, Judgement.Cause.BIOGAS));
        assertThrows(IllegalArgumentException.class, () -> found(Judgement.Verdict.FALSE, Judgement.Cause.CORROSION));
        assertThrows(IllegalArgumentException.class, () -> found(Judgement.Verdict.OBSERVE, Judgement.Cause.WEATHER));
    }
}
