package lifeline.acceptance.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two scripts that images carry. */
class ScriptsTest {
    @TempDir
    private Path folder;

    @Test
    void theJobStartsFromTheNewestCheckpointThatIsComplete() throws Exception {
        checkpoint("a/chk-7", "2026-01-01T00:00:00Z", true);
        checkpoint("b/chk-3", "2026-01-02T00:00:00Z", true);
        checkpoint("b/chk-4", "2026-01-03T00:00:00Z", false);
        assertEquals(
                folder.resolve("checkpoints/b/chk-3") + " standalone-job --job-classname lifeline.stream.DetectionJob",
                startJob());
    }

    @Test
    void theFirstStartOfTheJobRestoresNothing() throws Exception {
        Files.createDirectories(folder.resolve("checkpoints"));
        assertEquals("nothing standalone-job --job-classname lifeline.stream.DetectionJob", startJob());
    }

    @ParameterizedTest
    @CsvSource({"200, RUNNING, 0", "200, FINISHED, 1", "503, RUNNING, 1"})
    void healthyIsAnAnswerOf200ThatHoldsTheWord(int status, String body, int exitCode) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/jobs/overview", exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            assertEquals(exitCode, says(server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nobodyListeningIsNotHealthy() throws Exception {
        assertNotEquals(0, says(1));
    }

    private static int says(int port) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        ComposeFile.FOLDER.resolve("http-says").toString(),
                        Integer.toString(port),
                        "/jobs/overview",
                        "RUNNING")
                .start()
                .waitFor();
    }

    private void checkpoint(String name, String at, boolean complete) throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve("checkpoints").resolve(name));
        if (complete) {
            Path metadata = Files.writeString(checkpoint.resolve("_metadata"), "");
            Files.setLastModifiedTime(metadata, FileTime.from(Instant.parse(at)));
        }
    }

    /** @return what is handed to the image's entry point: the checkpoint to restore, then its arguments */
    private String startJob() throws IOException {
        Path entryPoint = Files.writeString(
                folder.resolve("entry-point"), "#!/bin/sh\necho \"${LIFELINE_RESTORE:-nothing} $*\"\n");
        Files.setPosixFilePermissions(entryPoint, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder script =
                new ProcessBuilder(ComposeFile.FOLDER.resolve("job.sh").toString(), entryPoint.toString());
        script.environment()
                .put("LIFELINE_CHECKPOINTS", folder.resolve("checkpoints").toString());
        script.environment().remove("LIFELINE_RESTORE");
        return new String(script.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
