package lifeline.ingest.mqtt.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import lifeline.ingest.mqtt.condition.SourceCondition.Kind;
import org.junit.jupiter.api.Test;

class SourceConditionsTest {
    private final SourceConditions conditions = new SourceConditions();

    private static SourceCondition condition(int number) {
        return new SourceCondition(Kind.SESSION_LOST, "a", Instant.ofEpochSecond(number), "");
    }

    @Test
    void tellsEachOfThemOnceToWhoeverRemembersTheNumber() {
        conditions.report(condition(1));
        conditions.report(condition(2));
        SourceConditions.News news = conditions.since(0);
        assertEquals(List.of(condition(1), condition(2)), news.conditions());
        assertEquals(List.of(), conditions.since(news.number()).conditions());

        conditions.report(condition(3));

        assertEquals(List.of(condition(3)), conditions.since(news.number()).conditions());
        assertEquals(3, conditions.since(news.number()).number());
    }

    @Test
    void remembersTheLatestOnly() {
        for (int i = 0; i < SourceConditions.LIMIT + 5; i++) {
            conditions.report(condition(i));
        }

        List<SourceCondition> all = conditions.since(0).conditions();

        assertEquals(SourceConditions.LIMIT, all.size());
        assertEquals(condition(5), all.get(0));
        assertEquals(
                List.of(condition(SourceConditions.LIMIT + 4)),
                conditions.since(SourceConditions.LIMIT + 4).conditions());
    }
}
