package lifeline.stream.operator.waveform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import lifeline.stream.waveform.Coverage;
import lifeline.stream.waveform.FeatureWindow;
import lifeline.stream.waveform.Spectrum;
import lifeline.stream.waveform.WaveformState;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What is remembered of a fast sensor, as bytes: about 6 KB at 50 Hz, nearly all of it samples of the present 20 s and the spectrum
 * so far. The first byte is the version of the format.
 */
final class WaveformStateSerializer extends TypeSerializerSingleton<WaveformState> {
    static final WaveformStateSerializer INSTANCE = new WaveformStateSerializer();

    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    @Override
    public void serialize(WaveformState state, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(state.domain());
        out.writeUTF(state.asset());
        out.writeUTF(state.device());
        out.writeUTF(state.quantity());
        out.writeLong(state.closedUntil());
        out.writeLong(state.heardAt());
        out.writeByte(state.open().size());
        for (FeatureWindow window : state.open()) {
            write(window, out);
        }
    }

    private static void write(FeatureWindow window, DataOutputView out) throws IOException {
        out.writeLong(window.start());
        out.writeFloat(window.rate());
        FeatureWindow.Sums sums = window.sums();
        out.writeLong(sums.count());
        out.writeDouble(sums.sum());
        out.writeDouble(sums.squares());
        out.writeFloat(sums.min());
        out.writeFloat(sums.max());
        out.writeLong(sums.receivedMicros());
        int[] ranges = window.coverage().ranges();
        out.writeShort(ranges.length);
        for (int bound : ranges) {
            out.writeInt(bound);
        }
        Spectrum spectrum = window.spectrum();
        writeFloats(spectrum.samples(), out);
        writeFloats(spectrum.power(), out);
        out.writeInt(spectrum.segment());
        out.writeInt(spectrum.filled());
        out.writeInt(spectrum.segments());
    }

    private static void writeFloats(float[] floats, DataOutputView out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(floats.length * Float.BYTES);
        bytes.asFloatBuffer().put(floats);
        out.writeShort(floats.length);
        out.write(bytes.array());
    }

    @Override
    public WaveformState deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("state of version " + version + ", this build knows version " + VERSION);
        }
        String domain = in.readUTF();
        String asset = in.readUTF();
        String device = in.readUTF();
        String quantity = in.readUTF();
        long closedUntil = in.readLong();
        long heardAt = in.readLong();
        int size = in.readUnsignedByte();
        List<FeatureWindow> open = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            open.add(readWindow(in));
        }
        return new WaveformState(domain, asset, device, quantity, open, closedUntil, heardAt);
    }

    private static FeatureWindow readWindow(DataInputView in) throws IOException {
        long start = in.readLong();
        float rate = in.readFloat();
        FeatureWindow.Sums sums = new FeatureWindow.Sums(
                in.readLong(), in.readDouble(), in.readDouble(), in.readFloat(), in.readFloat(), in.readLong());
        int[] ranges = new int[in.readUnsignedShort()];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = in.readInt();
        }
        Spectrum spectrum = Spectrum.restored(readFloats(in), readFloats(in), in.readInt(), in.readInt(), in.readInt());
        return FeatureWindow.restored(start, rate, sums, Coverage.restored(ranges), spectrum);
    }

    private static float[] readFloats(DataInputView in) throws IOException {
        float[] floats = new float[in.readUnsignedShort()];
        byte[] bytes = new byte[floats.length * Float.BYTES];
        in.readFully(bytes);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
        return floats;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    @SuppressWarnings("NullAway") // Flink's own types have no instance to begin with either
    public WaveformState createInstance() {
        return null;
    }

    @Override
    public WaveformState copy(WaveformState from) {
        return from.copy();
    }

    @Override
    public WaveformState copy(WaveformState from, WaveformState reuse) {
        return from.copy();
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public WaveformState deserialize(WaveformState reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<WaveformState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Flink makes one when it restores: the version is in the bytes themselves. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<WaveformState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
