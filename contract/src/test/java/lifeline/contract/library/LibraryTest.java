package lifeline.contract.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final List<Simulation> SIMULATIONS = Simulation.all(CATALOGUE);

    private final Path folder;

    LibraryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void hasFortyScenariosOfWhichFiveAreChainsAndTenMustStaySilent() {
        List<LibraryScenario> all = Library.load(CATALOGUE, SIMULATIONS).scenarios();
        assertTrue(all.size() >= 40, all.size() + " scenarios");
        assertTrue(all.stream().filter(LibraryScenario::isChain).count() >= 5);
        assertTrue(all.stream().filter(LibraryScenario::mustStaySilent).count() >= 10);
    }

    @Test
    void noTwoScenariosAreAboutTheSameDomainFaultAndExpectedRule() {
        Set<String> seen = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (LibraryScenario scenario : Library.load(CATALOGUE, SIMULATIONS).scenarios()) {
            List<String> about = scenario.breaks().stream()
                    .flatMap(broken -> scenario.mustStaySilent()
                            ? Stream.of(broken.domain() + '/' + broken.fault() + " silent")
                            : scenario.expectedOf(broken).stream()
                                    .map(rule -> broken.domain() + '/' + broken.fault() + ' ' + rule.rule()))
                    .toList();
            (scenario.isChain() ? List.of(about.toString()) : about)
                    .stream().filter(each -> !seen.add(each)).forEach(twice::add);
        }
        assertEquals(Set.of(), twice);
    }

    @Test
    void breaksEveryHazardOfAnAssetSomewhere() {
        Set<String> broken = Library.load(CATALOGUE, SIMULATIONS).scenarios().stream()
                .flatMap(scenario -> scenario.breaks().stream())
                .map(each -> each.domain() + '/' + each.fault())
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        SIMULATIONS.forEach(simulation -> simulation.faults().stream()
                .filter(fault -> fault.track() == Track.HAZARD && fault.scope() != FaultModel.Scope.CITY)
                .map(fault -> simulation.domain() + '/' + fault.id())
                .filter(fault -> !broken.contains(fault))
                .forEach(missing::add));
        assertEquals(Set.of(), missing);
    }

    /**
     * What a rule makes of its own past takes longer than a scene lasts; scenes are of the state that holds where nobody looks at the date, and
     * know of no pipes between their assets.
     */
    @Test
    void expectsEveryRuleSomewhereThatNeedsNoPast() {
        Set<String> expected = Library.load(CATALOGUE, SIMULATIONS).scenarios().stream()
                .flatMap(scenario -> scenario.expect().stream())
                .map(Expected::rule)
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        CATALOGUE.rules().stream()
                .filter(rule -> !rule.condition().isLearned())
                .filter(rule -> !(rule.condition() instanceof JointCondition.Neighbours))
                .filter(rule -> rule.season().isOn(Instant.EPOCH))
                .map(Rule::id)
                .filter(rule -> !expected.contains(rule))
                .forEach(missing::add);
        assertEquals(Set.of(), missing);
    }

    @Test
    void tellsAllFaultsOfAllFilesAtOnceEachWithFileAndLine() throws IOException {
        write("INDEX", "one.yaml\ntwo.yaml\nTHREE\n");
        write("one.yaml", """
                - id: first
                  title: { zh: 一, en: One }
                  breaks:
                    - { domain: gas, fault: leek, after: 1h }
                    - { domain: steam, fault: leak, near: nobody, after: 2h, before: 1h }
                  expect:
                    - { rule: gas.methane.leek, of: leek, within: 5m }
                    - { rule: gas.methane.leak, of: leak, severity: red, within: 0s }
                """);
        write("two.yaml", """
                - id: second
                  title: { zh: 二, en: Two }
                  breaks: [ { domain: gas, fault: leak, after: 1h, size: -1 } ]
                  expect: [ { rule: gas.methane.rise, severity: red, within: 5m } ]
                  silent: [ gas.methane.rise ]
                  weather: wet
                  sillent: []
                """);
        InvalidDomainException refused =
                assertThrows(InvalidDomainException.class, () -> Library.load(folder, CATALOGUE, SIMULATIONS));
        List<String> told = refused.faults().stream()
                .map(fault -> Path.of(fault.file()).getFileName() + ":" + fault.line() + ": "
                        + fault.message().split(";", 2)[0].split(", ", 2)[0])
                .toList();
        assertEquals(
                List.of(
                        "INDEX:3: each line names one file",
                        "one.yaml:4: gas has no fault 'leek'",
                        "one.yaml:5: unknown domain 'steam'",
                        "one.yaml:5: no earlier break is called 'nobody'",
                        "one.yaml:5: 'before' must not be earlier than 'after'",
                        "one.yaml:7: unknown rule 'gas.methane.leek'",
                        "one.yaml:8: 'within' must be above 0",
                        "two.yaml:3: 'size' must be drawn",
                        "two.yaml:4: rule 'gas.methane.rise' has no such level",
                        "two.yaml:5: 'gas.methane.rise' cannot both speak and be silent",
                        "two.yaml:6: the weather is made up",
                        "two.yaml:7: unknown key 'sillent'"),
                told);
    }

    @Test
    void refusesASecondScenarioOfTheSameDomainFaultAndRule() throws IOException {
        write("INDEX", "one.yaml\n");
        write("one.yaml", scenario("first", "gas.methane.leak") + scenario("second", "gas.methane.leak"));
        InvalidDomainException refused =
                assertThrows(InvalidDomainException.class, () -> Library.load(folder, CATALOGUE, SIMULATIONS));
        assertEquals(
                "'first' is about gas/leak and gas.methane.leak already",
                refused.faults().get(0).message());
    }

    @Test
    void refusesASizeThatNoRuleCanMeasure() throws IOException {
        write("INDEX", "one.yaml\n");
        write(
                "one.yaml",
                scenario("first", "")
                        .replace("- { rule: , within: 5m }", "[]")
                        .replace("expect:\n    []", "expect: []"));
        InvalidDomainException refused =
                assertThrows(InvalidDomainException.class, () -> Library.load(folder, CATALOGUE, SIMULATIONS));
        assertTrue(refused.faults().get(0).message().contains("say 'size: own'"));
    }

    @Test
    void drawsSizesLogUniformlyFromHalfToFiveTimesTheLevel() {
        assertEquals(0.5, Size.drawn(0), 1e-12);
        assertEquals(5, Size.drawn(1), 1e-12);
        assertEquals(Math.sqrt(0.5 * 5), Size.drawn(0.5), 1e-12);
    }

    @Test
    void findsAScenarioByItsId() {
        Library library = Library.load(CATALOGUE, SIMULATIONS);
        assertTrue(library.scenario("gas-leak").isPresent());
        assertFalse(library.scenario("no-such").isPresent());
    }

    private static String scenario(String id, String rule) {
        return """
                - id: %s
                  title: { zh: 泄漏, en: A leak }
                  breaks:
                    - { domain: gas, fault: leak, after: 1h }
                  expect:
                    - { rule: %s, within: 5m }
                """.formatted(id, rule);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
