package lifeline.alerts.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Wording WORDING = new Wording(() -> CATALOGUE);

    private static Alert alert(String rule, String domain, String quantity, double value) {
        Signal signal = new Signal(
                rule,
                1,
                "dev-1." + quantity,
                domain,
                "a",
                "dev-1",
                quantity,
                NOON,
                SignalKind.RAISE,
                Severity.RED,
                0,
                NOON,
                NOON,
                NOON,
                NOON,
                value,
                50,
                List.of());
        return Taking.taking(Optional.empty(), signal);
    }

    @Test
    void everyRuleOfTheCatalogueLeavesNoPlaceholderOpen() {
        for (Rule rule : CATALOGUE.rules()) {
            Wording.Words words = WORDING.of(
                    alert(rule.id(), rule.domain(), rule.quantity(), 61.23456), new Text("中心井", "Centre well"));
            assertFalse((words.text().zh() + words.text().en()).contains("{"), () -> rule.id() + ": " + words.text());
            assertEquals(rule.title(), words.title());
        }
    }

    @Test
    void valuesAreToldAsPeopleReadThem() {
        Rule rule = CATALOGUE.rule("gas.methane.leak").orElseThrow();
        Text text = WORDING.of(alert(rule.id(), "gas", "methane", 61.23456), new Text("中心井", "Centre well"))
                .text();
        assertEquals("Methane at Centre well is 61.23 %LEL, at or above 50 %LEL", text.en());
    }

    @Test
    void aNameIsNotSearchedForPlaceholders() {
        Text text = WORDING.of(alert("gas.methane.leak", "gas", "methane", 60), new Text("{value}", "{value}"))
                .text();
        assertEquals("Methane at {value} is 60 %LEL, at or above 50 %LEL", text.en());
    }

    @Test
    void silenceIsCountedInSeconds() {
        assertEquals(
                "s",
                WORDING.of(alert("gas.methane.silent", "gas", "methane", 60), new Text("", ""))
                        .unit());
    }

    @Test
    void aCountOfSignsHasNoUnitAndADifferenceHas() {
        assertEquals(
                "",
                WORDING.of(alert("water.pressure.burst-inflow", "water", "pressure", 2), new Text("", ""))
                        .unit());
        assertEquals(
                "°C",
                WORDING.of(
                                alert("heating.supply-temperature.unused", "heating", "supply-temperature", 4),
                                new Text("", ""))
                        .unit());
    }

    @Test
    void aRuleThatIsGoneLeavesItsId() {
        Wording.Words words = WORDING.of(alert("gas.methane.gone", "gas", "methane", 60), new Text("", ""));
        assertEquals("gas.methane.gone", words.title().en());
        assertEquals("%LEL", words.unit());
    }
}
