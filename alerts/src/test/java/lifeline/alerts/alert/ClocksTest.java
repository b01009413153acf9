package lifeline.alerts.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.alert.Judgement.Cause;
import lifeline.alerts.alert.Judgement.Verdict;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");

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

    private static Alert taken(Severity severity) {
        return Taking.taking(Optional.empty(), signal(SignalKind.RAISE, severity, 0))
                .acknowledge("duty", NOON.plusSeconds(60))
                .accepted()
                .orElseThrow();
    }

    private static Alert judged(Alert alert, Verdict verdict, int second) {
        return alert.judge(new Judgement(verdict, Cause.UNKNOWN, "ana", NOON.plusSeconds(second)))
                .accepted()
                .orElseThrow();
    }

    private static Optional<Instant> due(Alert alert) {
        return Clocks.DEFAULT.dueAt(alert);
    }

    @ParameterizedTest
    @CsvSource({
        "RED, PT10S, PT3M, PT10M, PT15M, PT5M, PT30M, PT30M",
        "ORANGE, PT10S, PT5M, PT15M, PT20M, PT10M, PT1H, PT1H",
        "YELLOW, PT40S, PT15M, PT1H, PT1H30M, PT30M, PT4H, PT24H",
        "BLUE, PT1H, PT8H, PT24H, , , , "
    })
    void theDefaultsAreThoseOfTheDesk(
            Severity severity,
            Duration detected,
            Duration notified,
            Duration acknowledged,
            Duration analysed,
            Duration released,
            Duration signed,
            Duration handling) {
        assertEquals(detected, limit(severity, Stage.Name.DETECTED));
        assertEquals(notified, limit(severity, Stage.Name.NOTIFIED));
        assertEquals(acknowledged, limit(severity, Stage.Name.ACKNOWLEDGED));
        assertEquals(analysed, limit(severity, Stage.Name.ANALYSED));
        assertEquals(released, limit(severity, Stage.Name.RELEASED));
        assertEquals(signed, limit(severity, Stage.Name.SIGNED));
        assertEquals(handling, limit(severity, Stage.Name.ARRIVED));
        assertEquals(handling, limit(severity, Stage.Name.HANDLING));
    }

    private static @Nullable Duration limit(Severity severity, Stage.Name stage) {
        return Clocks.DEFAULT.limit(severity, stage).orElse(null);
    }

    @Test
    void aClockBeginsWithItsStageAndIsOverAtItsEndAndNotBefore() {
        Alert alert = taken(Severity.RED);
        Instant end = NOON.plusSeconds(60).plus(Duration.ofMinutes(10));
        assertEquals(Optional.of(end), due(alert));
        assertFalse(Clocks.DEFAULT.isOverdue(alert, end.minusMillis(1)));
        assertTrue(Clocks.DEFAULT.isOverdue(alert, end));
        assertFalse(Clocks.NONE.isOverdue(alert, end));
    }

    @Test
    void growingGraverBeginsTheClockAnewAndGrowingMilderDoesNot() {
        Alert red = Taking.taking(Optional.of(taken(Severity.YELLOW)), signal(SignalKind.ESCALATE, Severity.RED, 600));
        assertEquals(Optional.of(NOON.plusSeconds(600 + 600)), due(red));
        Alert eased = Taking.taking(Optional.of(red), signal(SignalKind.EASE, Severity.YELLOW, 700));
        assertEquals(Optional.of(NOON.plusSeconds(600 + 3600)), due(eased));
    }

    @Test
    void onlyATrueAlertIsExpectedToBeReleasedAndFromItsJudgementOn() {
        Alert watched = judged(taken(Severity.RED), Verdict.OBSERVE, 120);
        assertEquals(Optional.empty(), due(watched));
        assertEquals(Optional.empty(), due(judged(watched, Verdict.FALSE, 180)));
        Alert found = judged(watched, Verdict.TRUE, 240);
        assertEquals(Optional.of(NOON.plusSeconds(240 + 900)), due(found));
        assertEquals(due(found), due(judged(found, Verdict.TRUE, 500)));
    }

    @Test
    void eachProgressReportGivesTimeUntilTheNext() {
        Alert there = judged(taken(Severity.RED), Verdict.TRUE, 120);
        for (Deed deed : List.of(Deed.RELEASE, Deed.SIGN, Deed.ARRIVE, Deed.HANDLE)) {
            there = deed.apply(there, "gas", NOON.plusSeconds(300)).accepted().orElseThrow();
        }
        assertEquals(Optional.of(NOON.plusSeconds(300 + 1800)), due(there));
        Alert reported = there.handle(NOON.plusSeconds(900)).accepted().orElseThrow();
        assertEquals(Optional.of(NOON.plusSeconds(900 + 1800)), due(reported));
    }

    @Test
    void whatIsResolvedOrClosedWaitsForNoClock() {
        Alert closed = Taking.taking(Optional.of(taken(Severity.RED)), signal(SignalKind.CLEAR, Severity.RED, 90))
                .endOfExercise("machine", NOON.plusSeconds(600));
        assertEquals(Optional.empty(), closed.clockAt());
        assertEquals(Optional.empty(), due(closed));
        Alert amended = Taking.taking(Optional.of(closed), signal(SignalKind.AMEND, Severity.RED, 700));
        assertEquals(Optional.empty(), due(amended));
    }
}
