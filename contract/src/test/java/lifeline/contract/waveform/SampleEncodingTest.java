package lifeline.contract.waveform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleEncodingTest {
    @Test
    void theStoredBytesNeverChange() {
        assertArrayEquals(new byte[] {0, 2, 1, (byte) 0x80, 1}, SampleEncoding.deltas(new short[] {0, 1, 0, 64}, 0, 4));
        assertArrayEquals(new byte[] {0x3f, (byte) 0x80, 0, 0}, SampleEncoding.floats(new float[] {9, 1}, 1, 2));
        assertEquals(SampleEncoding.INT16_DELTAS, SampleEncoding.of(0).orElseThrow());
        assertEquals(SampleEncoding.FLOAT32, SampleEncoding.of(1).orElseThrow());
        assertTrue(SampleEncoding.of(2).isEmpty());
    }

    @Test
    void everyCountComesBackAndAMissingSampleIsNoNumber() {
        short[] counts = {0, Short.MAX_VALUE, SampleEncoding.MISSING, Short.MIN_VALUE + 1, -1, 63, -64, 8191};
        byte[] bytes = SampleEncoding.deltas(counts, 0, counts.length);
        float[] values = SampleEncoding.INT16_DELTAS.read(bytes, counts.length, 0.5f, 1);
        for (int i = 0; i < counts.length; i++) {
            assertEquals(counts[i] == SampleEncoding.MISSING ? Float.NaN : counts[i] * 0.5f + 1, values[i]);
        }
    }

    @Test
    void everyFloatComesBack() {
        float[] values = {1.5f, Float.NaN, -1e-30f};
        byte[] bytes = SampleEncoding.floats(values, 0, 3);
        assertArrayEquals(values, SampleEncoding.FLOAT32.read(bytes, 3, 1, 0));
    }

    @Test
    void bytesThatAreNoSamplesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> SampleEncoding.FLOAT32.read(new byte[5], 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> SampleEncoding.INT16_DELTAS.read(new byte[1], 2, 1, 0));
        byte[] endless = {-1, -1, -1, -1};
        assertThrows(IllegalArgumentException.class, () -> SampleEncoding.INT16_DELTAS.read(endless, 1, 1, 0));
    }

    /** Noise of 25 counts about modes of 40 and 15, as an accelerometer of 16 bits and ±2 g has on a quiet bridge. */
    @Test
    void aQuietBridgeTakesLessThanOneAndAHalfBytesASample() {
        Random noise = new Random(1);
        short[] counts = new short[30_000];
        for (int i = 0; i < counts.length; i++) {
            double t = i / 50.0;
            counts[i] = (short) (40 * Math.sin(2 * Math.PI * 1.8 * t)
                    + 15 * Math.sin(2 * Math.PI * 4.6 * t)
                    + 25 * noise.nextGaussian());
        }
        double each = (double) SampleEncoding.deltas(counts, 0, counts.length).length / counts.length;
        assertTrue(each < 1.5, each + " bytes a sample");
    }
}
