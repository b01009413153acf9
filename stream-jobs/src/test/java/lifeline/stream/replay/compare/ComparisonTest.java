package lifeline.stream.replay.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void anAlarmThatOnlyOneOfThemRaisesIsGainedOrLost() {
        Comparison comparison = Comparison.of(
                List.of(alarm("a", 0, 10), alarm("b", 0, 10)), List.of(alarm("b", 5, 20), alarm("c", 0, 1)));
        assertEquals(List.of(alarm("a", 0, 10)), comparison.lost());
        assertEquals(List.of(alarm("c", 0, 1)), comparison.gained());
        assertEquals(
                List.of(
                        "kept 1, gained 1, lost 1",
                        "  gas.methane.leak: kept 1, gained 1, lost 1",
                        "+ gas.methane.leak c YELLOW 2026-01-01T00:00:00Z to 2026-01-01T00:00:01Z",
                        "- gas.methane.leak a YELLOW 2026-01-01T00:00:00Z to 2026-01-01T00:00:10Z",
                        "~ gas.methane.leak b 2026-01-01T00:00:00Z 5 s later"),
                comparison.lines());
    }

    @Test
    void oneAlarmThatBecameTwoIsKept() {
        Comparison comparison =
                Comparison.of(List.of(alarm("a", 0, 100)), List.of(alarm("a", 10, 20), alarm("a", 50, 60)));
        assertEquals(1, comparison.kept().size());
        assertEquals(List.of(), comparison.gained());
        assertEquals(List.of(), comparison.lost());
    }

    @Test
    void theSameRulesChangeNothing() {
        List<Alarm> alarms = List.of(alarm("a", 0, 10), alarm("a", 20, 30));
        assertEquals(
                List.of("kept 2, gained 0, lost 0", "  gas.methane.leak: kept 2, gained 0, lost 0"),
                Comparison.of(alarms, alarms).lines());
    }

    private static Alarm alarm(String subject, int from, int until) {
        return new Alarm(
                "gas.methane.leak", subject, Severity.YELLOW, START.plusSeconds(from), START.plusSeconds(until));
    }
}
