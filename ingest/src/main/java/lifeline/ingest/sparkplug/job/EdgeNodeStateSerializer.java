package lifeline.ingest.sparkplug.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.ingest.sparkplug.Birth;
import lifeline.ingest.sparkplug.Definition;
import lifeline.ingest.sparkplug.Doubt;
import lifeline.ingest.sparkplug.EdgeNodeState;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * An edge node's state as bytes. The first byte is the version of the format; a reader knows every version there was. A
 * definition costs about 10 bytes and its name.
 */
public final class EdgeNodeStateSerializer extends TypeSerializerSingleton<EdgeNodeState> {
    public static final EdgeNodeStateSerializer INSTANCE = new EdgeNodeStateSerializer();

    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    @Override
    public void serialize(EdgeNodeState state, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(state.kind().code());
        out.writeBoolean(state.doubt().isOpen());
        Instant askedAt = state.doubt().askedAt();
        writeLong(askedAt == null ? null : askedAt.toEpochMilli(), out);
        if (state.kind() != EdgeNodeState.Kind.UNBORN) {
            writeLong(state.bdSeq(), out);
        }
        if (state.alive().isPresent()) {
            EdgeNodeState.Alive alive = state.alive().get();
            out.writeByte(alive.nextSeq());
            out.writeInt(alive.births().size());
            for (Map.Entry<String, Birth> birth : alive.births().entrySet()) {
                writeText(birth.getKey(), out);
                write(birth.getValue(), out);
            }
        }
    }

    @Override
    public EdgeNodeState deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("state of version " + version + ", this build knows version " + VERSION);
        }
        int code = in.readByte();
        EdgeNodeState.Kind kind = EdgeNodeState.Kind.of(code)
                .orElseThrow(() -> new IOException("no state of an edge node has the code " + code));
        boolean isOpen = in.readBoolean();
        Long askedAt = readLong(in);
        Doubt doubt = new Doubt(isOpen, askedAt == null ? null : Instant.ofEpochMilli(askedAt));
        return switch (kind) {
            case UNBORN -> new EdgeNodeState.Unborn(doubt);
            case ALIVE -> new EdgeNodeState.Alive(readLong(in), in.readUnsignedByte(), readBirths(in), doubt);
            case DEAD -> new EdgeNodeState.Dead(readLong(in), doubt);
        };
    }

    private static Map<String, Birth> readBirths(DataInputView in) throws IOException {
        int count = in.readInt();
        Map<String, Birth> births = new HashMap<>();
        for (int i = 0; i < count; i++) {
            births.put(readText(in), readBirth(in));
        }
        return births;
    }

    private static void write(Birth birth, DataOutputView out) throws IOException {
        out.writeInt(birth.definitions().size());
        for (Definition definition : birth.definitions()) {
            writeText(definition.name(), out);
            writeLong(definition.alias(), out);
            Integer type = definition.dataType();
            writeLong(type == null ? null : (Long) (long) type, out);
            String unit = definition.unit();
            out.writeBoolean(unit != null);
            if (unit != null) {
                writeText(unit, out);
            }
        }
    }

    private static Birth readBirth(DataInputView in) throws IOException {
        int count = in.readInt();
        List<Definition> definitions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = readText(in);
            Long alias = readLong(in);
            Long type = readLong(in);
            String unit = in.readBoolean() ? readText(in).intern() : null;
            definitions.add(new Definition(name, alias, type == null ? null : (Integer) type.intValue(), unit));
        }
        return Birth.of(definitions);
    }

    /** Small numbers are short: first how many bytes, then the bytes. */
    private static void writeLong(@Nullable Long number, DataOutputView out) throws IOException {
        if (number == null) {
            out.writeByte(-1);
            return;
        }
        int bytes = (Long.SIZE - Long.numberOfLeadingZeros(number) + 7) / 8;
        out.writeByte(bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.writeByte((int) (number >>> (8 * i)));
        }
    }

    private static @Nullable Long readLong(DataInputView in) throws IOException {
        int bytes = in.readByte();
        if (bytes < 0) {
            return null;
        }
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | in.readUnsignedByte();
        }
        return number;
    }

    /** Not {@code writeUTF}: names come from strangers and may be longer than it bears. */
    private static void writeText(String text, DataOutputView out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public EdgeNodeState createInstance() {
        return EdgeNodeState.unborn();
    }

    /** Nothing in it is ever changed. */
    @Override
    public EdgeNodeState copy(EdgeNodeState from) {
        return from;
    }

    @Override
    public EdgeNodeState copy(EdgeNodeState from, EdgeNodeState reuse) {
        return from;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public EdgeNodeState deserialize(EdgeNodeState reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<EdgeNodeState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Flink makes one by this name when it restores. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EdgeNodeState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
