package lifeline.stream.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckMainTest {
    private static final Path DOMAINS = Path.of("..", "contract", "src", "main", "resources", "domains");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private final Path directory;

    CheckMainTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest(name = "{0} says what its scenarios expect")
    @ValueSource(strings = {"gas", "water", "heating", "bridge", "waterlogging", "generic"})
    void everyShippedDomainSaysWhatItsScenariosExpect(String domain) {
        int code = check(DOMAINS.resolve(domain).toString());
        assertEquals(0, code, this::text);
    }

    @Test
    void theShippedScenarioLibraryHasNoFault() {
        assertEquals(0, check(DOMAINS.resolveSibling("library").toString()), this::text);
        assertTrue(text().startsWith("library: "), this::text);
    }

    @Test
    void everyFaultOfAScenarioLibraryIsNamedWithFileAndLine() throws IOException {
        Files.writeString(directory.resolve("INDEX"), "one.yaml\n");
        Files.writeString(directory.resolve("one.yaml"), """
                - id: first
                  title: { zh: 一, en: One }
                  breaks: [ { domain: gas, fault: leek, after: 1h, size: own } ]
                  expect: []
                  slient: []
                """);
        assertEquals(1, check(directory.toString()));
        assertTrue(text().matches("(?s).*one\\.yaml:3.*one\\.yaml:5.*"), this::text);
    }

    @Test
    void aScenarioThatTurnsOutOtherwiseIsNamedWithBoth() throws IOException {
        copyGas();
        replace("scenarios.yaml", "values: [60, 60, 60]", "values: [30, 30, 30]");
        assertEquals(1, check(directory.toString()));
        assertTrue(text().contains("scenario leak-no-time of rule gas.methane.leak"), this::text);
        assertTrue(text().contains("expected: 300ms RAISE RED"), this::text);
        assertTrue(text().contains("said:     300ms RAISE ORANGE"), this::text);
    }

    @Test
    void everyFaultOfAFolderIsNamedWithFileAndLine() throws IOException {
        copyGas();
        replace("rules.yaml", "clear-after:", "clear-afters:");
        replace("domain.yaml", "unit: kPa", "unit: furlong");
        assertEquals(1, check(directory.toString()));
        assertTrue(text().matches("(?s).*rules\\.yaml:\\d+.*"), this::text);
        assertTrue(text().matches("(?s).*domain\\.yaml:\\d+.*"), this::text);
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertEquals(2, check(directory.resolve("nowhere").toString()));
    }

    @Test
    void withoutAFolderItSaysHowItIsUsed() {
        assertEquals(2, check());
        assertTrue(text().contains("usage"), this::text);
    }

    private void copyGas() throws IOException {
        for (String file : new String[] {"domain.yaml", "rules.yaml", "scenarios.yaml", "simulation.yaml"}) {
            Files.copy(DOMAINS.resolve("gas").resolve(file), directory.resolve(file));
        }
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = directory.resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    private int check(String... arguments) {
        return new CheckMain(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(arguments);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
