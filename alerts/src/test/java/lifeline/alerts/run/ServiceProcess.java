package lifeline.alerts.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.process.ChildProcess;

/** The service as it is shipped, in a process of its own on a free port. */
public final class ServiceProcess implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();

    private final ChildProcess child;
    private final Map<String, Object> facts;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private ServiceProcess(ChildProcess child) {
        this.child = child;
        this.facts = child.awaitReady(Duration.ofMinutes(2));
    }

    public static ServiceProcess start(TestStore store) {
        return start(store, Map.of());
    }

    public static ServiceProcess start(TestStore store, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(store.environment());
        environment.put("LIFELINE_HTTP_PORT", "0");
        // made-up episodes lie months back: each would be overdue at once
        environment.put("LIFELINE_CLOCKS", "none");
        // it would be one message more than a test has written
        environment.put("LIFELINE_CHANNEL_TEST_AT", "off");
        environment.putAll(more);
        ChildProcess child = ChildProcess.start(
                new ChildProcess.Command(
                        "service",
                        JAR.toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        List.of(),
                        environment,
                        Path.of("target", "service.log")),
                line -> {});
        return new ServiceProcess(child);
    }

    /** Somebody who may log in. */
    public record Login(String user, String password) {
        String basic() {
            return ServiceProcess.basic(user, password);
        }
    }

    /** What the first start tells. */
    public Login firstLogin() {
        Map<?, ?> login = (Map<?, ?>) facts.get("firstLogin");
        return new Login((String) login.get("user"), (String) login.get("password"));
    }

    /** Whether this start was the first. */
    public boolean isFirst() {
        return facts.containsKey("firstLogin");
    }

    public URI uri(String path) {
        return URI.create(facts.get("url") + path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    public HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** What a path answers, which must be JSON and fine. */
    public JsonNode json(String path) throws IOException {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    public static JsonNode read(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    public HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** A change by the duty officer, whose password {@code login} is. */
    public HttpResponse<String> post(String path, String body, Login login) throws IOException {
        return send(post(path, body).header("Authorization", login.basic()));
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    HttpClient client() {
        return client;
    }

    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
