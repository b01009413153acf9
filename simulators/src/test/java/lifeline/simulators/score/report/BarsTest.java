package lifeline.simulators.score.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BarsTest {
    @Test
    void anAxisHasFiveEvenStepsThatReachTheHighestBar() {
        assertEquals(0.2, Bars.step(1), 1e-12);
        assertEquals(600, Bars.step(2_724), 1e-9);
        assertEquals(0.4, Bars.step(1.182), 1e-12);
        assertEquals(1_000, Bars.step(4_700), 1e-9);
    }
}
