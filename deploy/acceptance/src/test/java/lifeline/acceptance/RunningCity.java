package lifeline.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.Main;

/**
 * A whole city as {@code ./lifeline up} starts it: real processes, free ports, data in a directory of the test. Ends with
 * {@link #close}, at the latest. Its output is in {@code target/}, the logs of its programs in the data directory.
 */
public final class RunningCity implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofMinutes(1);
    private static final Pattern LIVE = Pattern.compile("The city is live");
    private static final Pattern STORE = Pattern.compile("store +(jdbc:\\S+), user (\\S+), password in (.+)");
    private static final Pattern LOGIN = Pattern.compile("log in as +(\\S+) with the password (\\S+)");
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path data;
    private final Path output;
    private final int httpPort;
    private final int mqttPort;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** A user of the console. */
    public record Login(String user, String password) {}

    /** A store as the launcher names it. */
    public record StoreAddress(String url, String user, String passwordFile) {}

    private RunningCity(Process process, Path data, Path output, int httpPort, int mqttPort) {
        this.process = process;
        this.data = data;
        this.output = output;
        this.httpPort = httpPort;
        this.mqttPort = mqttPort;
    }

    /** Launches {@code lifeline up} with these options and does not wait for anything. */
    public static RunningCity launch(Path data, Map<String, String> environment, String... options) throws IOException {
        int httpPort = port("LIFELINE_HTTP_PORT", environment);
        int mqttPort = port("LIFELINE_MQTT_PORT", environment);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                ChildProcess.classPathOf(Main.class),
                Main.class.getName(),
                "up",
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "cities")), "city-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("LIFELINE_"));
        builder.environment().put("LIFELINE_HTTP_PORT", Integer.toString(httpPort));
        builder.environment().put("LIFELINE_MQTT_PORT", Integer.toString(mqttPort));
        builder.environment().putAll(environment);
        return new RunningCity(builder.start(), data, output, httpPort, mqttPort);
    }

    /** Launches it and returns once every program does its work. */
    public static RunningCity start(Path data, String... options) throws IOException {
        return start(data, Map.of(), options);
    }

    /** The same with settings from the environment. */
    public static RunningCity start(Path data, Map<String, String> environment, String... options) throws IOException {
        RunningCity city = launch(data, environment, options);
        try {
            Eventually.holds("the city runs; see " + city.output, START, () -> {
                if (!city.process.isAlive()) {
                    throw new AssertionError("it ended: " + city.output());
                }
                return city.isWorking();
            });
            return city;
        } catch (Error | RuntimeException e) {
            city.close();
            throw e;
        }
    }

    private static int port(String setting, Map<String, String> environment) throws IOException {
        return environment.containsKey(setting) ? Integer.parseInt(environment.get(setting)) : FreePort.any();
    }

    private boolean isWorking() throws IOException, InterruptedException {
        JsonNode programs = status().path("programs");
        boolean all = programs.size() > 0;
        for (JsonNode program : programs) {
            all &= program.path("state").asText().equals("running");
        }
        return all && told(LIVE).isPresent() && get("/q/health/ready").statusCode() == 200;
    }

    /** {@code http://127.0.0.1:PORT}. */
    public String url() {
        return "http://127.0.0.1:" + httpPort;
    }

    public String mqttUrl() {
        return "mqtt://127.0.0.1:" + mqttPort;
    }

    public int httpPort() {
        return httpPort;
    }

    public int mqttPort() {
        return mqttPort;
    }

    public Path data() {
        return data;
    }

    /** What the launcher has printed so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** What the launcher knows of its programs; empty before it has written it. */
    public JsonNode status() throws IOException {
        Path file = data.resolve("status.json");
        return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
    }

    /** The process of a program, by its name in the status. */
    public ProcessHandle program(String name) throws IOException {
        for (JsonNode program : status().path("programs")) {
            if (program.path("name").asText().equals(name)) {
                return ProcessHandle.of(program.path("pid").asLong())
                        .orElseThrow(() -> new IllegalStateException(name + " does not run"));
            }
        }
        throw new IllegalArgumentException("no program " + name + " in " + status());
    }

    public int restartsOf(String name) throws IOException {
        for (JsonNode program : status().path("programs")) {
            if (program.path("name").asText().equals(name)) {
                return program.path("restarts").asInt();
            }
        }
        throw new IllegalArgumentException("no program " + name + " in " + status());
    }

    /** {@code GET} on the service, whatever the answer. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url() + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** A change on the service by somebody, whatever the answer. */
    public HttpResponse<String> send(String method, String path, String body, Login login)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder()
                .encodeToString((login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(url() + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** The JSON at {@code path}, which must be there. */
    public JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new IOException(path + " answers " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** The alerts of {@code GET /api/v1/alerts} with this state: open, closed or all. */
    public List<JsonNode> alerts(String state) throws IOException, InterruptedException {
        List<JsonNode> alerts = new ArrayList<>();
        json("/api/v1/alerts?state=" + state + "&limit=500").path("items").forEach(alerts::add);
        return alerts;
    }

    /** With the login of the role that may only read. */
    public Connection store() throws IOException, SQLException {
        StoreAddress address = storeAddress();
        String password = Files.readString(Path.of(address.passwordFile())).strip();
        return DriverManager.getConnection(address.url(), address.user(), password);
    }

    /** Where the store is, and who may only read there. */
    public StoreAddress storeAddress() throws IOException {
        Matcher line = told(STORE).orElseThrow(() -> new IOException("no address of the store in " + output));
        return new StoreAddress(line.group(1), line.group(2), line.group(3));
    }

    /** What the duty officer logs in with; told once, at the first start on this data. */
    public Optional<Login> firstLogin() throws IOException {
        return told(LOGIN).map(line -> new Login(line.group(1), line.group(2)));
    }

    private Optional<Matcher> told(Pattern what) throws IOException {
        return Optional.of(what.matcher(output())).filter(Matcher::find);
    }

    /** Its exit code, once it ends by itself. */
    public int awaitExit(Duration patience) throws InterruptedException, IOException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience.toSeconds() + " s: " + output());
        }
        return process.exitValue();
    }

    /** The launcher and all that it started, as they are now. */
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** Asks it to stop, as Ctrl-C does, and makes sure. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = processes();
        process.destroy();
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                Files.writeString(output, "killed by the test: it did not stop\n", StandardOpenOption.APPEND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
