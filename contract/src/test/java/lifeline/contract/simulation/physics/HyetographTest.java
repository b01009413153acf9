package lifeline.contract.simulation.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HyetographTest {
    private static final Hyetograph STORM = new Hyetograph(20, 0.4, 7, 0.8, 10, 0.65);
    private static final double MINUTES = 120;

    @Test
    void itsPeakIntensityEqualsTheFormula() {
        assertEquals(60 * 7 * (1 + 0.8 * Math.log10(20)) / Math.pow(10, 0.65), STORM.at(48, MINUTES), 1e-9);
        assertEquals(STORM.mean(0), STORM.at(48, MINUTES), 1e-9);
    }

    @Test
    void everyStretchAroundThePeakRainsAsTheFormulaSays() {
        for (double stretch : new double[] {5, 10, 30, 60, 120}) {
            double from = 48 - 0.4 * stretch;
            double sum = 0;
            int parts = 20_000;
            for (int i = 0; i < parts; i++) {
                sum += STORM.at(from + stretch * (i + 0.5) / parts, MINUTES);
            }
            assertEquals(STORM.mean(stretch), sum / parts, STORM.mean(stretch) * 1e-4, stretch + " minutes");
        }
    }

    @Test
    void aRarerStormRainsHarderAndNothingFallsBeforeOrAfter() {
        assertTrue(new Hyetograph(50, 0.4, 7, 0.8, 10, 0.65).at(48, MINUTES) > STORM.at(48, MINUTES));
        assertEquals(0, STORM.at(-0.1, MINUTES));
        assertEquals(0, STORM.at(120.1, MINUTES));
    }
}
