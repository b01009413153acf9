package lifeline.simulators.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.contract.simulation.Behaviour;
import lifeline.contract.simulation.Coupling;
import org.junit.jupiter.api.Test;

class BatteryTest {
    private static final Duration LIFE = Duration.ofDays(1_000);
    private static final Instant SUMMER = Instant.parse("2026-08-01T06:00:00Z");
    private static final Instant WINTER = Instant.parse("2027-01-31T06:00:00Z");

    @Test
    void aBatteryStaysLevelAndThenFallsUntilANewOneIsPutIn() {
        Waveform battery = new Waveform(behaviour(List.of()), Noise.key(1, "battery"));
        Weather weather = new Weather(1);
        double least = 4;
        int level = 0;
        int renewed = 0;
        double before = battery.at(SUMMER, weather);
        for (int day = 1; day <= 2_000; day++) {
            double volts = battery.at(SUMMER.plus(Duration.ofDays(day)), weather);
            least = Math.min(least, volts);
            level += volts > 3.5 ? 1 : 0;
            renewed += volts > before + 0.3 ? 1 : 0;
            assertTrue(volts <= before || volts > 3.6, volts + " V on day " + day);
            before = volts;
        }
        assertEquals(2, renewed);
        assertEquals(3.0, least, 0.01);
        assertTrue(level > 0.85 * 2_000, level + " days");
    }

    @Test
    void coldTakesVoltsFromABattery() {
        Coupling cold = new Coupling(Coupling.Driver.TEMPERATURE, 0.005, 10, false);
        Weather weather = new Weather(1);
        double warmed = new Waveform(behaviour(List.of(cold)), 1).at(SUMMER, weather)
                - new Waveform(behaviour(List.of()), 1).at(SUMMER, weather);
        double chilled = new Waveform(behaviour(List.of(cold)), 1).at(WINTER, weather)
                - new Waveform(behaviour(List.of()), 1).at(WINTER, weather);
        assertTrue(warmed > 0.02 && chilled < -0.02, warmed + " V in summer, " + chilled + " V in winter");
    }

    private static Behaviour behaviour(List<Coupling> weather) {
        return new Behaviour(
                3.65, 0, List.of(), 0, 0, 0.01, 0, 4, weather, Optional.of(new Behaviour.Life(LIFE, 3.0)));
    }
}
