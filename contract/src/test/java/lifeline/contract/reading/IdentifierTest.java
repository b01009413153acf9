package lifeline.contract.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
    @ParameterizedTest
    @ValueSource(strings = {"well-0001", "alink:a1b2:dev_7", "井盖七号", "x"})
    void acceptsLettersOfAnyScriptDigitsDashesAndColons(String id) {
        assertTrue(Identifier.isValid(id));
        assertEquals(id, new AssetId(id).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a/b", "a b", "a+", "#", "a\nb", "a\u0000", "😀"})
    void refusesWhatWouldBreakATopicOrASensorId(String id) {
        assertFalse(Identifier.isValid(id));
        assertThrows(IllegalArgumentException.class, () -> new AssetId(id));
    }

    @Test
    void isAtMost64CharactersLong() {
        assertTrue(Identifier.isValid("a".repeat(64)));
        assertFalse(Identifier.isValid("a".repeat(65)));
    }

    @Test
    void anIdOfAMegabyteIsNotRepeatedInTheMessage() {
        String id = "a".repeat(1_000_000);
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> new AssetId(id))
                .getMessage());
        assertTrue(message.length() < 300, message);
    }

    @Test
    void aSensorIsADeviceAndAQuantity() {
        SensorId id = SensorId.parse("dev-0001.cover-tilt");
        assertEquals(new SensorId("dev-0001", "cover-tilt"), id);
        assertEquals("dev-0001.cover-tilt", id.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev-0001", "dev-0001.", ".methane", "a.b.c", ""})
    void whatIsNoDeviceAndQuantityIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> SensorId.parse(text));
    }
}
