package lifeline.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lifeline.ingest.mqtt.MqttSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSettingsTest {
    private static final String FOREIGN = """
            - filter: city/+/up
              format: json
              namespace: north
              domain: gas
              device: "{2}"
              asset: "{2}"
              quantities: { CH4: methane }
            """;

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
                "LIFELINE_WARNING_LEVELS", "5",
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
            "LIFELINE_WARNING_LEVELS",
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
    void eachForeignFilterHasASessionOfItsOwn() throws IOException {
        Path file = Files.writeString(directory.resolve("foreign.yaml"), FOREIGN);
        Map<String, String> environment = new HashMap<>(enough());
        environment.put("LIFELINE_FOREIGN_TOPICS", file.toString());
        MqttSettings mqtt = JobSettings.from(environment).foreign().get(0).mqtt();
        assertEquals(1, mqtt.sessions());
        assertEquals("lifeline-local-00d60c0ce5cb-0", mqtt.clientId(0));
        assertEquals("$share/lifeline-local-00d60c0ce5cb/city/+/up", mqtt.subscription());
    }

    @Test
    void aFaultOfTheForeignTopicsIsNamedWithItsLine() throws IOException {
        Path file = Files.writeString(directory.resolve("foreign.yaml"), FOREIGN.replace("methane", "phlogiston"));
        Map<String, String> environment = new HashMap<>(enough());
        environment.put("LIFELINE_FOREIGN_TOPICS", file.toString());
        environment.put("LIFELINE_PARALLELISM", "many");
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> JobSettings.from(environment));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("LIFELINE_PARALLELISM"), message);
        assertTrue(message.contains("LIFELINE_FOREIGN_TOPICS " + file + ":7: gas has no quantity"), message);
    }

    @Test
    void theUidsThatStateIsFoundByStayAsTheyAre() throws IOException {
        Path file = Files.writeString(directory.resolve("foreign.yaml"), FOREIGN);
        Map<String, String> environment = new HashMap<>(enough());
        environment.put("LIFELINE_FOREIGN_TOPICS", file.toString());
        JobSettings settings = JobSettings.from(environment);
        StreamExecutionEnvironment job = JobEnvironment.of(settings);
        DetectionJob.of(settings).define(job);
        Set<String> uids = job.getStreamGraph().getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Set.of(
                        "mqtt",
                        "decode",
                        "mqtt city/+/up",
                        "decode city/+/up",
                        "features",
                        "waveforms",
                        "seq",
                        "watch",
                        "neighbours",
                        "rules",
                        "latch",
                        "subjects",
                        "subject-signals",
                        "readings",
                        "signals",
                        "rejections"),
                uids);
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
