package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.process.ChildProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody gets who has a client written from our description of the API. */
class OpenApiClientIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OPERATIONS_AT_LEAST = 30;
    /** Whatever else stands at a path, such as its parameters, is no operation. */
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    /** Put there by the build, with all that it needs in it. */
    private static final Path GENERATOR =
            Path.of("target", "generator", "openapi-generator-cli.jar").toAbsolutePath();

    private static String description = "";

    private final Path folder;

    OpenApiClientIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void askTheServiceForItsDescription() throws SQLException, IOException {
        try (ServiceProcess service = ServiceProcess.start(TestStore.empty())) {
            description = service.get("/q/openapi?format=json").body();
        }
    }

    /** One method at one path, as it is described. */
    private record Operation(String name, JsonNode described) {
        String id() {
            return described.path("operationId").asText();
        }

        /** Whether it says what comes back when all is well, or where one is led, and what that looks like. */
        boolean tellsWhatItAnswers() {
            List<JsonNode> good = described.path("responses").properties().stream()
                    .filter(response -> response.getKey().matches("[23].*"))
                    .map(Map.Entry::getValue)
                    .toList();
            return !good.isEmpty()
                    && good.stream()
                            .flatMap(response -> response.path("content").properties().stream())
                            .noneMatch(
                                    content -> content.getValue().path("schema").isEmpty());
        }
    }

    private static List<Operation> operations() throws IOException {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                new JsonMapper().readTree(description).path("paths").properties()) {
            path.getValue().properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .map(entry -> new Operation(entry.getKey() + " " + path.getKey(), entry.getValue()))
                    .forEach(operations::add);
        }
        assertTrue(operations.size() >= OPERATIONS_AT_LEAST, () -> operations.size() + " operations in " + description);
        return operations;
    }

    private static List<String> those(Predicate<Operation> are) throws IOException {
        return operations().stream().filter(are).map(Operation::name).toList();
    }

    @Test
    void everyOperationHasANameThatNoOtherHas() throws IOException {
        assertEquals(List.of(), those(operation -> operation.id().isBlank()), "without an operationId");
        Set<String> seen = new HashSet<>();
        assertEquals(List.of(), those(operation -> !seen.add(operation.id())), "with the operationId of another");
    }

    @Test
    void everyOperationTellsWhatItAnswersWhenAllIsWell() throws IOException {
        assertEquals(List.of(), those(operation -> !operation.tellsWhatItAnswers()));
    }

    @Test
    void aClientGeneratedFromTheApiCompiles() throws Exception {
        List<Path> sources = generate();
        assertEquals(List.of(), errors(sources));
        String calls = read(sources.stream().filter(OpenApiClientIT::isOfCalls).toList());
        assertEquals(
                List.of(),
                those(operation -> !calls.contains(" " + operation.id() + "(")),
                "not in the client's calls");
    }

    private static boolean isOfCalls(Path source) {
        return source.getFileName().toString().endsWith("Api.java");
    }

    private List<Path> generate() throws Exception {
        Path input = Files.writeString(folder.resolve("openapi.json"), description);
        Path client = folder.resolve("client");
        ChildProcess.Command command = new ChildProcess.Command(
                "generator",
                GENERATOR.toString(),
                "org.openapitools.codegen.OpenAPIGenerator",
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(
                        "generate",
                        "--input-spec=" + input,
                        "--output=" + client,
                        "--generator-name=java",
                        "--library=native",
                        "--additional-properties=useJakartaEe=true,useJspecify=true,openApiNullable=false"),
                Map.of(),
                Path.of("target", "generator.log"));
        List<String> said = new ArrayList<>();
        try (ChildProcess child = ChildProcess.start(command, said::add)) {
            int exit = child.exit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertTrue(child.awaitOutput(PATIENCE));
            assertEquals(0, exit, () -> String.join("\n", said));
            assertEquals(
                    List.of(),
                    said.stream().filter(line -> line.contains(" ERROR ")).toList(),
                    "what the generator cannot make sense of");
        }
        try (Stream<Path> files = Files.walk(client.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String read(List<Path> sources) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path source : sources) {
            all.append(Files.readString(source));
        }
        return all.toString();
    }

    private List<String> errors(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release=17",
                "-proc:none",
                "-Xmaxerrs",
                "1000",
                "-d",
                Files.createDirectories(folder.resolve("classes")).toString());
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            List<String> errors = found.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .map(Object::toString)
                    .toList();
            assertEquals(errors.isEmpty(), compiled);
            return errors;
        }
    }
}
