package lifeline.ingest.mqtt.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MqttSplitSerializerTest {
    private final MqttSplitSerializer serializer = new MqttSplitSerializer();

    @Test
    void readsBackWhatItWrote() throws IOException {
        MqttSplit split = new MqttSplit(3, "lifeline-weihai-3", "$share/lifeline-weihai/lifeline/#");

        assertEquals(split, serializer.deserialize(serializer.getVersion(), serializer.serialize(split)));
    }

    @ParameterizedTest(name = "a session that is {0}")
    @EnumSource(Stage.class)
    void readsBackHowFarASessionIsOnItsWayOut(Stage stage) throws IOException {
        MqttSplit split = new MqttSplit(3, "lifeline-weihai-3", "$share/lifeline-weihai/lifeline/#", stage);

        assertEquals(split, serializer.deserialize(serializer.getVersion(), serializer.serialize(split)));
    }

    /** Written by the first release. */
    @Test
    void readsASessionThatVersionOneWrote() throws IOException {
        byte[] written = HexFormat.of()
                .parseHex("00000003" + "00116c6966656c696e652d7765696861692d33"
                        + "00212473686172652f6c6966656c696e652d7765696861692f6c6966656c696e652f23");

        assertEquals(
                new MqttSplit(3, "lifeline-weihai-3", "$share/lifeline-weihai/lifeline/#", Stage.SERVING),
                serializer.deserialize(1, written));
    }

    @Test
    void refusesAVersionItDoesNotKnow() throws IOException {
        byte[] bytes = serializer.serialize(new MqttSplit(0, "a", ""));

        assertThrows(IOException.class, () -> serializer.deserialize(99, bytes));
    }
}
