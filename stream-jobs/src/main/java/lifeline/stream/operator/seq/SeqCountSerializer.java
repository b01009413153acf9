package lifeline.stream.operator.seq;

import java.io.IOException;
import lifeline.stream.ledger.SeqCount;
import lifeline.stream.ledger.SeqWindow;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A device's count as bytes: 34, and 16 more while another count may take its place. The first one is the version. */
public final class SeqCountSerializer extends TypeSerializerSingleton<SeqCount> {
    public static final SeqCountSerializer INSTANCE = new SeqCountSerializer();

    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    @Override
    public void serialize(SeqCount count, DataOutputView out) throws IOException {
        SeqWindow window = count.window();
        SeqWindow other = window.other();
        out.writeByte(VERSION);
        out.writeLong(count.hour());
        out.writeLong(count.gaps());
        out.writeLong(window.highest());
        out.writeLong(window.seen());
        out.writeByte(other == null ? 0 : window.others());
        if (other != null) {
            out.writeLong(other.highest());
            out.writeLong(other.seen());
        }
    }

    @Override
    public SeqCount deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("a count of version " + version + ", this build knows version " + VERSION);
        }
        long hour = in.readLong();
        long gaps = in.readLong();
        long highest = in.readLong();
        long seen = in.readLong();
        int others = in.readUnsignedByte();
        SeqWindow other = others == 0 ? null : new SeqWindow(in.readLong(), in.readLong(), null, 0);
        return new SeqCount(new SeqWindow(highest, seen, other, others), hour, gaps);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    @SuppressWarnings("NullAway") // Flink's own types have no instance to begin with either
    public SeqCount createInstance() {
        return null;
    }

    @Override
    public SeqCount copy(SeqCount from) {
        return from;
    }

    @Override
    public SeqCount copy(SeqCount from, SeqCount reuse) {
        return from;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public SeqCount deserialize(SeqCount reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<SeqCount> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Flink makes one when it restores: the version is in the bytes themselves. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SeqCount> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
