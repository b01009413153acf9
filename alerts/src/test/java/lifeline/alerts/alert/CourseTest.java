package lifeline.alerts.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.Test;

/** Alerts with several episodes. */
class CourseTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final String LEAK = "gas.methane.leak";
    private static final String RISE = "gas.methane.rise";

    /** @param began the minute in which its episode began */
    private static Signal signal(String rule, int began, SignalKind kind, Severity severity, int minute) {
        Instant at = NOON.plusSeconds(60L * minute);
        Instant since = NOON.plusSeconds(60L * began);
        return new Signal(
                rule,
                1,
                "dev-1.methane",
                "gas",
                "well-1",
                "dev-1",
                "methane",
                since,
                kind,
                severity,
                minute,
                at,
                since,
                at,
                at,
                10 + minute,
                10,
                List.of());
    }

    private static Course raised() {
        return Course.beginning(signal(LEAK, 0, SignalKind.RAISE, Severity.YELLOW, 0));
    }

    private static Course over() {
        return raised().take(signal(LEAK, 0, SignalKind.CLEAR, Severity.YELLOW, 1));
    }

    private static Course with(Course course, Alert alert) {
        return new Course(alert, course.episodes());
    }

    private static Course acknowledged(Course course) {
        return with(
                course,
                course.alert()
                        .acknowledge("an", NOON.plusSeconds(70))
                        .accepted()
                        .orElseThrow());
    }

    private static String action(Course before, Signal signal) {
        return Course.action(Optional.of(before), before.take(signal), signal);
    }

    @Test
    void whatBeginsAgainIsCountedAndRaisesTheAlertAnew() {
        Signal again = signal(LEAK, 5, SignalKind.RAISE, Severity.ORANGE, 5);
        Alert alert = over().take(again).alert();
        assertEquals(2, alert.episodes());
        assertEquals(3, alert.signals());
        assertTrue(alert.machine().recoveredAt().isEmpty());
        assertEquals(Severity.ORANGE, alert.severity());
        assertEquals(NOON.plusSeconds(300), alert.origin().episode());
        assertEquals("RAISE", action(over(), again));
    }

    @Test
    void theGravestThatHoldsLeadsAndTheAlertIsOverWithTheLast() {
        Signal graver = signal(RISE, 2, SignalKind.RAISE, Severity.RED, 2);
        Course both = raised().take(graver);
        assertEquals("ESCALATE", action(raised(), graver));
        assertEquals(RISE, both.alert().origin().rule());
        assertEquals(Severity.RED, both.alert().severity());
        assertEquals(12, both.alert().value());

        Signal end = signal(RISE, 2, SignalKind.CLEAR, Severity.RED, 3);
        Course one = both.take(end);
        assertEquals("LEAVE", action(both, end));
        assertTrue(one.alert().machine().recoveredAt().isEmpty());
        assertEquals(LEAK, one.alert().origin().rule());
        assertEquals(Severity.YELLOW, one.alert().severity());
        assertEquals(Severity.RED, one.alert().peakSeverity());
        assertEquals(10, one.alert().value());

        Signal last = signal(LEAK, 0, SignalKind.CLEAR, Severity.YELLOW, 4);
        assertEquals("CLEAR", action(one, last));
        assertFalse(one.take(last).alert().machine().recoveredAt().isEmpty());
    }

    @Test
    void whatIsMilderJoinsAndChangesNothingButTheCount() {
        Course red = Course.beginning(signal(RISE, 0, SignalKind.RAISE, Severity.RED, 0));
        Course taken = acknowledged(red);
        Signal milder = signal(LEAK, 1, SignalKind.RAISE, Severity.YELLOW, 1);
        Alert alert = taken.take(milder).alert();
        assertEquals("JOIN", action(taken, milder));
        assertEquals(RISE, alert.origin().rule());
        assertEquals(Severity.RED, alert.severity());
        assertEquals(Stage.Name.ACKNOWLEDGED, alert.stage().name());
        assertEquals(2, alert.episodes());
    }

    @Test
    void whoHadTakenWhatBeginsAgainHasToLookAgain() {
        Course judged = with(
                acknowledged(over()),
                acknowledged(over())
                        .alert()
                        .judge(new Judgement(
                                Judgement.Verdict.FALSE, Judgement.Cause.BIOGAS, "an", NOON.plusSeconds(80)))
                        .accepted()
                        .orElseThrow());
        Alert again = judged.take(signal(LEAK, 5, SignalKind.RAISE, Severity.YELLOW, 5))
                .alert();
        assertEquals(Stage.Name.DETECTED, again.stage().name());
        assertTrue(again.judgement().isEmpty());
        assertEquals(Optional.of(NOON.plusSeconds(300)), again.clockAt());
        assertEquals(NOON.plusSeconds(300), again.raisedAt());
    }

    @Test
    void whatAnEpisodeThatIsOverIsToldLaterLeavesTheOtherAlone() {
        Course again = over().take(signal(LEAK, 5, SignalKind.RAISE, Severity.ORANGE, 5));
        Alert amended = again.take(signal(LEAK, 0, SignalKind.AMEND, Severity.YELLOW, 6))
                .alert();
        assertEquals(Severity.ORANGE, amended.severity());
        assertEquals(NOON.plusSeconds(300), amended.beganAt());
        assertTrue(amended.machine().recoveredAt().isEmpty());
    }

    @Test
    void anEndThatIsTakenBackHoldsBesideTheOthers() {
        Course both = raised().take(signal(RISE, 2, SignalKind.RAISE, Severity.RED, 2));
        Course one = both.take(signal(RISE, 2, SignalKind.CLEAR, Severity.RED, 3));
        Origin.Id ended = both.alert().origin().id();
        Course back = one.takenBack(ended, NOON.plusSeconds(200));
        assertEquals(Severity.RED, back.alert().severity());
        assertEquals(ended, back.alert().origin().id());
        assertTrue(back.episode(ended).orElseThrow().isHolding());
    }
}
