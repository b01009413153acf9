package lifeline.simulators.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final int MANY = 20_000;

    @Test
    void dependsOnKeyAndPositionOnly() {
        long key = Noise.key(7, "gas-methane-0001.methane");
        assertEquals(Noise.bell(key, 42), Noise.bell(key, 42));
        assertNotEquals(Noise.bell(key, 42), Noise.bell(key, 43));
        assertNotEquals(Noise.bell(key, 42), Noise.bell(Noise.key(8, "gas-methane-0001.methane"), 42));
    }

    @Test
    void theBellHasDeviationOneAndEndsAtThree() {
        long key = Noise.key(1, "bell");
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < MANY; i++) {
            double value = Noise.bell(key, i);
            assertTrue(Math.abs(value) <= 3);
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum / MANY, 0.05);
        assertEquals(1, Math.sqrt(squares / MANY), 0.05);
    }

    @Test
    void theSmoothLineHasNoSteps() {
        long key = Noise.key(1, "line");
        for (double x = 0; x < 50; x += 0.01) {
            assertTrue(Math.abs(Noise.smooth(key, x + 0.01) - Noise.smooth(key, x)) < 0.05);
        }
    }
}
