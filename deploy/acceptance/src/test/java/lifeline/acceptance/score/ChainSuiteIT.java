package lifeline.acceptance.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lifeline.acceptance.Eventually;
import lifeline.acceptance.RunningCity;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lifeline simulate --suite library --url}, a few scenarios of it, through a chain twenty times as fast as on the wall. */
class ChainSuiteIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OF_THE_SUITE = " from signal where exercise >= 900000000";

    private static final String OPEN_ALERTS =
            "select count(*) from alert where exercise is not null and stage <> 'CLOSED'";
    private static final String OPEN_EPISODES =
            "select count(*) from episode where cleared_at is null and device ~ '^exercise-'";

    private final Path folder;

    ChainSuiteIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void scenariosOfTheLibraryArePlayedThroughTheRunningChainAndScored() throws Exception {
        Path data = Files.createDirectory(folder.resolve("city"));
        Path json = folder.resolve("suite.json");
        try (RunningCity city = RunningCity.start(data, "--speed", "20", "--devices", "200", "--scenario", "quiet")) {
            String said = suite(city, json);
            JsonNode score = new JsonMapper().readTree(json.toFile());

            assertEquals(6, score.path("plays").asInt(), said);
            assertEquals(6, score.path("scenarios").asInt(), said);
            assertEquals("heating-cold-homes", score.at("/left_out/0/scenario").asText(), said);
            assertTrue(score.at("/recall_of/1").asInt() >= 1, said);
            assertEquals(score.at("/recall_of/1"), score.at("/recall_of/0"), said);
            assertEquals(1, score.path("kept_quiet").asDouble(), said);
            assertTrue(score.path("sensor_days").asDouble() > 0, said);
            noRealSensorWasTouchedAndNothingIsLeftOpen(city);
        }
    }

    private String suite(RunningCity city, Path json) throws IOException, InterruptedException {
        Path output = folder.resolve("output.log");
        RunningCity.StoreAddress store = city.storeAddress();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ChildProcess.classPathOf(Main.class),
                        Main.class.getName(),
                        "simulate",
                        "--suite",
                        "library",
                        "--only",
                        "gas-regulator-silent,bridge-overload-deflection,quiet-gas-spike,heating-cold-homes",
                        "--seeds",
                        "2",
                        "--url",
                        city.mqttUrl(),
                        "--db",
                        store.url(),
                        "--speed",
                        "20",
                        "--service",
                        city.url(),
                        "--devices",
                        "200",
                        "--json",
                        json.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("LIFELINE_DB_USER", store.user());
        builder.environment().put("LIFELINE_DB_PASSWORD_FILE", store.passwordFile());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), () -> "it ends: " + text(output));
        } finally {
            process.destroy();
        }
        assertEquals(0, process.exitValue(), () -> text(output));
        return text(output);
    }

    private static void noRealSensorWasTouchedAndNothingIsLeftOpen(RunningCity city) throws Exception {
        try (Connection store = city.store()) {
            assertTrue(count(store, "select count(*)" + OF_THE_SUITE) > 0);
            assertEquals(0, count(store, "select count(*)" + OF_THE_SUITE + " and subject !~ '^exercise-'"));
            assertEquals(0, count(store, "select count(*) from exercise"));
            Eventually.holds("every alert of the suite is closed", PATIENCE, () -> count(store, OPEN_ALERTS) == 0);
            Eventually.holds("every episode is over", PATIENCE, () -> count(store, OPEN_EPISODES) == 0);
        }
    }

    private static String text(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static long count(Connection store, String sql) throws SQLException {
        try (Statement statement = store.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
