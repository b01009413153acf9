package lifeline.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lifeline bench} at a rate every machine takes: that it counts right, not how fast anything is. */
class BenchIT {
    @TempDir
    private Path folder;

    @Test
    void everyReadingIsCountedAndEveryExcursionRaisesOnce() throws Exception {
        Path json = folder.resolve("bench.json");
        Path output = folder.resolve("output.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ChildProcess.classPathOf(Main.class),
                        Main.class.getName(),
                        "bench",
                        "--rate",
                        "1000",
                        "--devices",
                        "1000",
                        "--for",
                        "10s",
                        "--json",
                        json.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(5, TimeUnit.MINUTES), "it ends");
        } finally {
            process.destroy();
        }
        String said = Files.readString(output);
        assertEquals(0, process.exitValue(), said);

        JsonNode figures = new JsonMapper().readTree(json.toFile());
        assertEquals(25_000, figures.get("published").asDouble(), 250, said);
        assertEquals(figures.get("published"), figures.get("stored"));
        assertEquals(0, figures.get("lost").asLong());
        assertEquals(0, figures.get("duplicated").asLong());
        assertTrue(figures.get("alerts_expected").asLong() > 0, said);
        assertEquals(0, figures.get("alerts_lost").asLong());
        assertEquals(0, figures.get("alerts_duplicated").asLong());
        assertTrue(figures.at("/alert_latency_ms/p50").asDouble() > 0, said);
        assertTrue(figures.get("broker_ratio").isNull(), "there is nothing to compare a given rate with");
        assertTrue(Files.readString(folder.resolve("bench.html")).contains("Readings stored"));
    }
}
