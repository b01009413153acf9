package lifeline.simulators.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingsCsvTest {
    @Test
    void everySensorHasAGainOfItsOwnWithinTwoPercent() {
        Set<Double> gains = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            double gain = ReadingsCsv.gain(7, "gas-methane-" + i + ".methane");
            assertTrue(gain >= 0.98 && gain <= 1.02, "gain " + gain);
            gains.add(gain);
        }
        assertEquals(100, gains.size());
        assertTrue(ReadingsCsv.gain(7, "a.b") != ReadingsCsv.gain(8, "a.b"), "each seed has others");
    }
}
