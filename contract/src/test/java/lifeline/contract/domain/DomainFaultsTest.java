package lifeline.contract.domain;

import static lifeline.contract.domain.DomainFolderTest.copy;
import static lifeline.contract.domain.DomainFolderTest.faults;
import static lifeline.contract.domain.DomainFolderTest.near;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DomainFaultsTest {
    private final Path folder;

    DomainFaultsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> whatNoSchemaSees() {
        return Stream.of(
                Arguments.of("domain.yaml", "min: 0\n    max: 180", "min: 180\n    max: 180", "'min' must be below"),
                Arguments.of("domain.yaml", "full-scale: 10000", "full-scale: 20000", "'full-scale' must be above"),
                Arguments.of("domain.yaml", "name: ethane", "name: methane", "quantity 'methane' is declared twice"),
                Arguments.of("domain.yaml", "period: 10s", "period: 10ms", "'period' must be a second or more"),
                Arguments.of(
                        "rules.yaml",
                        "clear: 20, count: 2",
                        "clear: 30, count: 2",
                        "'clear' must be on the quiet side"),
                Arguments.of(
                        "rules.yaml",
                        "clear: 2.8, count: 6",
                        "clear: 2.6, count: 6",
                        "'clear' must be on the quiet side"),
                Arguments.of("rules.yaml", "raise: 50, clear: 40", "raise: 150, clear: 40", "'raise' must be between"),
                Arguments.of("rules.yaml", "raise: 25, clear: 20", "raise: 9, clear: 8", "'raise' of a graver level"),
                Arguments.of("rules.yaml", "raise: 25, clear: 20", "raise: 25, clear: 7", "'clear' of a graver level"),
                Arguments.of(
                        "rules.yaml", "raise: 25, clear: 20", "raise: 10, clear: 8", "a level with the 'raise' of the"),
                Arguments.of(
                        "rules.yaml", "severity: orange, raise: 25", "severity: blue, raise: 25", "levels go from"),
                Arguments.of(
                        "rules.yaml",
                        "standard: gb-t-50493, level: 1",
                        "standard: gb-t-50493, level: 3",
                        "the levels of GB/T 50493 are 1 to 2"),
                Arguments.of(
                        "rules.yaml",
                        "standard: gb-t-50493, level: 1",
                        "severity: orange, standard: gb-t-50493, level: 1",
                        "a level has a 'severity' or a 'standard'"),
                Arguments.of(
                        "rules.yaml",
                        "raise: 5, clear: 2, count: 2",
                        "raise: -5, clear: -7, count: 2",
                        "'raise' must be a change"),
                Arguments.of("rules.yaml", "count: 3 }", "count: 3, out-of: 2 }", "'out-of' must be 'count' to 32"),
                Arguments.of("rules.yaml", "window: 10m", "window: 10s", "'window' must hold two readings"),
                Arguments.of(
                        "rules.yaml",
                        "id: gas.methane.rise",
                        "id: gas.methane.leak",
                        "rule 'gas.methane.leak' is declared twice"),
                Arguments.of(
                        "rules.yaml",
                        "id: gas.methane.rise",
                        "id: water.methane.rise",
                        "a rule id is domain.quantity.what"),
                Arguments.of(
                        "rules.yaml",
                        "id: gas.methane.rise",
                        "id: gas.ethane.rise",
                        "rule 'gas.ethane.rise' names another"),
                Arguments.of(
                        "rules.yaml",
                        "not-cleared-while: gas.well-water.flooded",
                        "not-cleared-while: gas.well-water.frozen",
                        "unknown rule 'gas.well-water.frozen'"),
                Arguments.of(
                        "rules.yaml",
                        "not-cleared-while: gas.well-water.flooded",
                        "not-cleared-while: gas.methane.rise",
                        "'gas.methane.rise' must be a rule that always clears by itself"),
                Arguments.of("rules.yaml", "  quantity: ethane", "  quantity: ethan", "unknown quantity 'ethan'"),
                Arguments.of(
                        "rules.yaml",
                        "- id: gas.methane.leak\n  quantity: methane",
                        "- quantity: methane\n  id: gas.methane.leak",
                        "a rule starts with '- id:'"),
                Arguments.of(
                        "scenarios.yaml",
                        "- id: leak-full-scale",
                        "- id: leak-graded",
                        "scenario 'leak-graded' is declared twice"),
                Arguments.of("scenarios.yaml", "every: 60s", "every: 0s", "'every' must be above 0"),
                Arguments.of(
                        "scenarios.yaml",
                        "every: 60s",
                        "every: 60s\n  until: 2m",
                        "'until' must not be before the last"),
                Arguments.of(
                        "scenarios.yaml",
                        "rule: gas.methane.leak",
                        "rule: gas.methane.leak\n  quantity: ethane",
                        "the rule judges 'methane'"),
                Arguments.of(
                        "scenarios.yaml",
                        "at: 4m, kind: raise",
                        "at: 400m, kind: raise",
                        "'at' must follow the one before it"),
                Arguments.of(
                        "scenarios.yaml",
                        "kind: escalate, severity: yellow",
                        "kind: raise, severity: yellow",
                        "this signal cannot follow"),
                Arguments.of(
                        "scenarios.yaml",
                        "at: 3m, kind: raise, severity: yellow",
                        "at: 3m, kind: raise, severity: red",
                        "rule 'gas.methane.rise' has no such level"),
                Arguments.of(
                        "rules.yaml", "60s, outlet-flow: 60s", "60s, outlet-flo: 60s", "unknown quantity 'outlet-flo'"),
                Arguments.of(
                        "rules.yaml", "60s, outlet-flow: 60s", "60s, outlet-flow: 5s", "'outlet-flow' comes every 10"),
                Arguments.of(
                        "rules.yaml",
                        "inputs: { outlet-pressure: 60s,",
                        "inputs: { methane: 60s,",
                        "'inputs' must name 'outlet-pressure'"),
                Arguments.of(
                        "rules.yaml",
                        "quantity: outlet-flow, rises",
                        "quantity: methane, rises",
                        "'methane' is not among the inputs"),
                Arguments.of(
                        "rules.yaml",
                        "raise: 3, clear: 3, count: 3",
                        "raise: 4, clear: 4, count: 3",
                        "'raise' must be a whole number of signs, 1 to 3"),
                Arguments.of("rules.yaml", "over: 5m", "over: 20s", "'over' must hold two readings"),
                Arguments.of(
                        "rules.yaml",
                        "kind: residual, side: below, learning: 3d",
                        "kind: balance, direction: below, first: outlet-pressure, second: outlet-flow, as: difference",
                        "'outlet-flow' is in m³/h, which cannot be taken from kPa"),
                Arguments.of(
                        "rules.yaml",
                        "kind: residual, side: below, learning: 3d",
                        "kind: balance, direction: below, first: outlet-flow, second: outlet-pressure, as: ratio, least: 0",
                        "'least' must be above 0"),
                Arguments.of(
                        "rules.yaml",
                        "kind: drift, over: 14d",
                        "kind: deviation, direction: below, learning: 7d, as: ratio",
                        "'raise' must be a change in the direction of the condition: below 1"),
                Arguments.of(
                        "rules.yaml",
                        "kind: drift, over: 14d",
                        "kind: drop, direction: above, window: 5m, back: 1.2",
                        "'back' is a share of the departure"),
                Arguments.of(
                        "rules.yaml",
                        "kind: residual, side: below, learning: 3d",
                        "kind: growth, direction: below, learning: 90d",
                        "'learning' must be 180 days at least"),
                Arguments.of(
                        "rules.yaml",
                        "kind: residual, side: below, learning: 3d",
                        "kind: several, sensors: 1, within: 20s",
                        "'sensors' must be 2 to 48"),
                Arguments.of(
                        "rules.yaml",
                        "kind: residual, side: below, learning: 3d",
                        "kind: several, sensors: 2, within: 20s, along: 30s",
                        "'along' must be less than 'within'"),
                Arguments.of("rules.yaml", "[8h, 9.5h]", "[8h, 25h]", "'hours' are times of the day"),
                Arguments.of("rules.yaml", "[8h, 9.5h]", "[8h]", "hours of the day are [from, to]"),
                Arguments.of(
                        "scenarios.yaml",
                        "  inputs:\n    outlet-flow:",
                        "  inputs:\n    outlet-flo:",
                        "the rule's input 'outlet-flow' is missing"),
                Arguments.of(
                        "scenarios.yaml",
                        "follows: outlet-flow",
                        "follows: methane",
                        "'methane' is not another input"));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("whatNoSchemaSees")
    void isRefusedWithFileAndLine(String file, String from, String to, String fault) throws IOException {
        copy("gas", folder.resolve("gas"));
        String expected = new DomainFolderTest.Break(folder.resolve("gas")).replace(file, from, to, fault);
        List<String> faults = faults(folder.resolve("gas"));
        assertTrue(faults.stream().anyMatch(found -> found.contains(fault)), fault + " in " + faults);
        assertTrue(faults.stream().anyMatch(found -> near(found, expected)), expected + " in " + faults);
    }
}
