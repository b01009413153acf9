package lifeline.contract.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;

class WarningLevelsTest {
    private static final Catalogue FOUR = Catalogue.load();
    private static final Catalogue THREE = FOUR.warning(WarningLevels.THREE);

    @Test
    void aCityOfThreeLevelsIsWarnedOfNoHazardInBlue() {
        assertTrue(THREE.rules().stream()
                .filter(rule -> rule.track() == Track.HAZARD)
                .flatMap(rule -> rule.levels().stream())
                .noneMatch(level -> level.severity() == Severity.BLUE));
        assertEquals(FOUR.rules().size(), THREE.rules().size(), "no rule is lost");
    }

    @Test
    void theOtherColoursStayWhereTheyAre() {
        List<Level> four = levels(FOUR, "gas.methane.leak");
        assertEquals(four.subList(1, four.size()), levels(THREE, "gas.methane.leak"));
    }

    @Test
    void aHazardThatIsBlueAtMostIsYellow() {
        Rule leak = FOUR.rule("gas.methane.leak").orElseThrow();
        Rule blue = new Rule(
                leak.id(),
                leak.domain(),
                leak.quantity(),
                leak.track(),
                leak.title(),
                leak.text(),
                leak.action(),
                leak.basis(),
                leak.condition(),
                leak.levels().subList(0, 1),
                leak.clearAfter());
        Level only = WarningLevels.THREE.of(blue).levels().get(0);
        assertEquals(Severity.YELLOW, only.severity());
        assertEquals(blue.levels().get(0).raise(), only.raise());
    }

    @Test
    void whatIsAboutDevicesKeepsItsColours() {
        assertEquals(levels(FOUR, "gas.methane.silent"), levels(THREE, "gas.methane.silent"));
    }

    @Test
    void rulesThatPeopleChangeLaterHaveAsManyLevels() {
        Domain gas = THREE.domain("gas").orElseThrow();
        Domain changed = DomainFolder.withRules(gas, "rules.yaml", DomainFolder.rules("gas"));
        assertEquals(gas, changed);
        assertEquals(levels(THREE, "gas.methane.leak"), changed.rules().get(0).levels());
    }

    @Test
    void theSettingIsThreeOrFourAndFourWhereNothingIsSaid() {
        assertEquals(WarningLevels.FOUR, WarningLevels.from(Map.of()));
        assertEquals(WarningLevels.THREE, WarningLevels.from(Map.of(WarningLevels.SETTING, "3")));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> WarningLevels.from(Map.of(WarningLevels.SETTING, "5")));
        assertEquals("LIFELINE_WARNING_LEVELS must be 3 or 4, was: 5", refused.getMessage());
    }

    private static List<Level> levels(Catalogue catalogue, String rule) {
        return catalogue.rule(rule).orElseThrow().levels();
    }
}
