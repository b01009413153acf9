package lifeline.alerts.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PrecisionTest {
    @Test
    void precisionIsToldWithTheIntervalItLiesIn() {
        Precision precision = Precision.of(8, 10).orElseThrow();
        assertEquals(0.8, precision.value(), 1e-9);
        assertEquals(0.4902, precision.low(), 1e-4);
        assertEquals(0.9433, precision.high(), 1e-4);
    }

    @Test
    void oneTrueAlertOfOneIsNotCalledCertain() {
        Precision precision = Precision.of(1, 1).orElseThrow();
        assertEquals(1, precision.value());
        assertEquals(0.2065, precision.low(), 1e-4);
        assertEquals(1, precision.high(), 1e-9);
        assertEquals(0, Precision.of(0, 10).orElseThrow().low(), 1e-12);
    }

    @Test
    void whereNothingWasJudgedThereIsNoPrecision() {
        assertTrue(Precision.of(0, 0).isEmpty());
    }
}
