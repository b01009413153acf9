package lifeline.simulators.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lifeline.contract.library.Library;
import lifeline.simulators.Cities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {
    private static final String TRUTH = """
            {"seed":1,"startedAt":"2026-01-15T00:00:00Z","endedAt":"2026-01-16T00:00:00Z","devices":200,
             "faults":[
              {"id":"leak-1","scenario":"gas-leak/1","domain":"gas","fault":"leak","asset":"gas-well-0001","device":"gas-methane-0001",
               "devices":["gas-methane-0001"],"quantities":["methane"],"from":"2026-01-15T02:00:00Z","until":"2026-01-15T02:06:00Z",
               "expect":[{"rule":"gas.methane.leak","severity":"RED","within_s":300,"size":3.2,"claimed":true}]},
              {"id":"leak-2","scenario":"gas-leak/2","domain":"gas","fault":"leak","asset":"gas-well-0003","device":"gas-methane-0003",
               "devices":["gas-methane-0003"],"quantities":["methane"],"from":"2026-01-15T05:00:00Z","until":"2026-01-15T05:06:00Z",
               "expect":[{"rule":"gas.methane.leak","severity":"RED","within_s":300,"size":1.2,"claimed":true}]},
              {"id":"leak-3","scenario":"gas-leak/3","domain":"gas","fault":"leak","asset":"gas-well-0004","device":"gas-methane-0004",
               "devices":["gas-methane-0004"],"quantities":["methane"],"from":"2026-01-15T07:00:00Z","until":"2026-01-15T07:06:00Z",
               "expect":[{"rule":"gas.methane.leak","within_s":300,"size":0.6,"claimed":false}]}],
             "sensor_days":{"gas.methane":500,"gas.ethane":500}}
            """;
    private static final String SIGNALS = """
            rule,subject,kind,severity,at,score
            gas.methane.leak,gas-methane-0001.methane,RAISE,ORANGE,2026-01-15T02:01:00Z,0.9
            gas.methane.leak,gas-methane-0001.methane,ESCALATE,RED,2026-01-15T02:02:00Z,1
            gas.methane.leak,gas-methane-0001.methane,CLEAR,RED,2026-01-15T10:10:00,0
            gas.methane.leak,gas-methane-0007.methane,RAISE,BLUE,2026-01-15 20:00:00,0.4
            gas.methane.leak,gas-methane-0001.methane,RAISE,RED,2026-01-14T02:01:00Z,0.9
            """;

    private final Path folder;

    ScoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void tellsWhatWasRecalledWhatWasFalseAndHowLongItTook() throws IOException {
        JsonNode score = scored(TRUTH, SIGNALS);
        assertEquals(0.5, score.path("recall").asDouble());
        assertEquals("[1,2]", score.path("recall_of").toString());
        assertEquals(0.5, score.path("precision").asDouble());
        assertEquals(1, score.path("level_accuracy").asDouble());
        assertEquals(60, score.path("delay_s").path("p50").asDouble());
        assertEquals(60, score.path("delay_s").path("p95").asDouble());
        assertEquals(1, score.path("false_per_1000_sensor_days").asDouble());
        assertEquals(0.025, score.path("false_per_1000_sensor_days_ci").get(0).asDouble(), 1e-3);
        assertEquals(0, score.path("place_error_m").asDouble());
        assertEquals(3, score.path("scenarios").asInt());
    }

    @Test
    void theSameKeysAreThereOverallAndForEachDomainAndRule() throws IOException {
        JsonNode score = scored(TRUTH, SIGNALS);
        JsonNode gas = score.path("domains").path("gas");
        JsonNode rule = gas.path("rules").path("gas.methane.leak");
        for (String key : List.of(
                "recall",
                "precision",
                "level_accuracy",
                "delay_s",
                "false_per_1000_sensor_days",
                "place_error_m",
                "scenarios",
                "recall_red_orange",
                "recall_by_severity",
                "lag_s")) {
            assertTrue(score.has(key) && gas.has(key) && rule.has(key), key);
        }
        assertEquals(2, rule.path("false_per_1000_sensor_days").asDouble(), "of the days of its own quantity");
    }

    @Test
    void recallIsToldBySizeAndCountsTheSizesThatARuleClaims() throws IOException {
        JsonNode score = scored(TRUTH, SIGNALS);
        assertEquals(3, score.path("sizes").asInt());
        assertEquals(2, score.path("sizes_claimed").asInt());
        JsonNode smallest = score.path("recall_by_size").get(0);
        assertEquals(0.5, smallest.path("from").asDouble());
        assertEquals(0, smallest.path("claimed").asInt());
        assertEquals(3, score.path("recall_by_size").size());
    }

    @Test
    void recallIsToldByTheSeverityThatIsDue() throws IOException {
        JsonNode score = scored(TRUTH, SIGNALS);
        assertEquals("[1,2]", score.path("recall_red_orange_of").toString());
        JsonNode severities = score.path("recall_by_severity");
        assertEquals("[1,2]", severities.path("red").path("recall_of").toString());
        assertEquals("[0,0]", severities.path("blue").path("recall_of").toString(), "what is not claimed is of none");
        assertEquals(
                "[0,1]", severities.path("yellow").path("recall_ci").toString().replace(".0", ""));
    }

    @Test
    void thePageNeedsNothingFromElsewhereAndRunsNoScript() throws IOException {
        scored(TRUTH, SIGNALS);
        String page = Files.readString(folder.resolve("score.html"));
        assertTrue(page.contains("default-src 'none'"));
        assertTrue(page.contains("<svg"));
        assertFalse(
                page.contains("<script") || page.contains("http:") || page.contains("https:") || page.contains("src="));
    }

    @Test
    void thePageIsChineseAndHasAllOfItInEnglishToo() throws IOException {
        scored(TRUTH, SIGNALS);
        String page = Files.readString(folder.resolve("score.html"));
        assertTrue(page.contains("id=\"zh\" checked") && page.contains("<span class=\"zh\">燃气</span>"), page);
        assertEquals(page.split("class=\"zh\"", -1).length, page.split("class=\"en\"", -1).length);
    }

    @Test
    void aFaultThatTellsNoExpectationIsHeldToWhatTheLibraryExpectsOfIt() throws IOException {
        String plain = """
                {"startedAt":"2026-01-15T00:00:00Z","endedAt":"2026-01-16T00:00:00Z",
                 "faults":[{"id":"gas-leak-1","domain":"gas","fault":"leak","asset":"gas-well-0001","devices":["gas-methane-0001"],
                  "quantities":["methane","ethane"],"from":"2026-01-15T02:00:00Z","until":"2026-01-15T02:06:00Z"}],
                 "ledger":{"sensors":{"gas-methane-0001.methane":{},"gas-methane-0001.temperature":{}}}}
                """;
        Truth truth = Truth.of(
                new JsonMapper().readTree(plain), Cities.CATALOGUE, Library.load(Cities.CATALOGUE, Cities.SIMULATIONS));
        assertEquals(
                List.of("gas.methane.leak", "gas.methane.rise"),
                truth.faults().get(0).due().stream().map(due -> due.rule()).toList(),
                "nothing there measures ethane");
        assertEquals(1.0, truth.sensorDays().get("gas.methane"));
    }

    @Test
    void aLineThatIsNoSignalIsNamed() throws IOException {
        Path signals = Files.writeString(
                folder.resolve("signals.csv"),
                "rule,subject,kind,severity,at\na.b.c,d.e,RAISE,PURPLE,2026-01-15T00:00:00Z\n");
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> SignalsCsv.read(signals));
        assertTrue(String.valueOf(refused.getMessage()).contains("signals.csv:2:"), refused.getMessage());
    }

    @Test
    void wrongUseIsToldByTheExitCode() {
        assertEquals(2, ScoreMain.run(List.of("--truth", "nowhere")));
        assertEquals(2, ScoreMain.run(List.of("--thruth")));
    }

    private JsonNode scored(String truth, String signals) throws IOException {
        Path json = folder.resolve("score.json");
        assertEquals(
                0,
                ScoreMain.run(List.of(
                        "--truth",
                        Files.writeString(folder.resolve("truth.json"), truth).toString(),
                        "--signals=" + Files.writeString(folder.resolve("signals.csv"), signals),
                        "--json",
                        json.toString())));
        return new JsonMapper().readTree(json.toFile());
    }
}
