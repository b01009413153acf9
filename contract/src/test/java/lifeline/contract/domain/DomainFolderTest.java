package lifeline.contract.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lifeline.contract.rule.Rule;
import lifeline.contract.yaml.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainFolderTest {
    private static final Path SHIPPED = Path.of("src/main/resources/domains");

    private final Path folder;

    DomainFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static void copy(String domain, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(SHIPPED.resolve(domain))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aCopyUnderAnotherNameIsTheSameDomain() throws IOException {
        copy("gas", folder.resolve("try"));
        assertEquals(DomainFolder.read("gas"), DomainFolder.read(folder.resolve("try")));
    }

    @Test
    void fiveFaultsInThreeFilesAreAllNamedWithTheirLines() throws IOException {
        copy("gas", folder.resolve("gas"));
        Break broken = new Break(folder.resolve("gas"));
        List<String> expected = List.of(
                broken.replace("domain.yaml", "unit: \"%LEL\"", "unit: LEL", "unknown unit 'LEL'"),
                broken.replace("rules.yaml", "raise: 25, clear: 20", "raise: 25, clear: 26", "'clear' must be on"),
                broken.replace("rules.yaml", "  track: hazard", "  trak: hazard", "unknown key 'trak'"),
                broken.replace("rules.yaml", "{value} {unit}，达到", "{valeu} {unit}，达到", "unknown placeholder {valeu}"),
                broken.replace(
                        "scenarios.yaml", "rule: gas.cover-tilt.open", "rule: gas.cover-tilt.opn", "unknown rule"));
        List<Fault> faults = assertThrows(InvalidDomainException.class, () -> DomainFolder.read(folder.resolve("gas")))
                .faults();
        for (String fault : expected) {
            assertEquals(
                    1,
                    faults.stream()
                            .filter(found -> found.toString().startsWith(fault))
                            .count(),
                    fault + " in " + faults);
        }
    }

    @Test
    void aDomainUnderOtherRulesKeepsItsQuantities() {
        Domain gas = DomainFolder.read("gas");
        String shipped = DomainFolder.rules("gas");
        assertEquals(gas, DomainFolder.withRules(gas, "rules.yaml", shipped));
        Domain changed = DomainFolder.withRules(gas, "rules.yaml", shipped.replace("raise: 50", "raise: 45"));
        assertEquals(gas.quantities(), changed.quantities());
        assertEquals(45, changed.rules().get(0).levels().get(3).raise());
    }

    @Test
    void rulesThatStandAloneAreRefusedWithEveryFaultAndItsLine() {
        Domain gas = DomainFolder.read("gas");
        String faulty = DomainFolder.rules("gas")
                .replace("raise: 25, clear: 20", "raise: 25, clear: 26")
                .replace("quantity: ethane", "quantity: ethan");
        List<Fault> faults = assertThrows(
                        InvalidDomainException.class, () -> DomainFolder.withRules(gas, "rules.yaml", faulty))
                .faults();
        assertTrue(faults.get(0).toString().startsWith("rules.yaml:"), faults::toString);
        assertTrue(faults.get(0).message().contains("'clear' must be on the quiet side"), faults::toString);
        assertTrue(
                faults.stream().anyMatch(fault -> fault.message().contains("unknown quantity 'ethan'")),
                faults::toString);
    }

    @Test
    void whatAsksNeighboursNamesRulesOfTheAssetItselfAndWaitsForNothing() {
        Domain gas = DomainFolder.read("gas");
        String shipped = DomainFolder.rules("gas");
        String of = "of: [gas.methane.leak, gas.methane.rise]";
        assertEquals(
                List.of("'gas.methane.leek' is not a rule of this domain that looks at the asset itself"),
                faults(gas, shipped.replace(of, "of: [gas.methane.leek, gas.methane.rise]")));
        assertEquals(
                List.of("'gas.methane.neighbours' is not a rule of this domain that looks at the asset itself"),
                faults(gas, shipped.replace(of, "of: [gas.methane.neighbours]")));
        assertEquals(
                List.of("the rules that it is made of have waited already: 'count: 1' and no 'after'"),
                faults(gas, shipped.replace("raise: 3, clear: 3, count: 1 }", "raise: 3, clear: 3, count: 2 }")));
        assertEquals(
                List.of("'raise' must be a whole number of colours, blue being 1, 1 to 4"),
                faults(gas, shipped.replace("raise: 3, clear: 3, count: 1 }", "raise: 5, clear: 3, count: 1 }")));
    }

    static List<String> faults(Domain domain, String rules) {
        return assertThrows(InvalidDomainException.class, () -> DomainFolder.withRules(domain, "rules.yaml", rules))
                .faults()
                .stream()
                .map(Fault::message)
                .toList();
    }

    @Test
    void fiveThousandRulesAreRefusedInOneLine() throws IOException {
        copy("gas", folder.resolve("gas"));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            many.append("- id: gas.methane.r").append(i).append('\n');
        }
        Files.writeString(folder.resolve("gas").resolve("rules.yaml"), many);
        assertEquals(
                List.of(folder.resolve("gas") + "/rules.yaml:1: 5000 rules; a domain has at most 500"),
                faults(folder.resolve("gas")));
    }

    @Test
    void levelsOfAPlaceHaveTheColoursOfItsRuleAndRise() {
        Domain gas = DomainFolder.read("gas");
        Rule leak = gas.rules().get(0);
        String blue =
                "{severity: blue, raise: 6, clear: 4, count: 3}, {severity: yellow, raise: 12, clear: 8, count: 2}, ";
        String levels = "[" + blue
                + "{severity: orange, raise: 30, clear: 20, count: 2}, {severity: red, raise: 60, clear: 40, count: 2}]";
        Quantity methane = gas.quantity("methane").orElseThrow();
        assertEquals(
                60, DomainFolder.levels(leak, methane, "levels", levels).get(3).raise());
        for (String wrong : List.of(
                "[" + blue + "]",
                levels.replace("red", "violet"),
                levels.replace("orange", "x").replace("yellow", "orange").replace("x", "yellow"),
                levels.replace("raise: 30", "raise: 9"),
                levels.replace("raise: 60", "raise: 600"),
                "7",
                "[]")) {
            assertThrows(
                    InvalidDomainException.class, () -> DomainFolder.levels(leak, methane, "levels", wrong), wrong);
        }
    }

    @Test
    void aDurationWithoutItsUnitIsOneFaultAndNotManyThatFollow() throws IOException {
        copy("gas", folder.resolve("gas"));
        Break broken = new Break(folder.resolve("gas"));
        broken.replace("scenarios.yaml", "every: 60s", "every: 60", "");
        broken.replace("rules.yaml", "window: 10m", "window: 10", "");
        assertEquals(2, faults(folder.resolve("gas")).size(), () -> faults(folder.resolve("gas"))
                .toString());
    }

    @Test
    void aFolderWithNothingInItNamesEveryMissingFile() {
        List<Fault> faults = assertThrows(InvalidDomainException.class, () -> DomainFolder.read(folder))
                .faults();
        assertEquals(
                List.of("domain.yaml", "rules.yaml", "scenarios.yaml").stream()
                        .map(file -> folder + "/" + file + ":1: the file is missing")
                        .toList(),
                faults.stream().map(Fault::toString).toList());
    }

    @Test
    void aRuleNeedsAScenarioThatRaisesAndOneThatStaysSilent() throws IOException {
        copy("gas", folder.resolve("gas"));
        Path scenarios = folder.resolve("gas/scenarios.yaml");
        Files.writeString(scenarios, Files.readString(scenarios).replace("gas.cover-tilt.open", "gas.methane.leak"));
        String faults = faults(folder.resolve("gas")).toString();
        assertTrue(faults.contains("rule 'gas.cover-tilt.open' has no scenario that raises it"), faults);
        assertTrue(faults.contains("rule 'gas.cover-tilt.open' has no scenario in which it stays silent"), faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "- 7", "id: [", "\t- id: x", "a: &a [*a]", "--- {}\n--- {}", "id: gas\nid: gas"})
    void whatIsNoDomainAtAllIsRefusedToo(String text) throws IOException {
        copy("gas", folder.resolve("gas"));
        Files.writeString(folder.resolve("gas/domain.yaml"), text);
        assertTrue(faults(folder.resolve("gas")).get(0).contains("gas/domain.yaml:"));
    }

    @Test
    void aFileNestedTenThousandDeepIsAFault() throws IOException {
        copy("gas", folder.resolve("gas"));
        Files.writeString(folder.resolve("gas/rules.yaml"), "[".repeat(10_000));
        assertTrue(faults(folder.resolve("gas")).get(0).contains("gas/rules.yaml:1: not YAML"));
    }

    @Test
    void aFileThatIsNotUtf8IsAFault() throws IOException {
        copy("gas", folder.resolve("gas"));
        Files.write(folder.resolve("gas/scenarios.yaml"), "title: 燃气".getBytes(Charset.forName("GB18030")));
        assertTrue(faults(folder.resolve("gas")).toString().contains("gas/scenarios.yaml:1: the file is not UTF-8"));
    }

    static List<String> faults(Path folder) {
        return assertThrows(InvalidDomainException.class, () -> DomainFolder.read(folder)).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    /** The fault of a key inside a replaced passage may stand a line or two below its beginning. */
    static boolean near(String found, String expected) {
        return Stream.of(0, 1, 2).anyMatch(below -> {
            String[] parts = expected.split(":", 3);
            return found.startsWith(parts[0] + ":" + (Integer.parseInt(parts[1]) + below) + ":" + parts[2]);
        });
    }

    /** Breaks a copy in one place after the other. */
    record Break(Path directory) {
        /** Replaces the first occurrence. Returns how the fault must begin. */
        String replace(String file, String from, String to, String fault) throws IOException {
            Path path = directory.resolve(file);
            String text = Files.readString(path);
            int at = text.indexOf(from);
            if (at < 0) {
                throw new IllegalStateException(file + " has no " + from);
            }
            Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
            long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
            return path + ":" + line + ": " + fault;
        }
    }
}
