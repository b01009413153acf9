package lifeline.simulators.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of somebody else, outside of this tree: nothing but our jar, those it asks for, and JUnit. */
class StrangerIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String WITH_A_BROKER = """
            import lifeline.simulators.junit.*;
            import org.junit.jupiter.api.Test;

            @SimulatedCity
            class WithABrokerTest {
                @Test
                void publishes(City city, Broker broker, Truth truth) {
                    city.run(Durations.minutes(10));
                    if (truth.messages() < 400) {
                        throw new AssertionError(truth.messages() + " messages to " + broker.url());
                    }
                }
            }
            """;
    private static final String RUN = """
            import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

            import java.io.PrintWriter;
            import org.junit.platform.launcher.core.*;
            import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

            class Run {
                public static void main(String[] tests) {
                    SummaryGeneratingListener listener = new SummaryGeneratingListener();
                    LauncherFactory.create().execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass("GasLeakTest"), selectClass("WithABrokerTest"))
                                    .build(),
                            listener);
                    listener.getSummary().printFailuresTo(new PrintWriter(System.out));
                    System.out.println("passed: " + listener.getSummary().getTestsSucceededCount());
                }
            }
            """;

    @Test
    void theExampleRunsInAProjectOfSomebodyElse(@TempDir Path project) throws Exception {
        String classPath = Stream.concat(ours().stream(), engine().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Files.writeString(project.resolve("GasLeakTest.java"), Readme.example());
        Files.writeString(project.resolve("WithABrokerTest.java"), WITH_A_BROKER);
        Files.writeString(project.resolve("Run.java"), RUN);
        List<String> javac = new ArrayList<>(List.of("-d", project.toString(), "-cp", classPath, "-proc:none"));
        for (String source : List.of("GasLeakTest", "WithABrokerTest", "Run")) {
            javac.add(project.resolve(source + ".java").toString());
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, javac.toArray(new String[0])));

        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        project + File.pathSeparator + classPath,
                        "Run")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor(), output);
        assertTrue(output.contains("passed: 2"), output);
    }

    @Test
    void theReadmeListsAllThatComesAlong() throws IOException {
        TreeSet<String> along = ours().stream()
                .map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*\\.jar", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(Readme.jars()), along);
    }

    /** Our jar and those it asks for. */
    private static List<Path> ours() throws IOException {
        List<Path> jars = new ArrayList<>(jarsIn(TARGET, "lifeline-simulators-"));
        jars.addAll(jarsIn(TARGET.resolve("lib"), ""));
        return jars;
    }

    private static List<Path> jarsIn(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** What a build tool brings to run JUnit tests. */
    private static List<Path> engine() throws ReflectiveOperationException, URISyntaxException {
        List<Path> jars = new ArrayList<>();
        for (String type : List.of(
                "org.junit.jupiter.engine.JupiterTestEngine",
                "org.junit.platform.engine.TestEngine",
                "org.junit.platform.launcher.Launcher")) {
            jars.add(Path.of(Class.forName(type)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        }
        return jars;
    }
}
