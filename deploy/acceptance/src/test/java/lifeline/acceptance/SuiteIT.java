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

/** {@code ./lifeline simulate --suite library}, a few scenarios of it, through the real replay. */
class SuiteIT {
    private final Path folder;

    SuiteIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void scenariosOfTheLibraryAreJudgedByTheReplayAndScored() throws Exception {
        Path json = folder.resolve("suite.json");
        Path output = folder.resolve("output.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ChildProcess.classPathOf(Main.class),
                        Main.class.getName(),
                        "simulate",
                        "--suite",
                        "library",
                        "--only",
                        "gas-overpressure,gas-well-silent,quiet-gas-spike",
                        "--seeds",
                        "2",
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

        JsonNode score = new JsonMapper().readTree(json.toFile());
        assertEquals(6, score.path("scenarios").asInt(), said);
        assertEquals(4, score.path("sizes").asInt(), said);
        assertTrue(score.path("sensor_days").asDouble() >= 6 * 5_000, said);
        assertEquals(score.at("/recall_of/1"), score.at("/recall_of/0"), said);
        assertEquals(1, score.path("kept_quiet").asDouble(), said);
        assertTrue(Files.readString(folder.resolve("suite.html")).contains("<svg"));
    }
}
