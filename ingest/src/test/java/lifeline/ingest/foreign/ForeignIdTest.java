package lifeline.ingest.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import lifeline.contract.reading.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignIdTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "dev-1, ali:dev-1",
        "a1B2/dev_1, ali:a1B2_x002F_dev_1",
        "a.b, ali:a_x002E_b",
        "a_x002E_b, ali:a_x005F_x002E_b",
        "井:1, ali:井:1",
        "__x, ali:__x005F_x",
    })
    void whatAnIdentifierCannotHaveIsEscaped(String foreign, String id) {
        assertEquals(id, ForeignId.of("ali", foreign));
    }

    @Test
    void twoForeignIdsAreNeverOne() {
        Random random = new Random(7);
        String letters = "ab_x02E5F/.: \0\uD83D\uDE00z";
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            StringBuilder foreign = new StringBuilder();
            for (int length = 1 + random.nextInt(random.nextInt(20) == 0 ? 100 : 8); length > 0; length--) {
                foreign.append(letters.charAt(random.nextInt(letters.length())));
            }
            String id = ForeignId.of("ns", foreign.toString());
            assertTrue(Identifier.isValid(id), id);
            String before = seen.put(id, foreign.toString());
            assertTrue(before == null || before.contentEquals(foreign), () -> before + " and " + foreign + ": " + id);
        }
    }

    @Test
    void aLongOneKeepsItsBeginningAndIsToldFromOthers() {
        String one = ForeignId.of("ali", "x".repeat(200) + 1);
        String other = ForeignId.of("ali", "x".repeat(200) + 2);

        assertEquals(Identifier.MAX_LENGTH, one.length());
        assertTrue(one.startsWith("ali:xxxxxxxx"));
        assertTrue(!one.equals(other));
        assertEquals(one, ForeignId.of("ali", "x".repeat(200) + 1));
    }
}
