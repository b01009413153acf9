package lifeline.stream.operator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lifeline.stream.judge.RuleState;
import lifeline.stream.judge.SensorState;
import lifeline.stream.latch.Episode;
import lifeline.stream.latch.LatchState;
import lifeline.stream.latch.LevelTrack;
import lifeline.stream.latch.Past;
import lifeline.stream.quality.LateBurst;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A sensor's state as bytes, 950 at most over the methane rules, and 1,050 more while late readings wait for their order. Flink's own record format adds a byte a field
 * and cannot hold a sealed type, and a checkpoint writes what changed every second. The first byte is the version of the format; a reader
 * knows every version there was.
 */
public final class SensorStateSerializer extends TypeSerializerSingleton<SensorState> {
    public static final SensorStateSerializer INSTANCE = new SensorStateSerializer();

    private static final long serialVersionUID = 1;
    /** Version 1 had windows only, without a byte in front that says so. */
    private static final int WINDOWS_ONLY = 1;

    /** Version 2 held no reading back and knew of nothing that came late. */
    private static final int NOTHING_HELD = 2;

    /** Version 3 knew no late readings that wait for their order. */
    private static final int NOTHING_WAITS = 3;

    private static final int VERSION = 4;
    private static final int WINDOW = 0;
    private static final int NUMBERS = 1;

    @Override
    public void serialize(SensorState state, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(state.domain());
        out.writeUTF(state.asset());
        out.writeUTF(state.device());
        out.writeUTF(state.quantity());
        out.writeLong(state.seenAt());
        out.writeLong(state.seenObservedAt());
        out.writeLong(state.newestAt());
        out.writeBoolean(state.wakeAt() != null);
        if (state.wakeAt() != null) {
            out.writeLong(state.wakeAt());
        }
        writeWindow(state.recent(), out);
        writeWindow(state.held(), out);
        writeLate(state.late(), out);
        out.writeByte(state.rules().size());
        for (RuleState rule : state.rules()) {
            out.writeUTF(rule.rule());
            writeMemory(rule.memory(), out);
            writeLatch(rule.latch(), out);
            writePast(rule.past(), out);
        }
    }

