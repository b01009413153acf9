package lifeline.acceptance.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.process.ChildProcess;
import lifeline.database.DatabaseProcess;

/** The alert service as it is shipped, on any free port, with a status file as the launcher writes it. */
final class ServiceProcess implements AutoCloseable {
    private static final Path JAR = Path.of("..", "..", "alerts", "target", "quarkus-app", "quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path statusFile;
    private final Map<String, String> environment;
    private final Map<String, Object> facts;
    private ChildProcess child;

    private ServiceProcess(Path statusFile, Map<String, String> environment) {
        this.statusFile = statusFile;
        this.environment = environment;
        this.child = begin();
        try {
            this.facts = child.awaitReady(PATIENCE);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    static ServiceProcess start(DatabaseProcess database, Path folder) throws IOException {
        Path statusFile = folder.resolve("status.json");
        Map<String, String> environment = Map.of(
                "LIFELINE_DB_URL", database.url(),
                "LIFELINE_DB_USER", "lifeline_service_login",
                "LIFELINE_DB_PASSWORD", database.password(),
                "LIFELINE_HTTP_PORT", Integer.toString(freePort()),
                "LIFELINE_STATUS_FILE", statusFile.toString(),
                "LIFELINE_CHANNEL_TEST_AT", "off");
        ServiceProcess service = new ServiceProcess(statusFile, environment);
        service.tellRestarts(0);
        return service;
    }

    private ChildProcess begin() {
        return ChildProcess.start(
                new ChildProcess.Command(
                        "service",
                        JAR.toAbsolutePath().normalize().toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        List.of("-Xmx192m", "-XX:+UseSerialGC"),
                        List.of(),
                        environment,
                        Path.of("target", "logs", "console-service.log")),
                line -> {});
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI url() {
        return URI.create(String.valueOf(facts.get("url")) + "/");
    }

    String user() {
        return firstLogin("user");
    }

    String password() {
        return firstLogin("password");
    }

    private String firstLogin(String part) {
        return String.valueOf(((Map<?, ?>) facts.get("firstLogin")).get(part));
    }

    /** Writes the status file: all programs run, and the job was restarted so many times. */
    void tellRestarts(int restarts) throws IOException {
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("name", "job");
        job.put("state", "running");
        job.put("pid", 4711);
        job.put("restarts", restarts);
        job.put("lastRestartAt", restarts == 0 ? null : Instant.now().toString());
        job.put("lastReason", restarts == 0 ? null : "exit code 137");
        Map<String, Object> status =
                Map.of("programs", List.of(job), "startedAt", Instant.now().toString(), "speed", 1);
        Path next = Files.createTempFile(statusFile.toAbsolutePath().getParent(), "status", ".json");
        Files.write(next, new JsonMapper().writeValueAsBytes(status));
        Files.move(
                next,
                statusFile,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** Ends it at once, as a power cut would. */
    void kill() {
        child.kill();
    }

    /** After {@link #kill}: starts it at the same address. */
    void startAgain() {
        child = begin();
        child.awaitReady(PATIENCE);
    }

    @Override
    public void close() {
        child.close();
    }
}
