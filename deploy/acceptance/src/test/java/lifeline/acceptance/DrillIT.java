package lifeline.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lifeline drill}, short. */
class DrillIT {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final List<String> KEYS = List.of(
            "published",
            "stored",
            "duplicate",
            "possible_duplicate",
            "lost",
            "duplicated",
            "rejected",
            "messages_per_s",
            "readings_per_s",
            "alert_latency_ms",
            "bare_broker_messages_per_s",
            "copy_rows_per_s",
            "broker_ratio",
            "copy_ratio",
            "alerts_expected",
            "alerts",
            "alerts_lost",
            "alerts_duplicated",
            "kills",
            "recovery_s",
            "pages",
            "pages_duplicated");

    @TempDir
    private Path folder;

    @Test
    void killingEveryPartLosesNothingAndDoublesNothing() throws Exception {
        Path output = folder.resolve("output");
        int exitCode = drill(output);
        String said = Files.readString(output);
        JsonNode report = new JsonMapper().readTree(report().toFile());

        for (String zero : List.of("lost", "duplicated", "alerts_lost", "alerts_duplicated", "unrecovered")) {
            assertEquals(0, report.path(zero).asLong(-1), said);
        }
        assertEquals(0, exitCode, said);
        assertEquals(Set.of("alerts", "broker", "job", "store"), victims(report), said);
        assertTrue(report.path("alerts_expected").asLong() > 0, said);
        assertEquals(
                report.path("published").asLong(),
                report.path("stored").asLong()
                        + report.path("duplicate").asLong()
                        + report.path("rejected").asLong(),
                said);
        assertTrue(report.path("untimed_share").asDouble() >= 0.1, said);
        KEYS.forEach(key -> assertTrue(report.has(key), key));
        assertTrue(Files.readString(folder.resolve("report.html")).contains("<svg"));
    }

    private static Set<String> victims(JsonNode report) {
        Set<String> victims = new TreeSet<>();
        report.path("timeline").forEach(kill -> victims.add(kill.path("part").asText()));
        return victims;
    }

    private Path report() {
        return folder.resolve("report.json");
    }

    private int drill(Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        ChildProcess.classPathOf(Main.class),
                        Main.class.getName(),
                        "drill",
                        "--for",
                        "60s",
                        "--every",
                        "15s",
                        "--seed",
                        "1",
                        "--rate",
                        "300",
                        "--devices",
                        "300",
                        "--data",
                        folder.resolve("data").toString(),
                        "--json",
                        report().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LIFELINE_"));
        builder.environment().put("LIFELINE_HTTP_PORT", Integer.toString(FreePort.any()));
        builder.environment().put("LIFELINE_MQTT_PORT", Integer.toString(FreePort.any()));
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), Files.readString(output));
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }
}
