package lifeline.ingest.mqtt.enumerator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lifeline.ingest.mqtt.split.MqttSplit;
import lifeline.ingest.mqtt.split.MqttSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Version 1: the number of sessions there are, the number of unassigned ones, these. Version 2: without the first, which
 * the readers tell. Its version rises with that of a session, too.
 */
public final class MqttEnumeratorStateSerializer implements SimpleVersionedSerializer<MqttEnumeratorState> {
    private static final int VERSION = 2;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(MqttEnumeratorState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        out.writeInt(state.unassigned().size());
        for (MqttSplit split : state.unassigned()) {
            MqttSplitSerializer.write(split, out);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public MqttEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
        if (version < 1 || version > VERSION) {
            throw new IOException("an enumerator's state written by a newer release: version " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        if (version == 1) {
            in.readInt();
        }
        int count = in.readInt();
        List<MqttSplit> unassigned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            unassigned.add(MqttSplitSerializer.read(version, in));
        }
        return new MqttEnumeratorState(unassigned);
    }
}
