package lifeline.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @ParameterizedTest(name = "{0} is refused with what there is instead")
    @ValueSource(strings = {"doctor", "nonsense"})
    void refusesACommandThatIsNotThere(String command) {
        Refusal refusal = assertThrows(Refusal.class, () -> Main.run(List.of(command)));

        assertEquals(Refusal.WRONG_USE, refusal.exitCode());
        assertTrue(refusal.getMessage().contains(command));
        assertTrue(refusal.getMessage().contains("./lifeline up"));
    }

    @Test
    void aReplayOfAStoreNeedsATimeRangeAndNoOtherReadings() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> Main.run(List.of(
                        "replay",
                        "--domain",
                        "gas",
                        "--from-store=yesterday",
                        "--db",
                        "postgresql://127.0.0.1:1/city",
                        "--readings",
                        "history.csv")));

        assertEquals(Refusal.WRONG_USE, refusal.exitCode());
        assertTrue(refusal.getMessage().contains("--from-store needs FROM..TO"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("one of --readings and --from-store"), refusal.getMessage());
    }

    @Test
    void helpsWhenNothingIsAsked() {
        assertEquals(0, Main.run(List.of()));
        assertEquals(0, Main.run(List.of("up", "--help")));
        assertEquals(0, Main.run(List.of("drill", "--help")));
        assertEquals(0, Main.run(List.of("replay", "--help")));
    }
}
