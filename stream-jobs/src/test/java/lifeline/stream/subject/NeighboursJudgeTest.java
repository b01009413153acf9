package lifeline.stream.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.contract.topology.Connection;
import lifeline.contract.topology.Connection.Kind;
import lifeline.contract.topology.Topology;
import lifeline.stream.window.Micros;
import org.junit.jupiter.api.Test;

/** Wells a and b 80 m apart, c 60 m beyond b, and the shipped rule that wants a second one within 100 m and two hours. */
class NeighboursJudgeTest {
    private static final String RULE = "gas.methane.neighbours";
    private static final String LEAK = "gas.methane.leak";
    private static final String RISE = "gas.methane.rise";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Topology PIPES = Topology.ofConnections(
            List.of(new Connection("a", "b", Kind.FLOWS_TO, 80), new Connection("b", "c", Kind.FLOWS_TO, 60)));

    private final SubjectBook book = new SubjectBook(Catalogue.load());
    private final TreeMap<String, SubjectState> states = new TreeMap<>();
    private final List<String> said = new ArrayList<>();

    @Test
    void whatAWellSaysIsSaidAColourGraverOnceItsNeighbourHasSaidItToo() {
        say("a", "probe-a", LEAK, 0, SignalKind.RAISE, Severity.YELLOW);
        say("b", "probe-b", LEAK, 30, SignalKind.RAISE, Severity.BLUE);
        assertEquals(List.of("30 a RAISE ORANGE", "30 b RAISE YELLOW"), said);
    }

    @Test
    void aWellThatIsTooFarAwayConfirmsNothing() {
        say("a", "probe-a", LEAK, 0, SignalKind.RAISE, Severity.RED);
        say("c", "probe-c", LEAK, 1, SignalKind.RAISE, Severity.RED);
        assertEquals(List.of(), said);
    }

    @Test
    void aNeighbourThatWasOverWithinTheTimeCountsAndOneBeforeItDoesNot() {
        say("b", "probe-b", LEAK, 0, SignalKind.RAISE, Severity.BLUE);
        say("b", "probe-b", LEAK, 10, SignalKind.CLEAR, Severity.BLUE);
        say("a", "probe-a", LEAK, 100, SignalKind.RAISE, Severity.BLUE);
        say("c", "probe-c", LEAK, 121, SignalKind.RAISE, Severity.BLUE);
        assertEquals(List.of("100 a RAISE YELLOW"), said);
    }

    @Test
    void whatANeighbourTookBackConfirmsNothing() {
        say("b", "probe-b", LEAK, 0, SignalKind.RAISE, Severity.BLUE);
        say("b", "probe-b", LEAK, 1, SignalKind.RETRACT, Severity.BLUE);
        say("a", "probe-a", LEAK, 2, SignalKind.RAISE, Severity.RED);
        assertEquals(List.of(), said);
    }

    @Test
    void whatIsConfirmedStaysSoUntilItIsOverAtTheWellItself() {
        say("b", "probe-b", LEAK, 0, SignalKind.RAISE, Severity.BLUE);
        say("a", "probe-a", LEAK, 1, SignalKind.RAISE, Severity.BLUE);
        said.clear();
        say("b", "probe-b", LEAK, 5, SignalKind.CLEAR, Severity.BLUE);
        say("a", "probe-a", LEAK, 600, SignalKind.ESCALATE, Severity.ORANGE);
        say("a", "probe-a", LEAK, 610, SignalKind.EASE, Severity.YELLOW);
        say("a", "probe-a", LEAK, 620, SignalKind.CLEAR, Severity.YELLOW);
        assertEquals(
                List.of("5 b CLEAR YELLOW", "600 a ESCALATE RED", "610 a EASE ORANGE", "620 a CLEAR ORANGE"), said);
    }

    @Test
    void twoRulesAndTwoProbesOfAWellCountByTheGravestThatIsOpen() {
        say("b", "probe-b", LEAK, 0, SignalKind.RAISE, Severity.BLUE);
        say("a", "probe-a", RISE, 1, SignalKind.RAISE, Severity.YELLOW);
        say("a", "probe-a", LEAK, 2, SignalKind.RAISE, Severity.BLUE);
        say("a", "analyser-a", LEAK, 3, SignalKind.RAISE, Severity.ORANGE);
        say("a", "probe-a", RISE, 4, SignalKind.CLEAR, Severity.YELLOW);
        say("a", "analyser-a", LEAK, 5, SignalKind.CLEAR, Severity.ORANGE);
        said.removeIf(line -> line.contains(" b "));
        assertEquals(List.of("1 a RAISE ORANGE", "3 a ESCALATE RED", "5 a EASE YELLOW"), said);
    }

    @Test
    void anExerciseIsConfirmedByNoneButItself() {
        say("b", "probe-b", LEAK, 0, SignalKind.RAISE, Severity.BLUE);
        say("a", "exercise-1:probe-a", LEAK, 1, SignalKind.RAISE, Severity.BLUE);
        assertEquals(List.of(), said);
        say("b", "exercise-1:probe-b", LEAK, 2, SignalKind.RAISE, Severity.BLUE);
        assertEquals(List.of("2 exercise-1:a RAISE YELLOW", "2 exercise-1:b RAISE YELLOW"), said);
    }

    @Test
    void itIsShownWithTheProbeThatSaysItIsGravest() {
        say("b", "probe-b", LEAK, 0, SignalKind.RAISE, Severity.BLUE);
        say("a", "probe-a", LEAK, 1, SignalKind.RAISE, Severity.YELLOW);
        assertEquals(List.of("1 a RAISE ORANGE", "1 b RAISE YELLOW"), said);
        assertEquals("probe-a", shown);
    }

    private String shown = "";

    private void say(String asset, String device, String rule, int minute, SignalKind kind, Severity severity) {
        Instant at = START.plus(Duration.ofMinutes(minute));
        Signal signal = new Signal(
                rule,
                1,
                device + ".methane",
                "gas",
                asset,
                device,
                "methane",
                START,
                kind,
                severity,
                0,
                at,
                at,
                at,
                at,
                0,
                0,
                List.of());
        for (SubjectInput input : book.alarms(signal, PIPES)) {
            long now = Micros.of(at);
            SubjectJudge judge = book.judge("gas", RULE, input.asset(), now).orElseThrow();
            SubjectState known = states.getOrDefault(input.key(), SubjectState.before(input));
            SubjectLook look = judge.observe(known, now, List.of(Told.of(input, now)), now);
            states.put(input.key(), look.state());
            look.signal().ifPresent(each -> {
                said.add(minute + " " + each.subject() + " " + each.kind() + " " + each.severity());
                shown = each.asset().equals("a") ? each.device() : shown;
            });
        }
        said.sort(Comparator.comparing((String line) -> Integer.parseInt(line.substring(0, line.indexOf(' '))))
                .thenComparing(line -> line));
    }
}
