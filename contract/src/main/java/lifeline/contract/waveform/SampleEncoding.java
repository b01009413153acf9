package lifeline.contract.waveform;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How the samples of a stored row are written as bytes. The code stands in the store: never changed. */
public enum SampleEncoding {
    /**
     * int16 counts, each as its difference from the one before (the first from 0), zigzag, in groups of seven bits with the
     * lowest first: one byte where neighbours differ by less than 64, two below 8,192. {@link #MISSING} is a count as others.
     */
    INT16_DELTAS(0),
    /** float32, big-endian; NaN is a missing sample. */
    FLOAT32(1);

    /** The int16 that stands for a missing sample. */
    public static final short MISSING = Short.MIN_VALUE;

    private static final int GROUP_BITS = 7;
    private static final int GROUP = (1 << GROUP_BITS) - 1;
    private static final int MORE = 1 << GROUP_BITS;
    private static final int MOST_GROUPS = 3;

    private final int code;

    SampleEncoding(int code) {
        this.code = code;
    }

    /** The number in the store. */
    public int code() {
        return code;
    }

    public static Optional<SampleEncoding> of(int code) {
        for (SampleEncoding encoding : values()) {
            if (encoding.code == code) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /** {@code counts[from]} to before {@code counts[to]} as {@link #INT16_DELTAS}. */
    public static byte[] deltas(short[] counts, int from, int to) {
        byte[] bytes = new byte[(to - from) * MOST_GROUPS];
        int length = 0;
        int before = 0;
        for (int i = from; i < to; i++) {
            int delta = counts[i] - before;
            before = counts[i];
            int rest = (delta << 1) ^ (delta >> (Integer.SIZE - 1));
            while (rest > GROUP) {
                bytes[length++] = (byte) ((rest & GROUP) | MORE);
                rest >>>= GROUP_BITS;
            }
            bytes[length++] = (byte) rest;
        }
        return Arrays.copyOf(bytes, length);
    }

    /** {@code values[from]} to before {@code values[to]} as {@link #FLOAT32}. */
    public static byte[] floats(float[] values, int from, int to) {
        ByteBuffer bytes = ByteBuffer.allocate((to - from) * Float.BYTES);
        for (int i = from; i < to; i++) {
            bytes.putFloat(values[i]);
        }
        return bytes.array();
    }

    /**
     * The values of a stored row, NaN where a sample is missing.
     *
     * @param scale of int16 counts
     * @param base what is added to a scaled count
     * @throws IllegalArgumentException when the bytes are not of this encoding
     */
    public float[] read(byte[] bytes, int count, float scale, float base) {
        return switch (this) {
            case INT16_DELTAS -> readDeltas(bytes, count, scale, base);
            case FLOAT32 -> readFloats(bytes, count);
        };
    }

    private static float[] readDeltas(byte[] bytes, int count, float scale, float base) {
        float[] values = new float[count];
        int at = 0;
        int sample = 0;
        for (int i = 0; i < count; i++) {
            int zigzag = 0;
            int shift = 0;
            int group;
            do {
                if (at == bytes.length || shift == MOST_GROUPS * GROUP_BITS) {
                    throw new IllegalArgumentException("no int16 deltas: sample " + i + " of " + count);
                }
                group = bytes[at++];
                zigzag |= (group & GROUP) << shift;
                shift += GROUP_BITS;
            } while (group < 0);
            sample += (zigzag >>> 1) ^ -(zigzag & 1);
            values[i] = sample == MISSING ? Float.NaN : sample * scale + base;
        }
        return values;
    }

    private static float[] readFloats(byte[] bytes, int count) {
        if (bytes.length != count * Float.BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes are not " + count + " float32");
        }
        float[] values = new float[count];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }
}
