package lifeline.simulators.physics.regulator;

import static lifeline.simulators.physics.Sites.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.simulators.Cities;
import lifeline.simulators.physics.Faulty;
import lifeline.simulators.physics.Sites;
import lifeline.simulators.wave.Weather;
import org.junit.jupiter.api.Test;

class RegulatorTest {
    /** The run starts at 8 in the morning, local time. */
    private static final long EVENING = 10 * 3_600;

    private static final long NIGHT = 18 * 3_600;

    @Test
    void flowPeaksWithCookingAndPressureSinksWithFlow() {
        Regulator regulator = regulator();
        assertTrue(value(regulator, "flow", EVENING) > 1.5 * value(regulator, "flow", NIGHT));
        assertTrue(value(regulator, "pressure", EVENING) < value(regulator, "pressure", NIGHT));
        assertTrue(value(regulator, "pressure", EVENING) > 2.7);
    }

    @Test
    void aColdDayDrawsMoreThanAWarmOne() {
        Regulator regulator = regulator();
        long day = 24 * 3_600;
        assertTrue(value(regulator, "flow", 60 * day + NIGHT) > 2 * value(regulator, "flow", 250 * day + NIGHT));
    }

    @Test
    void aCloggedFilterCostsMorePressureTheMoreIsDrawn() {
        Regulator regulator = regulator();
        double evening = value(regulator, "pressure", EVENING);
        double night = value(regulator, "pressure", NIGHT);
        regulator.begin(Faulty.step(Sites.ASSET, "clog", 0.95, Cities.START, Duration.ofDays(2)));
        double lostInTheEvening = evening - value(regulator, "pressure", EVENING);
        double lostAtNight = night - value(regulator, "pressure", NIGHT);
        assertTrue(lostInTheEvening > 2 * lostAtNight && lostAtNight > 0.1, lostInTheEvening + " and " + lostAtNight);
    }

    @Test
    void aLeakingSeatShowsWhenLittleIsDrawn() {
        Regulator regulator = regulator();
        regulator.begin(Faulty.step(Sites.ASSET, "creep", 2, Cities.START, Duration.ofDays(2)));
        assertTrue(value(regulator, "pressure", NIGHT) > value(regulator, "pressure", EVENING) + 0.2);
    }

    @Test
    void aClosedSlamShutValveLetsNothingThrough() {
        Regulator regulator = regulator();
        regulator.begin(Faulty.step(Sites.ASSET, "shut", 1, Cities.START, Duration.ofDays(2)));
        assertEquals(0, value(regulator, "pressure", EVENING));
        assertEquals(0, value(regulator, "flow", EVENING));
    }

    private static Regulator regulator() {
        return new Regulator(Sites.of(PhysicsKind.REGULATOR, Map.of(), new Weather(1)));
    }
}
