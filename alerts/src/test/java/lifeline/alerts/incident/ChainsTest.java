package lifeline.alerts.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.rule.Rule;
import org.junit.jupiter.api.Test;

class ChainsTest {
    @Test
    void everyShippedChainNamesRulesThatThereAre() {
        Catalogue catalogue = Catalogue.load();
        for (Chain chain : Chains.shipped().all()) {
            Stream.concat(chain.cause().stream(), chain.brings().stream())
                    .forEach(pattern -> assertTrue(isSome(catalogue, pattern), chain.id() + ": " + pattern));
        }
    }

    private static boolean isSome(Catalogue catalogue, Pattern pattern) {
        return catalogue.rules().stream().map(Rule::id).anyMatch(id -> pattern.matcher(id)
                .matches());
    }

    @Test
    void noShippedChainBringsAboutItsOwnCause() {
        Catalogue catalogue = Catalogue.load();
        for (Chain chain : Chains.shipped().all()) {
            for (Rule rule : catalogue.rules()) {
                assertTrue(!(chain.isCausedBy(rule.id()) && chain.canBring(rule.id())), chain.id() + " " + rule.id());
            }
        }
    }

    @Test
    void aFaultyFileIsRefusedWithAllItsFaultsAndTheirLines() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Chains.parse("c.yaml", """
                - id: a
                  title: { zh: 甲, en: A }
                  text: { zh: 甲, en: A }
                  basis: "[default]"
                  cause: ["no rule!"]
                  brings: [x]
                  metre: 3
                """));
        assertEquals(2, String.valueOf(refused.getMessage()).lines().count(), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains("c.yaml:5:"), refused.getMessage());
    }
}
