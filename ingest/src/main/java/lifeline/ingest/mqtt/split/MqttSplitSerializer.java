package lifeline.ingest.mqtt.split;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Version 1: session number, client id, subscription. Version 2: and the stage, as its number. */
public final class MqttSplitSerializer implements SimpleVersionedSerializer<MqttSplit> {
    /** What {@link #write} writes. */
    public static final int VERSION = 2;

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
        return read(version, new DataInputDeserializer(serialized));
    }

    /** Writes it into a larger form. */
    public static void write(MqttSplit split, DataOutputView out) throws IOException {
        out.writeInt(split.session());
        out.writeUTF(split.clientId());
        out.writeUTF(split.subscription());
        out.writeByte(split.stage().number());
    }

    /** What {@link #write} wrote in {@code version}. */
    public static MqttSplit read(int version, DataInputView in) throws IOException {
        if (version < 1 || version > VERSION) {
            throw new IOException("a session written by a newer release: version " + version);
        }
        int session = in.readInt();
        String clientId = in.readUTF();
        String subscription = in.readUTF();
        return new MqttSplit(session, clientId, subscription, version == 1 ? Stage.SERVING : stage(in.readByte()));
    }

    private static Stage stage(int number) throws IOException {
        for (Stage stage : Stage.values()) {
            if (stage.number() == number) {
                return stage;
            }
        }
        throw new IOException("no stage has the number " + number);
    }
}
