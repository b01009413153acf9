package lifeline.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSettingsTest {
    private final Path directory;

    JobSettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void fewSettingsAreEnough() {
        JobSettings settings = JobSettings.from(enough());
        assertEquals(
                "jdbc:postgresql://127.0.0.1:5432/lifeline", settings.store().url());
        assertEquals(2, settings.parallelism());
        assertEquals(Optional.empty(), settings.restore());
        assertEquals("mqtt://127.0.0.1:1883", settings.mqtt().url());
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Map<String, String> wrong = Map.of(
                "LIFELINE_DB_URL", "mysql://nowhere",
                "LIFELINE_PARALLELISM", "many",
                "LIFELINE_RESTORE", directory.resolve("nothing").toString(),
                "LIFELINE_CLOCK", "noon",
                "LIFELINE_MQTT_URL", "http://broker");
        InvalidSettingsException refused = assertThrows(InvalidSettingsException.class, () -> JobSettings.from(wrong));
        String message = String.valueOf(refused.getMessage());
        for (String named : new String[] {
            "LIFELINE_DB_URL",
            "LIFELINE_DB_USER",
            "LIFELINE_DB_PASSWORD",
            "LIFELINE_CHECKPOINTS",
            "LIFELINE_RESTORE",
            "LIFELINE_PARALLELISM",
            "LIFELINE_CLOCK",
            "mqtt://host:port"
        }) {
            assertTrue(message.contains(named), () -> named + " is not in: " + message);
        }
    }

    @Test
    void thePasswordMayLieInAFile() throws IOException {
        Path file = directory.resolve("password");
        Files.writeString(file, "from a file\n");
        Map<String, String> environment = new HashMap<>(enough());
        environment.put("LIFELINE_DB_PASSWORD_FILE", file.toString());
        assertEquals("from a file", JobSettings.from(environment).store().password());
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertTrue(!JobSettings.from(enough()).toString().contains("secret"));
    }

    @Test
    void itBeginsWithACheckpointThatIsComplete() throws IOException {
        Files.createFile(directory.resolve("_metadata"));
        Map<String, String> environment = new HashMap<>(enough());
        environment.put("LIFELINE_RESTORE", directory.toString());
        assertEquals(
                Optional.of(directory.toAbsolutePath()),
                JobSettings.from(environment).restore());
    }

    private Map<String, String> enough() {
        return Map.of(
                "LIFELINE_DB_URL", "postgresql://127.0.0.1:5432/lifeline",
                "LIFELINE_DB_USER", "job",
                "LIFELINE_DB_PASSWORD", "secret",
                "LIFELINE_CHECKPOINTS", directory.toString());
    }
}
