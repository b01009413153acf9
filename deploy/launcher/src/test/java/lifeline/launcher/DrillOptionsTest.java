package lifeline.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lifeline.launcher.drill.kill.Part;
import org.junit.jupiter.api.Test;

class DrillOptionsTest {
    @Test
    void killsEverythingForTenMinutesAtTwoThousandMessagesASecondUnlessToldOtherwise() {
        DrillOptions options = DrillOptions.parse(List.of());

        assertEquals(
                new DrillOptions(
                        Duration.ofMinutes(10),
                        List.of(Part.JOB, Part.BROKER, Part.STORE, Part.ALERTS),
                        Duration.ofSeconds(20),
                        2_000,
                        2_000,
                        1,
                        Optional.empty(),
                        Optional.empty()),
                options);
    }

    @Test
    void takesEveryOption() {
        DrillOptions options = DrillOptions.parse(List.of(
                "--for=90s", "--kill", "job,store", "--every", "5s", "--rate", "300", "--seed", "7", "--json", "/r"));

        assertEquals(Duration.ofSeconds(90), options.length());
        assertEquals(List.of(Part.JOB, Part.STORE), options.parts());
        assertEquals(Duration.ofSeconds(5), options.mean());
        assertEquals(300, options.rate());
        assertEquals(7, options.seed());
        assertEquals(Optional.of(Path.of("/r")), options.json());
    }

    @Test
    void namesEveryFaultAtOnce() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> DrillOptions.parse(List.of("--for", "soon", "--kill", "job,cat", "--rate", "0", "--speed", "2")));

        for (String part : List.of("--for", "was: cat", "--rate", "--speed", "./lifeline drill --help")) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
    }
}
