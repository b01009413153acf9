package lifeline.alerts.cycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.alert.Clocks;
import lifeline.alerts.alert.Stage;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClocksYamlTest {
    private final List<String> faults = new ArrayList<>();

    private Clocks read(String setting) {
        return ClocksYaml.read("LIFELINE_CLOCKS", setting, faults::add);
    }

    @Test
    void whatIsNotMentionedKeepsItsDefault() {
        Clocks clocks = read("{RED: {NOTIFIED: 2m, HANDLING: none}}");
        assertEquals(List.of(), faults);
        assertEquals(Optional.of(Duration.ofMinutes(2)), clocks.limit(Severity.RED, Stage.Name.NOTIFIED));
        assertEquals(Optional.empty(), clocks.limit(Severity.RED, Stage.Name.HANDLING));
        assertEquals(
                Clocks.DEFAULT.limit(Severity.RED, Stage.Name.SIGNED), clocks.limit(Severity.RED, Stage.Name.SIGNED));
        assertEquals(Clocks.DEFAULT.limits().get(Severity.BLUE), clocks.limits().get(Severity.BLUE));
    }

    @Test
    void aFileSaysTheSame(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("clocks.yaml"), "YELLOW:\n  ANALYSED: 45m\n");
        assertEquals(
                Optional.of(Duration.ofMinutes(45)), read(file.toString()).limit(Severity.YELLOW, Stage.Name.ANALYSED));
        assertEquals(List.of(), faults);
    }

    @Test
    void noneStopsAllClocks() {
        assertEquals(Clocks.NONE, read("none"));
        assertEquals(List.of(), faults);
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        read("{PINK: {NOTIFIED: 2m}, RED: {NOTIFIED: soon, WAITING: 1m, CLOSED: 1m, SIGNED: 0s}, BLUE: 3m}");
        String all = String.join("\n", faults);
        for (String word : List.of("'PINK'", "'soon'", "'WAITING'", "CLOSED waits", "SIGNED must be", "stages is")) {
            assertTrue(all.contains(word), () -> word + " is not in " + all);
        }
        assertTrue(faults.stream().allMatch(fault -> fault.startsWith("LIFELINE_CLOCKS:1:")), all);
    }

    @Test
    void whatIsNoFileAndNoYamlIsAFault() {
        for (String setting : List.of("no/such/file.yaml", "{RED", "{}", "{RED: }")) {
            faults.clear();
            read(setting);
            assertTrue(!faults.isEmpty(), setting);
        }
    }
}
