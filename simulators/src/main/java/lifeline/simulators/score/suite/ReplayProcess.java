package lifeline.simulators.score.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lifeline.simulators.score.SignalsCsv;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.score.scene.WorkCsv;

/**
 * The replay in a process of its own, for all runs: a line with two files in, or three where windows of work are declared, a line of JSON out. It ends with its input, and so
 * with us.
 */
public final class ReplayProcess implements Judge {
    static final String MAIN = "lifeline.stream.replay.ReplayMain";
    private static final long END_WITHIN_SECONDS = 20;

    private final Process process;
    private final BufferedWriter asks;
    private final BufferedReader answers;
    private final JsonMapper json = new JsonMapper();

    private ReplayProcess(Process process) {
        this.process = process;
        this.asks = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param classPath of the program that replays */
    public static ReplayProcess start(String classPath) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                classPath,
                MAIN,
                "--domain",
                "all",
                "--batch"));
        return start(command);
    }

    static ReplayProcess start(List<String> command) {
        try {
            return new ReplayProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("the replay does not start", e);
        }
    }

    @Override
    public List<Said> judge(Path readings) {
        Path signals = readings.resolveSibling(readings.getFileName() + ".signals");
        try {
            Path work = WorkCsv.beside(readings);
            asks.write(readings + "\t" + signals + (Files.exists(work) ? "\t" + work : "") + "\n");
            asks.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the replay has ended by itself");
            }
            JsonNode told = json.readTree(answer);
            if (told.has("error")) {
                throw new IllegalStateException(
                        "the replay refuses: " + told.path("error").asText());
            }
            return SignalsCsv.read(signals);
        } catch (IOException e) {
            throw new UncheckedIOException("the replay does not answer", e);
        }
    }

    @Override
    public void close() {
        try {
            asks.close();
            if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
