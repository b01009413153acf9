package lifeline.acceptance.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose file as it stands: safe by itself, and in agreement with the programs it starts. */
class ComposeTest {
    private static final Set<String> PUBLISHED = Set.of(
            "${LIFELINE_BIND:-127.0.0.1}:8080:8080",
            "${LIFELINE_BIND:-127.0.0.1}:1883:1883",
            "${LIFELINE_BIND:-127.0.0.1}:3000:3000");
    /** Where each of our programs reads its settings. */
    private static final Map<String, List<String>> MODULES = Map.of(
            "jobmanager", List.of("stream-jobs", "ingest", "contract"),
            "taskmanager", List.of("stream-jobs", "ingest", "contract"),
            "service", List.of("alerts", "contract"),
            "simulators", List.of("simulators", "contract"),
            "migrate", List.of("deploy/database", "contract"),
            "register", List.of("deploy/launcher", "contract"));

    private final ComposeFile compose = readCompose();

    static Stream<String> services() {
        return readCompose().services().stream();
    }

    static Stream<String> longRunningServices() {
        return readCompose().longRunning().stream();
    }

    static Stream<String> ourPrograms() {
        return MODULES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("longRunningServices")
    void everyServiceHasAHealthCheckAndComesBack(String service) {
        Map<String, Object> check = ComposeFile.tree(compose.service(service), "healthcheck");
        assertEquals(Set.of("test", "interval", "timeout", "retries", "start_period"), check.keySet());
        assertEquals("unless-stopped", compose.service(service).get("restart"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceIsHeldToWhatItNeeds(String service) {
        assertEquals(List.of("ALL"), compose.list(service, "cap_drop"));
        assertEquals(List.of("no-new-privileges:true"), compose.list(service, "security_opt"));
        Map<String, Object> limits = ComposeFile.tree(
                ComposeFile.tree(ComposeFile.tree(compose.service(service), "deploy"), "resources"), "limits");
        assertEquals(Set.of("cpus", "memory"), limits.keySet());
        assertFalse(compose.service(service).containsKey("privileged"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceThatCannotWriteItsImageHasAPlaceForTemporaryFiles(String service) {
        if (Boolean.TRUE.equals(compose.service(service).get("read_only"))) {
            assertEquals(List.of("/tmp"), compose.list(service, "tmpfs"));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyImageIsPinnedToAVersion(String service) {
        String image = String.valueOf(compose.service(service).get("image"));
        assertTrue(image.matches("[a-z/-]+:[^:]*\\d+\\.\\d+\\.\\d+[^:]*"), image);
    }

    @Test
    void onlyTheServiceTheBrokerAndGrafanaAreReachedFromOutside() {
        Set<String> published = new TreeSet<>();
        compose.services().forEach(service -> published.addAll(compose.list(service, "ports")));
        assertEquals(new TreeSet<>(PUBLISHED), published);
        assertEquals(Map.of("internal", true), compose.section("networks").get("back"));
        for (String service : compose.services()) {
            if (compose.list(service, "networks").contains("front")) {
                assertFalse(compose.list(service, "ports").isEmpty(), service + " needs no way out");
            }
        }
    }

    @Test
    void everySecretComesFromTheEnvFileAndAMissingOneIsRefused() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (MatchResult variable : compose.variables()) {
            if (variable.group(2).startsWith(":?")) {
                assertEquals(":?fill it in .env, see .env.example", variable.group(2));
                asked.add(variable.group(1));
            }
        }
        Map<String, String> example = example();
        assertEquals(asked, example.keySet());
        assertEquals(Set.of(""), Set.copyOf(example.values()));
        for (String service : compose.services()) {
            for (Map.Entry<String, Object> setting : environment(service).entrySet()) {
                if (setting.getKey().matches(".*(PASSWORD|KEY)")) {
                    assertTrue(
                            String.valueOf(setting.getValue()).startsWith("${"),
                            service + " has a secret in the file: " + setting.getKey());
                }
            }
        }
    }

    @Test
    void everySecretIsExplainedWhereItIsFilledIn() throws IOException {
        String before = "";
        for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve(".env.example"))) {
            assertFalse(line.matches("LIFELINE_.*") && before.isBlank(), "no comment above " + line);
            before = line;
        }
    }

    @ParameterizedTest
    @MethodSource("ourPrograms")
    void everySettingIsOneThatTheProgramReads(String service) throws IOException {
        String sources = sources(MODULES.get(service));
        for (String name : environment(service).keySet()) {
            if (name.startsWith("LIFELINE_")) {
                assertTrue(
                        sources.contains('"' + name + '"') || sources.contains("${" + name),
                        service + " reads no " + name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulators", "register"})
    void everyOptionIsOneThatTheProgramHas(String service) throws IOException {
        String sources = sources(MODULES.get(service));
        for (String word : compose.list(service, "command")) {
            if (word.startsWith("--")) {
                assertTrue(sources.contains(word + " "), service + " has no " + word);
            }
        }
        assertEquals(
                compose.list("register", "command").get(1),
                compose.list("simulators", "command").get(1),
                "as many devices in the registry as there are");
    }

    @Test
    void everyAddressNamesAServiceAndItsPort() {
        Map<String, String> ports = Map.of("broker", "1883", "store", "5432");
        Pattern address = Pattern.compile("(?:mqtt|jdbc:postgresql)://([^:/]+):(\\d+).*");
        for (String service : MODULES.keySet()) {
            environment(service).forEach((name, value) -> {
                if (name.endsWith("_URL")) {
                    var matcher = address.matcher(String.valueOf(value));
                    assertTrue(matcher.matches(), service + " " + name + " " + value);
                    assertEquals(ports.get(matcher.group(1)), matcher.group(2), service + " " + name);
                }
            });
        }
    }

    @Test
    void bothHalvesOfFlinkShareOneImageOneSettingAndTheCheckpoints() {
        assertEquals(
                compose.service("jobmanager").get("image"),
                compose.service("taskmanager").get("image"));
        assertEquals(compose.environment("jobmanager"), compose.environment("taskmanager"));
        String checkpoints = String.valueOf(compose.environment("jobmanager").get("LIFELINE_CHECKPOINTS"));
        assertEquals(List.of("checkpoints:" + checkpoints), compose.list("jobmanager", "volumes"));
        assertEquals(compose.list("jobmanager", "volumes"), compose.list("taskmanager", "volumes"));
    }

    @Test
    void thereIsASlotForEachParallelPartOfTheJob() {
        String flink = String.valueOf(compose.environment("jobmanager").get("FLINK_PROPERTIES"));
        Object parallelism = compose.environment("jobmanager").get("LIFELINE_PARALLELISM");
        assertTrue(flink.contains("taskmanager.numberOfTaskSlots: " + parallelism + "\n"), flink);
        assertTrue(flink.contains("jobmanager.rpc.address: jobmanager\n"), flink);
        assertTrue(flink.contains("execution.checkpointing.num-retained: 3\n"), flink);
    }

    @Test
    void everyMountedFileExistsAndEveryVolumeIsDeclared() {
        Set<String> volumes = compose.section("volumes").keySet();
        for (String service : compose.services()) {
            for (String mount : compose.list(service, "volumes")) {
                String source = mount.split(":", -1)[0];
                assertTrue(
                        source.startsWith(".")
                                ? Files.exists(ComposeFile.FOLDER.resolve(source)) && mount.endsWith(":ro")
                                : volumes.contains(source),
                        service + " mounts " + mount);
            }
        }
    }

    @Test
    void everyDependencyIsAServiceAndOneShotsAreWaitedForToTheirEnd() {
        for (String service : compose.services()) {
            if (compose.service(service).containsKey("depends_on")) {
                ComposeFile.tree(compose.service(service), "depends_on")
                        .forEach((on, how) -> assertEquals(
                                compose.longRunning().contains(on),
                                !String.valueOf(how).contains("service_completed_successfully"),
                                service + " depends on " + on));
            }
        }
    }

    @Test
    void theStoreIsTimescaleWithItsCommunityLicence() {
        String image = String.valueOf(compose.service("store").get("image"));
        assertTrue(image.startsWith("timescale/timescaledb:") && !image.contains("-oss"), image);
    }

    private Map<String, Object> environment(String service) {
        return compose.service(service).containsKey("environment") ? compose.environment(service) : Map.of();
    }

    private static Map<String, String> example() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve(".env.example"))) {
            if (line.startsWith("LIFELINE_")) {
                settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        return settings;
    }

    private static String sources(List<String> modules) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String module : modules) {
            try (Stream<Path> files =
                    Files.walk(ComposeFile.ROOT.resolve(module).resolve("src/main"))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|properties)"))
                        .collect(Collectors.toList())) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    private static ComposeFile readCompose() {
        try {
            return ComposeFile.read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
