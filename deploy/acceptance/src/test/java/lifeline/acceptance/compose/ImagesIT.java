package lifeline.acceptance.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the images are made of is there after a build, and is what they start. */
class ImagesIT {
    private static final Pattern MAIN = Pattern.compile("lifeline(\\.[a-z]+)+\\.[A-Z]\\w+");

    @Test
    void everyFileOfEveryImageIsThereAfterABuild() throws IOException {
        for (Map.Entry<String, Dockerfile.Stage> stage :
                Dockerfile.read().stages().entrySet()) {
            for (Path source : stage.getValue().sources()) {
                assertTrue(
                        Files.exists(ComposeFile.ROOT.resolve(source)),
                        "image " + stage.getKey() + " wants " + source + ", which the build did not make");
            }
        }
    }

    @Test
    void everyImageHasTheProgramItStarts() throws IOException {
        Map<String, Dockerfile.Stage> stages = Dockerfile.read().stages();
        assertHolds(stages.get("migrate"), main(stages.get("migrate")));
        assertHolds(stages.get("register"), main(stages.get("register")));
        assertHolds(stages.get("simulators"), main(stages.get("simulators")));
        assertHolds(stages.get("job"), main(Files.readString(ComposeFile.FOLDER.resolve("job.sh"))));
        assertTrue(Files.exists(ComposeFile.ROOT.resolve("alerts/target/quarkus-app/quarkus-run.jar")));
    }

    @Test
    void theFlinkOfTheImageIsTheFlinkOfTheJob() throws IOException {
        Matcher version = Pattern.compile("<flink.version>([^<]+)<")
                .matcher(Files.readString(ComposeFile.ROOT.resolve("pom.xml")));
        assertTrue(version.find());
        String base = Dockerfile.read().stages().get("job").base();
        assertTrue(base.matches("flink:" + Pattern.quote(version.group(1)) + "-scala_2.12-java17"), base);
    }

    @Test
    void ourImagesCarryTheVersionOfTheBuild() throws IOException {
        Matcher version = Pattern.compile("<artifactId>lifeline</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(ComposeFile.ROOT.resolve("pom.xml")));
        assertTrue(version.find());
        ComposeFile compose = ComposeFile.read();
        for (String service : compose.services()) {
            if (compose.stage(service).isPresent()) {
                assertEquals(
                        "lifeline/" + compose.stage(service).get() + ":" + version.group(1),
                        compose.service(service).get("image"));
            }
        }
    }

    @Test
    void everyStageIsBuiltForAServiceAndRunsAsNobodySpecial() throws IOException {
        ComposeFile compose = ComposeFile.read();
        Set<String> built = new TreeSet<>();
        compose.services().forEach(service -> compose.stage(service).ifPresent(built::add));
        Map<String, Dockerfile.Stage> stages = Dockerfile.read().stages();
        for (String name : built) {
            Dockerfile.Stage stage = stages.get(name);
            Dockerfile.Stage user = stage.base().equals("java") ? stages.get("java") : stage;
            assertTrue(user.lines().stream().anyMatch(line -> line.matches("USER (flink|lifeline)")), name);
        }
        Set<String> unused = new TreeSet<>(stages.keySet());
        unused.removeAll(built);
        assertEquals(Set.of("java"), unused);
    }

    private static String main(Dockerfile.Stage stage) {
        return main(String.join("\n", stage.lines()));
    }

    private static String main(String text) {
        Matcher main = MAIN.matcher(text);
        assertTrue(main.find(), text);
        return main.group();
    }

    private static void assertHolds(Dockerfile.Stage stage, String type) throws IOException {
        Path jar = stage.sources().stream()
                .filter(source -> source.toString().endsWith(".jar"))
                .findFirst()
                .orElseThrow();
        try (JarFile file = new JarFile(ComposeFile.ROOT.resolve(jar).toFile())) {
            String entry = type.replace('.', '/') + ".class";
            assertTrue(Stream.of(entry).allMatch(name -> file.getEntry(name) != null), jar + " has no " + type);
        }
    }
}
