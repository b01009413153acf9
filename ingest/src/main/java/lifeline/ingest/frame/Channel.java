package lifeline.ingest.frame;

import java.nio.ByteBuffer;
import lifeline.contract.waveform.SampleEncoding;

/**
 * The samples of a channel.
 *
 * @param isWhole no sample is missing
 * @param isStorable every sample that is there is a finite float32
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Channel(ChannelHead head, short[] counts, float[] values, boolean isWhole, boolean isStorable) {
    private static final short[] NO_COUNTS = {};
    private static final float[] NO_VALUES = {};

    /** Reads as many samples from where {@code bytes} stands. */
    static Channel read(ByteBuffer bytes, boolean isFloat, int count, ChannelHead head) {
        return isFloat ? floats(bytes, count, head) : counts(bytes, count, head);
    }

    private static Channel floats(ByteBuffer bytes, int count, ChannelHead head) {
        float[] values = new float[count];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + count * Float.BYTES);
        boolean isWhole = true;
        boolean isStorable = true;
        for (float value : values) {
            isWhole &= !Float.isNaN(value);
            isStorable &= !Float.isInfinite(value);
        }
        return new Channel(head, NO_COUNTS, values, isWhole, isStorable);
    }

    private static Channel counts(ByteBuffer bytes, int count, ChannelHead head) {
        short[] counts = new short[count];
        bytes.asShortBuffer().get(counts);
        bytes.position(bytes.position() + count * Short.BYTES);
        boolean isWhole = true;
        for (short each : counts) {
            isWhole &= each != SampleEncoding.MISSING;
        }
        float extent = Math.abs(head.scale()) * Short.MAX_VALUE + Math.abs(head.offset());
        return new Channel(head, counts, NO_VALUES, isWhole, Float.isFinite(extent));
    }
}
