package lifeline.ingest.mqtt.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MqttSplitSerializerTest {
    private final MqttSplitSerializer serializer = new MqttSplitSerializer();

    @Test
    void readsBackWhatItWrote() throws IOException {
        MqttSplit split = new MqttSplit(3, "lifeline-weihai-3", "$share/lifeline-weihai/lifeline/#");

        assertEquals(split, serializer.deserialize(serializer.getVersion(), serializer.serialize(split)));
    }

    @Test
    void refusesAVersionItDoesNotKnow() throws IOException {
        byte[] bytes = serializer.serialize(new MqttSplit(0, "a", ""));

        assertThrows(IOException.class, () -> serializer.deserialize(99, bytes));
    }
}
