package lifeline.ingest.mqtt.split;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Version 1: session number, client id. */
public final class MqttSplitSerializer implements SimpleVersionedSerializer<MqttSplit> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(MqttSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeInt(split.session());
        out.writeUTF(split.clientId());
        return out.getCopyOfBuffer();
    }

    @Override
    public MqttSplit deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("a session written by a newer release: version " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        return new MqttSplit(in.readInt(), in.readUTF());
    }
}
