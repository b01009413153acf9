package lifeline.simulators.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import lifeline.simulators.Cities;
import org.junit.jupiter.api.Test;

class CrystalTest {
    @Test
    void clocksDriftByMillionthsAndAreSetRightNowAndThen() {
        Set<Long> ends = new HashSet<>();
        double worst = 0;
        for (int i = 0; i < 50; i++) {
            Crystal crystal = new Crystal(Noise.key(i, "clock"));
            int jumps = 0;
            double before = off(crystal, Cities.START);
            for (int minute = 1; minute <= 24 * 60; minute++) {
                double now = off(crystal, Cities.START.plusSeconds(minute * 60L));
                jumps += Math.abs(now - before) > 0.0021 ? 1 : 0;
                worst = Math.max(worst, Math.abs(now));
                before = now;
            }
            assertTrue(jumps <= 4, jumps + " jumps of device " + i);
            ends.add(Math.round(before * 1e6));
        }
        assertTrue(worst > 0.1 && worst < 0.5, worst + " s");
        assertEquals(50, ends.size());
    }

    private static double off(Crystal crystal, Instant at) {
        return Duration.between(at, crystal.at(at)).toNanos() / 1e9;
    }
}
