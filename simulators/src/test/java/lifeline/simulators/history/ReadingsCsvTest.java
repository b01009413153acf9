package lifeline.simulators.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import lifeline.contract.reading.Unit;
import org.junit.jupiter.api.Test;

class ReadingsCsvTest {
    @Test
    void everySensorHasAGainOfItsOwnWithinTwoPercent() {
        Set<Double> gains = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            double gain = ReadingsCsv.gain(7, "gas-methane-" + i + ".methane", Unit.PERCENT_LEL);
            assertTrue(gain >= 0.98 && gain <= 1.02, "gain " + gain);
            gains.add(gain);
        }
        assertEquals(100, gains.size());
        assertTrue(
                ReadingsCsv.gain(7, "a.b", Unit.VOLT) != ReadingsCsv.gain(8, "a.b", Unit.VOLT), "each seed has others");
    }

    @Test
    void aSwitchIsToldAsItIs() {
        for (int i = 0; i < 100; i++) {
            assertEquals(1, ReadingsCsv.gain(7, "gas-node-" + i + ".well-water", Unit.STATE));
        }
    }
}
