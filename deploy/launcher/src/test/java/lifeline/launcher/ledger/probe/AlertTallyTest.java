package lifeline.launcher.ledger.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;

class AlertTallyTest {
    private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");
    private static final String RULE = "gas.methane.leak";
    private static final String SENSOR = "probe-00001.methane";
    private static final Duration CLEAR_AFTER = Duration.ofMinutes(2);

    @Test
    void aBumpWithOneRedAlertIsInOrder() {
        AlertTally tally = tally(bump(10), List.of(signal("RAISE", 0, 3)), List.of(alert(0, Severity.RED, false)));

        assertEquals(new AlertTally(1, 1, 0, 0, List.of(Duration.ofSeconds(2)), List.of()), tally);
    }

    @Test
    void theEpisodeMayBeginAtAnyHighReading() {
        AlertTally tally = tally(bump(10), List.of(signal("RAISE", 1, 3)), List.of(alert(1, Severity.RED, false)));

        assertEquals(0, tally.lost() + tally.duplicated());
    }

    @Test
    void aSignalWithoutAnAlertIsALoss() {
        assertEquals(
                1, tally(bump(10), List.of(signal("RAISE", 0, 3)), List.of()).lost());
        assertEquals(1, tally(bump(10), List.of(), List.of()).lost());
    }

    @Test
    void anAlertThatWasNeverRedIsALoss() {
        AlertTally tally = tally(bump(10), List.of(signal("RAISE", 0, 3)), List.of(alert(0, Severity.BLUE, false)));

        assertEquals(1, tally.lost());
    }

    @Test
    void twoEpisodesOfOneBumpAreADuplicate() {
        AlertTally tally = tally(
                bump(10),
                List.of(signal("RAISE", 0, 3), signal("RAISE", 2, 9)),
                List.of(alert(0, Severity.RED, false), alert(2, Severity.RED, false)));

        assertEquals(1, tally.duplicated());
    }

    @Test
    void aBumpThatWasCutOffMayRaiseOneAlertAndNoSecond() {
        Bump cut = new Bump(
                SENSOR,
                RULE,
                START,
                START.plusSeconds(1),
                START.plusSeconds(2),
                false,
                Optional.empty(),
                Optional.empty());

        AlertTally silent = tally(cut, List.of(), List.of());
        AlertTally raised = tally(cut, List.of(signal("RAISE", 0, 3)), List.of(alert(0, Severity.RED, false)));
        AlertTally twice = tally(cut, List.of(signal("RAISE", 0, 3), signal("RAISE", 1, 4)), List.of());

        assertEquals(0, silent.expected() + silent.lost() + silent.duplicated());
        assertEquals(0, raised.expected() + raised.found() + raised.lost() + raised.duplicated());
        assertEquals(1, twice.duplicated());
    }

    @Test
    void anAlertOfNoBumpIsADuplicate() {
        AlertTally tally = tally(
                bump(10),
                List.of(signal("RAISE", 0, 3), signal("RAISE", 60, 61)),
                List.of(alert(0, Severity.RED, false), alert(60, Severity.RED, false)));

        assertEquals(1, tally.duplicated());
        assertTrue(
                tally.faults().get(0).startsWith("of no bump"), tally.faults().toString());
    }

    @Test
    void anAlertMustBeOverWhenItHasBeenQuietForLongEnough() {
        List<SignalRow> raised = List.of(signal("RAISE", 0, 3));
        List<SignalRow> cleared = List.of(signal("RAISE", 0, 3), signal("CLEAR", 0, 140));

        assertEquals(
                0,
                tally(bump(200), raised, List.of(alert(0, Severity.RED, false))).lost());
        assertEquals(
                1,
                tally(bump(230), raised, List.of(alert(0, Severity.RED, false))).lost());
        assertEquals(
                1,
                tally(bump(230), cleared, List.of(alert(0, Severity.RED, false)))
                        .lost());
        assertEquals(
                0,
                tally(bump(230), cleared, List.of(alert(0, Severity.RED, true))).lost());
    }

    private static AlertTally tally(Bump bump, List<SignalRow> signals, List<AlertRow> alerts) {
        return AlertTally.of(List.of(bump), signals, alerts, rule -> CLEAR_AFTER);
    }

    /** High for eight readings, from the start on, and then quiet for so long. */
    private static Bump bump(long quietSeconds) {
        return new Bump(
                SENSOR,
                RULE,
                START,
                START.plusSeconds(1),
                START.plusSeconds(7),
                true,
                Optional.of(START.plusSeconds(8)),
                Optional.of(START.plusSeconds(8 + quietSeconds)));
    }

    private static SignalRow signal(String kind, long episode, long committed) {
        return new SignalRow(
                RULE, SENSOR, START.plusSeconds(episode), kind, Severity.RED, START.plusSeconds(committed));
    }

    private static AlertRow alert(long episode, Severity peak, boolean recovered) {
        return new AlertRow(RULE, SENSOR, START.plusSeconds(episode), peak, recovered);
    }
}