    @Override
    public SensorState deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version < WINDOWS_ONLY || version > VERSION) {
            throw new IOException("state of version " + version + ", this build knows version " + VERSION);
        }
        String domain = in.readUTF().intern();
        String asset = in.readUTF();
        String device = in.readUTF();
        String quantity = in.readUTF().intern();
        long seenAt = in.readLong();
        long seenObservedAt = in.readLong();
        long newestAt = in.readLong();
        Long wakeAt = in.readBoolean() ? in.readLong() : null;
        SampleWindow recent = readWindow(in);
        SampleWindow held = version <= NOTHING_HELD ? SampleWindow.EMPTY : readWindow(in);
        LateBurst late = version <= NOTHING_WAITS ? LateBurst.NONE : readLate(in);
        int size = in.readUnsignedByte();
        List<RuleState> rules = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String rule = in.readUTF().intern();
            Memory memory = version == WINDOWS_ONLY ? readWindow(in) : readMemory(in);
            LatchState latch = readLatch(in);
            rules.add(new RuleState(rule, memory, latch, version <= NOTHING_HELD ? Past.NONE : readPast(in)));
        }
        return new SensorState(
                domain, asset, device, quantity, seenAt, seenObservedAt, newestAt, recent, held, late, rules, wakeAt);
    }

    private static void writeLate(LateBurst late, DataOutputView out) throws IOException {
        boolean isKept = !late.equals(LateBurst.NONE);
        out.writeBoolean(isKept);
        if (isKept) {
            writeWindow(late.held(), out);
            out.writeLong(late.newestAt());
            out.writeLong(late.firstAt());
            out.writeLong(late.heardAt());
        }
    }

    private static LateBurst readLate(DataInputView in) throws IOException {
        return in.readBoolean()
                ? new LateBurst(readWindow(in), in.readLong(), in.readLong(), in.readLong())
                : LateBurst.NONE;
    }

    private static void writePast(Past past, DataOutputView out) throws IOException {
        boolean isKept = !past.equals(Past.NONE);
        out.writeBoolean(isKept);
        if (isKept) {
            out.writeLong(past.quietAt());
            writeLatch(past.run(), out);
            if (past.run().kind() != LatchState.Kind.QUIET) {
                out.writeLong(past.at());
                out.writeLong(past.heardAt());
                out.writeByte(past.gravest());
                out.writeDouble(past.value());
            }
        }
    }

    private static Past readPast(DataInputView in) throws IOException {
        if (!in.readBoolean()) {
            return Past.NONE;
        }
        long quietAt = in.readLong();
        LatchState run = readLatch(in);
        return run.kind() == LatchState.Kind.QUIET
                ? Past.since(quietAt)
                : new Past(quietAt, run, in.readLong(), in.readLong(), in.readUnsignedByte(), in.readDouble());
    }

    /** As it stands in every state from version 2 on, as do the others below. */
    public static void writeMemory(Memory memory, DataOutputView out) throws IOException {
        if (memory instanceof Numbers numbers) {
            out.writeByte(NUMBERS);
            out.writeByte(numbers.size());
            for (int i = 0; i < numbers.size(); i++) {
                out.writeDouble(numbers.get(i));
            }
        } else {
            out.writeByte(WINDOW);
            writeWindow(SampleWindow.of(memory), out);
        }
    }

    public static Memory readMemory(DataInputView in) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind == WINDOW) {
            return readWindow(in);
        }
        if (kind != NUMBERS) {
            throw new IOException("no memory has the code " + kind);
        }
        double[] numbers = new double[in.readUnsignedByte()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        return Numbers.of(numbers);
    }

    public static void writeWindow(SampleWindow window, DataOutputView out) throws IOException {
        out.writeByte(window.size());
        for (int i = 0; i < window.size(); i++) {
            out.writeLong(window.at(i));
            out.writeDouble(window.value(i));
        }
    }

    public static SampleWindow readWindow(DataInputView in) throws IOException {
        int size = in.readUnsignedByte();
        long[] ats = new long[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            ats[i] = in.readLong();
            values[i] = in.readDouble();
        }
        return SampleWindow.of(ats, values);
    }

    public static void writeLatch(LatchState latch, DataOutputView out) throws IOException {
        out.writeByte(latch.kind().code());
        switch (latch.kind()) {
            case QUIET -> {}
            case PENDING -> {
                LatchState.Pending pending = (LatchState.Pending) latch;
                out.writeLong(pending.episode());
                out.writeLong(pending.beganAt());
                writeTracks(pending.tracks(), out);
            }
            case RAISED -> {
                LatchState.Raised raised = (LatchState.Raised) latch;
                writeEpisode(raised.episode(), raised.tracks(), out);
            }
            case CLEARING -> {
                LatchState.Clearing clearing = (LatchState.Clearing) latch;
                writeEpisode(clearing.episode(), clearing.tracks(), out);
            }
        }
    }

    public static LatchState readLatch(DataInputView in) throws IOException {
        int code = in.readUnsignedByte();
        LatchState.Kind kind =
                LatchState.Kind.of(code).orElseThrow(() -> new IOException("no latch state has the code " + code));
        return switch (kind) {
            case QUIET -> LatchState.Quiet.QUIET;
            case PENDING -> new LatchState.Pending(in.readLong(), in.readLong(), readTracks(in));
            case RAISED -> new LatchState.Raised(readEpisode(in), readTracks(in));
            case CLEARING -> new LatchState.Clearing(readEpisode(in), readTracks(in));
        };
    }

    private static void writeEpisode(Episode episode, List<LevelTrack> tracks, DataOutputView out) throws IOException {
        out.writeLong(episode.identity());
        out.writeLong(episode.beganAt());
        out.writeLong(episode.decidedAt());
        out.writeByte(episode.level());
        out.writeInt(episode.step());
        writeTracks(tracks, out);
    }

    private static Episode readEpisode(DataInputView in) throws IOException {
        return new Episode(in.readLong(), in.readLong(), in.readLong(), in.readUnsignedByte(), in.readInt());
    }

    private static void writeTracks(List<LevelTrack> tracks, DataOutputView out) throws IOException {
        out.writeByte(tracks.size());
        for (LevelTrack track : tracks) {
            out.writeInt(track.hits());
            out.writeBoolean(track.isOn());
            out.writeLong(track.since());
        }
    }

    private static List<LevelTrack> readTracks(DataInputView in) throws IOException {
        int size = in.readUnsignedByte();
        List<LevelTrack> tracks = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            tracks.add(new LevelTrack(in.readInt(), in.readBoolean(), in.readLong()));
        }
        return tracks;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    @SuppressWarnings("NullAway") // Flink's own types have no instance to begin with either
    public SensorState createInstance() {
        return null;
    }

    @Override
    public SensorState copy(SensorState from) {
        return from;
    }

    @Override
    public SensorState copy(SensorState from, SensorState reuse) {
        return from;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public SensorState deserialize(SensorState reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<SensorState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Flink makes one when it restores: the version is in the bytes themselves. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SensorState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
