package lifeline.contract.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import lifeline.contract.reading.Unit;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static List<Domain> domains() {
        return List.copyOf(CATALOGUE.domains());
    }

    @Test
    void holdsTheDomainsInTheOrderOfTheIndex() {
        assertEquals(
                List.of("gas", "water", "heating", "bridge", "waterlogging", "generic"),
                domains().stream().map(Domain::id).toList());
    }

    static List<Domain> lifelines() {
        return CATALOGUE.domains().stream()
                .filter(domain -> !domain.id().equals("generic"))
                .toList();
    }

    @Test
    void everyLifelineIsSimulated() {
        assertEquals(
                lifelines().stream().map(Domain::id).toList(),
                Simulation.all(CATALOGUE).stream().map(Simulation::domain).toList());
    }

    @ParameterizedTest
    @MethodSource("lifelines")
    void everyLifelineHasFourQuantitiesAndFourRulesOnBothTracks(Domain domain) {
        assertTrue(domain.quantities().size() >= 4);
        assertTrue(domain.rules().size() >= 4);
        for (Track track : Track.values()) {
            assertTrue(domain.rules().stream().anyMatch(rule -> rule.track() == track), track.name());
        }
    }

    @ParameterizedTest
    @MethodSource("domains")
    void everyTextHasBothLanguages(Domain domain) {
        Pattern han = Pattern.compile("\\p{IsHan}");
        for (Rule rule : domain.rules()) {
            for (Text text : List.of(rule.title(), rule.text(), rule.action())) {
                assertTrue(han.matcher(text.zh()).find(), rule.id() + " zh");
                assertTrue(!han.matcher(text.en()).find(), rule.id() + " en");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("domains")
    void inRulesYamlEveryRuleStartsWithItsId(Domain domain) throws IOException {
        Path rules = Path.of("src/main/resources/domains", domain.id(), "rules.yaml");
        assertEquals(
                domain.rules().size(),
                Files.readAllLines(rules).stream()
                        .filter(line -> line.startsWith("- id: "))
                        .count());
    }

    @ParameterizedTest
    @MethodSource("domains")
    void aConditionSaysItsKindAsRulesYamlDoes(Domain domain) throws IOException {
        String rules = Files.readString(Path.of("src/main/resources/domains", domain.id(), "rules.yaml"));
        List<String> written = Pattern.compile("(?m)kind: ([a-z-]+)")
                .matcher(rules)
                .results()
                .map(kind -> kind.group(1))
                .toList();
        assertEquals(
                written,
                domain.rules().stream().map(rule -> rule.condition().kind()).toList());
    }

    @Test
    void findsAQuantityAndARuleByName() {
        assertEquals(
                Unit.PERCENT_LEL,
                CATALOGUE.quantity("gas", "methane").orElseThrow().unit());
        assertEquals("methane", CATALOGUE.rule("gas.methane.leak").orElseThrow().quantity());
        assertTrue(CATALOGUE.quantity("gas", "pressure").isEmpty());
        assertTrue(CATALOGUE.quantity("fire", "methane").isEmpty());
    }

    @Test
    void aSixthDomainIsAFolderAndALine(@TempDir Path domains) throws IOException {
        DomainFolderTest.copy("gas", domains.resolve("gas"));
        Files.writeString(domains.resolve("INDEX"), "gas\n");
        assertEquals(1, Catalogue.load(domains).domains().size());
    }

    @Test
    void aFaultyIndexIsToldLineByLine(@TempDir Path domains) throws IOException {
        DomainFolderTest.copy("gas", domains.resolve("steam"));
        Files.writeString(domains.resolve("INDEX"), "steam\nsteam\n../gas\nair\n");
        String message = assertThrows(InvalidDomainException.class, () -> Catalogue.load(domains))
                .faults()
                .toString();
        assertTrue(message.contains("INDEX:1: folder 'steam' holds domain 'gas'"), message);
        assertTrue(message.contains("INDEX:2: each line names one folder, once"), message);
        assertTrue(message.contains("INDEX:3: each line names one folder, once"), message);
        assertTrue(message.contains("air/domain.yaml:1: the file is missing"), message);
    }
}
