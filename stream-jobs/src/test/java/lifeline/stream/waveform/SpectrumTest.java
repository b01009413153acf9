package lifeline.stream.waveform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrumTest {
    @Test
    void theTransformOfANumberOfSinesHasTheirHeights() {
        int size = 64;
        double[] real = new double[size];
        double[] imaginary = new double[size];
        for (int i = 0; i < size; i++) {
            real[i] = 3 + 2 * Math.cos(2 * Math.PI * 5 * i / size) + Math.sin(2 * Math.PI * 20 * i / size);
        }
        new Fourier(size).transform(real, imaginary);
        for (int k = 0; k <= size / 2; k++) {
            double height = Math.hypot(real[k], imaginary[k]) / size;
            assertEquals(k == 0 ? 3 : k == 5 ? 1 : k == 20 ? 0.5 : 0, height, 1e-12, "at " + k);
        }
    }

    @ParameterizedTest(name = "{1} Hz sampled {0} times a second")
    @CsvSource({"50, 0.31", "50, 2.1", "50, 24.7", "100, 1.87", "200, 0.5", "200, 77.7", "62.5, 3.3"})
    void findsTheFrequencyOfASineWithinAHundredthOfAHertz(double rate, double frequency) {
        Spectrum spectrum = Spectrum.of(rate);
        for (int i = 0; i < 600 * rate; i++) {
            spectrum.add(i, (float) (9.81 + 0.1 * Math.sin(2 * Math.PI * frequency * i / rate)));
        }
        assertEquals(frequency, spectrum.dominant(rate).orElseThrow(), 0.01);
    }

    @Test
    void findsAWeakModeInNoiseThatIsThreeTimesAsStrong() {
        Spectrum spectrum = Spectrum.of(50);
        Random noise = new Random(3);
        for (int i = 0; i < 30_000; i++) {
            spectrum.add(i, (float) (0.01 * Math.sin(2 * Math.PI * 1.83 * i / 50) + 0.02 * noise.nextGaussian()));
        }
        assertEquals(1.83, spectrum.dominant(50).orElseThrow(), 0.02);
    }

    @Test
    void whatDoesNotMoveHasNoFrequency() {
        Spectrum spectrum = Spectrum.of(50);
        for (int i = 0; i < 30_000; i++) {
            spectrum.add(i, 9.75f);
        }
        assertTrue(spectrum.dominant(50).isEmpty());
    }

    @Test
    void aSegmentWithTooManyHolesDoesNotCount() {
        Spectrum spectrum = Spectrum.of(50);
        for (int i = 0; i < 1024; i++) {
            if (i % 3 != 0) {
                spectrum.add(i, (float) Math.sin(i));
            }
        }
        spectrum.end();
        assertEquals(0, spectrum.segments());
    }
}
