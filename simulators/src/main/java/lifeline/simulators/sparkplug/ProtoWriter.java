package lifeline.simulators.sparkplug;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes fields as protobuf has them on the wire. */
final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    ProtoWriter number(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    ProtoWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoWriter bytes(int field, byte[] value) {
        varint((long) field << 3 | LENGTH);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    ProtoWriter fraction32(int field, float value) {
        varint((long) field << 3 | FIXED32);
        littleEndian(Float.floatToIntBits(value), Float.BYTES);
        return this;
    }

    ProtoWriter fraction64(int field, double value) {
        varint((long) field << 3 | FIXED64);
        littleEndian(Double.doubleToLongBits(value), Double.BYTES);
        return this;
    }

    byte[] written() {
        return out.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        while (rest < 0 || rest > 0x7F) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private void littleEndian(long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (bits >>> (8 * i)));
        }
    }
}
