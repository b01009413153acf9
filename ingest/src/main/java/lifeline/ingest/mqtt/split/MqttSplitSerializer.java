package lifeline.ingest.mqtt.split;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Version 1: session number, client id, subscription. */
public final class MqttSplitSerializer implements SimpleVersionedSerializer<MqttSplit> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(MqttSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        write(split, out);
        return out.getCopyOfBuffer();
    }

    @Override
    public MqttSplit deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("a session written by a newer release: version " + version);
        }
        return read(new DataInputDeserializer(serialized));
    }

    /** Writes it into a larger form, which has a version of its own. */
    public static void write(MqttSplit split, DataOutputView out) throws IOException {
        out.writeInt(split.session());
        out.writeUTF(split.clientId());
        out.writeUTF(split.subscription());
    }

    /** What {@link #write} wrote. */
    public static MqttSplit read(DataInputView in) throws IOException {
        return new MqttSplit(in.readInt(), in.readUTF(), in.readUTF());
    }
}
