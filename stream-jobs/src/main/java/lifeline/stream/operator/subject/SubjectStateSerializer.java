package lifeline.stream.operator.subject;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lifeline.stream.latch.LatchState;
import lifeline.stream.operator.SensorStateSerializer;
import lifeline.stream.subject.SubjectState;
import lifeline.stream.subject.Told;
import lifeline.stream.window.Memory;
import lifeline.stream.window.SampleWindow;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The state of a rule at an asset as bytes. The first byte is the version of the format; memories and latches stand in it as in {@link
 * SensorStateSerializer}.
 */
public final class SubjectStateSerializer extends TypeSerializerSingleton<SubjectState> {
    public static final SubjectStateSerializer INSTANCE = new SubjectStateSerializer();

    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    @Override
    public void serialize(SubjectState state, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(state.rule());
        out.writeUTF(state.subject());
        out.writeUTF(state.domain());
        out.writeUTF(state.asset());
        out.writeByte(state.newest().size());
        for (Told told : state.newest()) {
            out.writeUTF(told.quantity());
            out.writeUTF(told.device());
            out.writeLong(told.at());
            out.writeLong(told.receivedAt());
            out.writeLong(told.takenAt());
            out.writeDouble(told.value());
        }
        SensorStateSerializer.writeWindow(state.recent(), out);
        out.writeLong(state.judgedAt());
        out.writeLong(state.heardAt());
        writeOptional(state.readyAt(), out);
        SensorStateSerializer.writeMemory(state.memory(), out);
        SensorStateSerializer.writeLatch(state.latch(), out);
        writeOptional(state.wakeAt(), out);
    }

    @Override
    public SubjectState deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("state of version " + version + ", this build knows version " + VERSION);
        }
        String rule = in.readUTF().intern();
        String subject = in.readUTF();
        String domain = in.readUTF().intern();
        String asset = in.readUTF();
        int size = in.readUnsignedByte();
        List<Told> newest = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            newest.add(new Told(
                    in.readUTF().intern(), in.readUTF(), in.readLong(), in.readLong(), in.readLong(), in.readDouble()));
        }
        SampleWindow recent = SensorStateSerializer.readWindow(in);
        long judgedAt = in.readLong();
        long heardAt = in.readLong();
        Long readyAt = readOptional(in);
        Memory memory = SensorStateSerializer.readMemory(in);
        LatchState latch = SensorStateSerializer.readLatch(in);
        Long wakeAt = readOptional(in);
        return new SubjectState(
                rule,
                subject,
                domain,
                asset,
                List.copyOf(newest),
                recent,
                judgedAt,
                heardAt,
                readyAt,
                memory,
                latch,
                wakeAt);
    }

    private static void writeOptional(@Nullable Long number, DataOutputView out) throws IOException {
        out.writeBoolean(number != null);
        if (number != null) {
            out.writeLong(number);
        }
    }

    private static @Nullable Long readOptional(DataInputView in) throws IOException {
        return in.readBoolean() ? in.readLong() : null;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    @SuppressWarnings("NullAway") // Flink's own types have no instance to begin with either
    public SubjectState createInstance() {
        return null;
    }

    @Override
    public SubjectState copy(SubjectState from) {
        return from;
    }

    @Override
    public SubjectState copy(SubjectState from, SubjectState reuse) {
        return from;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public SubjectState deserialize(SubjectState reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<SubjectState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Flink makes one when it restores: the version is in the bytes themselves. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SubjectState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
