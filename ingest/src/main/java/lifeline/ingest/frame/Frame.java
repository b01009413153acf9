package lifeline.ingest.frame;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import lifeline.contract.reading.Quality;
import lifeline.contract.waveform.SampleEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Some seconds of one channel of a fast sensor. Travels whole: its samples never become readings one by one. Immutable by
 * agreement: nobody writes into the arrays.
 *
 * @param startedAt when the first sample was taken; where the device's time is implausible, the receive time less the frame's
 *     length (then {@link lifeline.contract.reading.Mark#CLOCK_REPLACED} says so)
 * @param deviceTime what the device gave as that time, only where {@code startedAt} replaces it
 * @param seq the device's running number, 32 bits
 * @param rate samples a second
 * @param scale a count times scale plus offset is in the quantity's own unit; 1 for float32
 * @param offset see scale; 0 for float32
 * @param counts the samples where they are int16, else empty
 * @param values the samples where they are float32, else empty; NaN is a missing one
 */
@SuppressWarnings("ArrayRecordComponent") // samples are numbers; equality below is by content
public record Frame(
        String domain,
        String asset,
        String device,
        String quantity,
        Instant startedAt,
        Instant receivedAt,
        @Nullable Instant deviceTime,
        long seq,
        float rate,
        float scale,
        float offset,
        short[] counts,
        float[] values,
        Quality quality) {

    /** The sensor's id, {@code device.quantity}. */
    public String sensor() {
        return device + '.' + quantity;
    }

    public Frame withQuality(Quality better) {
        return new Frame(
                domain,
                asset,
                device,
                quantity,
                startedAt,
                receivedAt,
                deviceTime,
                seq,
                rate,
                scale,
                offset,
                counts,
                values,
                better);
    }

    /** How many samples, missing ones included. */
    public int size() {
        return isFloat() ? values.length : counts.length;
    }

    public boolean isFloat() {
        return values.length > 0;
    }

    /** The samples in the quantity's own unit, NaN where one is missing; not to be written into. */
    public float[] samples() {
        if (isFloat()) {
            return values;
        }
        float[] samples = new float[counts.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = counts[i] == SampleEncoding.MISSING ? Float.NaN : counts[i] * scale + offset;
        }
        return samples;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Frame that
                && sensor().equals(that.sensor())
                && domain.equals(that.domain)
                && asset.equals(that.asset)
                && startedAt.equals(that.startedAt)
                && receivedAt.equals(that.receivedAt)
                && Objects.equals(deviceTime, that.deviceTime)
                && seq == that.seq
                && rate == that.rate
                && scale == that.scale
                && offset == that.offset
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(values, that.values)
                && quality.equals(that.quality);
    }

    @Override
    public int hashCode() {
        return Objects.hash(device, quantity, startedAt, seq);
    }

    @Override
    public String toString() {
        return "Frame[" + sensor() + ", " + startedAt + ", " + size() + " samples at " + rate + " Hz]";
    }
}
