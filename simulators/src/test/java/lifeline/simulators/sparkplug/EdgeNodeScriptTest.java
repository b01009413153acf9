package lifeline.simulators.sparkplug;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgeNodeScriptTest {
    private static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");

    private final EdgeNodeScript script = new EdgeNodeScript(
            "g", "n", Map.of("d1", List.of(new EdgeNodeScript.Gauge("CH4", SparkplugMetric.Type.DOUBLE, null))));

    @Test
    void theWillIsTheDeathOfTheSessionThatBegins() {
        EdgeNodeScript.Message will = script.will(AT);
        assertEquals("spBv1.0/g/NDEATH/n", will.topic());
        assertArrayEquals(will.payload(), script.death(AT).payload());
        assertFalse(java.util.Arrays.equals(will.payload(), script.will(AT).payload()));
    }

    @Test
    void birthsTellNamesAndDataOnlyAliases() {
        script.will(AT);
        List<EdgeNodeScript.Message> births = script.births(AT);
        assertEquals(
                List.of("spBv1.0/g/NBIRTH/n", "spBv1.0/g/DBIRTH/n/d1"),
                births.stream().map(EdgeNodeScript.Message::topic).toList());
        assertTrue(text(births.get(1)).contains("CH4"));
        assertFalse(text(data()).contains("CH4"));
    }

    @Test
    void numbersFollowEachOtherAndBeginAgainAfter255AndAtABirth() {
        script.will(AT);
        script.births(AT);
        for (int number = 2; number < 600; number++) {
            assertEquals(number % 256, seq(data()));
        }
        assertEquals(0, seq(script.births(AT).get(0)));
        assertEquals(2, seq(data()));
    }

    @Test
    void whatIsNotThereCannotBeTold() {
        assertThrows(IllegalArgumentException.class, () -> script.data("d2", Map.of("CH4", 1.0), AT));
        assertThrows(IllegalArgumentException.class, () -> script.data("d1", Map.of("CO", 1.0), AT));
    }

    private EdgeNodeScript.Message data() {
        return script.data("d1", Map.of("CH4", 1.0), AT);
    }

    private static String text(EdgeNodeScript.Message message) {
        return new String(message.payload(), ISO_8859_1);
    }

    /** The last field: one byte, or two from 128 on. */
    private static int seq(EdgeNodeScript.Message message) {
        byte[] payload = message.payload();
        int last = payload[payload.length - 1];
        int before = payload[payload.length - 2];
        return before >= 0 ? last : (last << 7) | (before & 0x7F);
    }
}
