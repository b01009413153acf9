package lifeline.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lifeline up} from its start to its summary. */
class UpIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void aGasLeakIsRaisedAndClearedNothingIsLostAndNothingIsLeftRunning() throws Exception {
        try (RunningCity city = RunningCity.start(data(), options("40s"))) {
            List<ProcessHandle> processes = city.processes();
            assertEquals(0, city.awaitExit(PATIENCE), city.output());

            JsonNode summary = summary();
            assertLedgerCloses(summary);
            assertTrue(summary.at("/domains/gas/raised").asInt() > 0, summary::toString);
            assertTrue(summary.at("/domains/gas/cleared").asInt() > 0, summary::toString);
            Eventually.holds("every process has ended", Duration.ofSeconds(5), () -> processes.stream()
                    .noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void aJobKilledWithAnAlertOpenLosesNothingAndTheAlertStillClears() throws Exception {
        try (RunningCity city = RunningCity.start(data(), options("70s"))) {
            JsonNode open = Eventually.answer("an alert of the leak", PATIENCE, () -> openAlertOfTheLeak(city));
            String id = open.path("id").asText();

            city.program("job").destroyForcibly();

            Eventually.holds("the job is started again", PATIENCE, () -> city.restartsOf("job") == 1);
            Eventually.holds("the alert that was open recovers", PATIENCE, () -> city.json("/api/v1/alerts/" + id)
                    .path("machine")
                    .asText()
                    .equals("RECOVERED"));
            assertEachAlertOnce(city);
            assertEquals(0, city.awaitExit(PATIENCE), city.output());
            assertLedgerCloses(summary());
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String[] options(String time) {
        return new String[] {
            "--for",
            time,
            "--scenario",
            "gas-leak",
            "--speed",
            "20",
            "--devices",
            "200",
            "--json",
            folder.resolve("summary.json").toString()
        };
    }

    private JsonNode summary() throws IOException {
        return new JsonMapper().readTree(folder.resolve("summary.json").toFile());
    }

    private static Optional<JsonNode> openAlertOfTheLeak(RunningCity city) throws IOException, InterruptedException {
        return city.alerts("open").stream()
                .filter(alert -> alert.path("rule").asText().equals("gas.methane.leak"))
                .filter(alert -> alert.path("machine").asText().equals("ACTIVE"))
                .findFirst();
    }

    private static void assertEachAlertOnce(RunningCity city) throws IOException, InterruptedException {
        Set<String> seen = new HashSet<>();
        for (JsonNode alert : city.alerts("all")) {
            String episode =
                    alert.path("rule").asText() + " " + alert.path("device").asText() + " "
                            + alert.path("quantity").asText() + " "
                            + alert.path("episode").asText();
            assertTrue(seen.add(episode), "twice: " + episode);
        }
    }

    private static void assertLedgerCloses(JsonNode summary) {
        long published = summary.path("published").asLong();
        long accounted = summary.path("stored").asLong()
                + summary.path("duplicate").asLong()
                + summary.path("rejected").asLong();
        assertTrue(published > 0, summary::toString);
        assertEquals(0, summary.path("lost").asLong(-1), summary::toString);
        assertEquals(0, summary.path("duplicated").asLong(-1), summary::toString);
        assertEquals(published, accounted, summary::toString);
    }
}
