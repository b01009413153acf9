package lifeline.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpOptionsTest {
    @Test
    void runsForEverWithAThousandDevicesUnlessToldOtherwise() {
        UpOptions options = UpOptions.parse(List.of());

        assertEquals(
                new UpOptions(
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        1000,
                        true,
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        Optional.empty()),
                options);
    }

    @Test
    void takesEveryOptionInBothForms() {
        UpOptions options = UpOptions.parse(List.of(
                "--for",
                "2m",
                "--scenario=gas-leak",
                "--speed",
                "10",
                "--devices=50",
                "--data",
                "/d",
                "--seed",
                "7",
                "--format=senml"));

        assertEquals(Optional.of(Duration.ofMinutes(2)), options.limit());
        assertEquals(Optional.of("gas-leak"), options.scenario());
        assertEquals(10, options.speed());
        assertEquals(50, options.devices());
        assertEquals(Optional.of(Path.of("/d")), options.data());
        assertEquals(7, options.seed());
        assertEquals(Optional.of("senml"), options.format());
        assertTrue(options.simulators());
    }

    @Test
    void namesEveryFaultAtOnce() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> UpOptions.parse(List.of("--for", "90", "--speed", "0", "--devices", "many", "--fast", "--seed")));

        assertEquals(2, refusal.exitCode());
        for (String named : List.of("--for", "--speed", "--devices", "--fast", "--seed needs a value")) {
            assertTrue(refusal.getMessage().contains(named), named + " in: " + refusal.getMessage());
        }
    }

    @Test
    void refusesAScenarioThatNobodyWouldPlay() {
        assertThrows(Refusal.class, () -> UpOptions.parse(List.of("--no-simulators", "--scenario", "gas-leak")));
        assertFalse(UpOptions.parse(List.of("--no-simulators")).simulators());
    }
}
