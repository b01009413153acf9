package lifeline.launcher.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Ledger CLOSED = new Ledger(10, 7, 2, 1, 0, 0, 0, 0);

    @Test
    void succeedsOnlyWhenNothingIsLostOrThereTwiceAndNoProgramWasGivenUp() {
        assertEquals(0, summary(CLOSED, List.of()).exitCode());
        assertEquals(1, summary(CLOSED, List.of("job")).exitCode());
        assertEquals(1, summary(new Ledger(10, 9, 0, 0, 1, 0, 0, 0), List.of()).exitCode());
        assertEquals(1, summary(new Ledger(10, 10, 0, 0, 0, 0, 0, 1), List.of()).exitCode());
    }

    @Test
    void tellsPeopleTheLedgerInOneLine() {
        String text = summary(CLOSED, List.of()).text();

        assertTrue(text.contains("published 10 = stored 7 + duplicate 2 + rejected 1 + lost 0"), text);
        assertTrue(text.contains("job was restarted once"), text);
    }

    @Test
    void tellsMachinesTheSame() {
        String json = summary(CLOSED, List.of()).json();

        for (String key : List.of("\"published\" : 10", "\"lost\" : 0", "\"possible_duplicate\" : 0", "\"gas\"")) {
            assertTrue(json.contains(key), key + " in " + json);
        }
    }

    private static Summary summary(Ledger ledger, List<String> givenUp) {
        return new Summary(
                Duration.ofMinutes(2),
                Map.of("gas", new DomainCount(7, 2, 1, 1)),
                Optional.of(ledger),
                Map.of("job", 1),
                givenUp);
    }
}
