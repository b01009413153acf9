package lifeline.simulators.physics.catchment;

import static lifeline.simulators.physics.Sites.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.contract.simulation.physics.Hyetograph;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.simulators.Cities;
import lifeline.simulators.physics.Faulty;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.Sites;
import lifeline.simulators.wave.Weather;
import org.junit.jupiter.api.Test;

class CatchmentTest {
    private static final Instant START = Cities.START;
    private static final Hyetograph STORM = new Hyetograph(20, 0.3, 7, 0.8, 10, 0.65);
    private static final int HOUR = 3_600;

    private final Weather stormy = stormy();

    @Test
    void waterBalanceCloses() {
        Site site = site(Map.of());
        Point point = new Point(site, new Sky(site), Sites.ASSET);
        double first = point.water(START).held();
        point.changes().add(Faulty.step(Sites.ASSET, "inlet-blockage", 0.8, START, Duration.ofHours(1)));
        for (int minute = 0; minute <= 180; minute += 7) {
            Water water = point.water(START.plusSeconds(minute * 60L + 11));
            assertEquals(first + water.came() - water.left(), water.held(), 1e-6, "after " + minute + " minutes");
            assertTrue(water.gathering() >= 0 && water.standing() >= 0 && water.stored() >= 0, water.toString());
        }
        assertTrue(point.water(START.plusSeconds(3 * HOUR)).left() > 50, "hardly anything ran off");
    }

    @Test
    void whatRanOffIsTheRainOnItsArea() {
        Site site = site(Map.of("spread", 0.0, "always", 0.0));
        Point point = new Point(site, new Sky(site), Sites.ASSET);
        double fallen = 0;
        for (int minute = 0; minute < 60; minute++) {
            fallen += stormy.at(Driver.RAIN, START.plusSeconds(minute * 60L + 30)) / 60 / 1_000;
        }
        assertEquals(fallen * 4_500 * 0.85, point.water(START.plusSeconds(HOUR)).came(), 1e-6);
    }

    @Test
    void blockedInletsKeepTheWaterOnTheRoad() {
        Catchment clear = new Catchment(site(Map.of()));
        Catchment blocked = new Catchment(site(Map.of()));
        blocked.begin(Faulty.step(Sites.ASSET, "inlet-blockage", 0.9, START, Duration.ofHours(1)));
        double free = most(clear, "depth");
        double kept = most(blocked, "depth");
        assertTrue(kept > free + 15, free + " cm and " + kept + " cm");
        assertTrue(value(blocked, "depth", 4 * HOUR) < 1, "it does not run off");
    }

    @Test
    void anUnderpassWhosePumpFailsDrowns() {
        Map<String, Double> numbers =
                Map.of("pipe", 0.0, "pump", 0.15, "chamber", 10.0, "chamber-depth", 3.0, "inlet", 0.3, "area", 3_500.0);
        Catchment whole = new Catchment(site(numbers));
        Catchment broken = new Catchment(site(numbers));
        broken.begin(Faulty.step(Sites.ASSET, "pump-failure", 1, START, Duration.ofHours(1)));
        assertTrue(most(whole, "depth") < 10, "with its pump " + most(whole, "depth") + " cm");
        assertTrue(most(broken, "depth") > 25, "without it " + most(broken, "depth") + " cm");
    }

    @Test
    void aHighSeaBacksUpTheOutfall() {
        Map<String, Double> coastal = Map.of("invert", -1.0, "pipe", 0.04);
        Catchment ordinary = new Catchment(site(coastal));
        Catchment surging = new Catchment(site(coastal));
        surging.begin(Faulty.step(Sites.ASSET, "surge", 1.5, START, Duration.ofHours(3)));
        assertTrue(value(surging, "level", 2 * HOUR) > value(ordinary, "level", 2 * HOUR) + 1);
        assertEquals(value(ordinary, "tide", HOUR) + 1.5, value(surging, "tide", HOUR), 1e-9);
    }

    @Test
    void theTideTurnsTwiceADay() {
        Catchment catchment = new Catchment(Sites.of(PhysicsKind.CATCHMENT, Map.of("wind-setup", 0.0), new Weather(1)));
        int highs = 0;
        for (int minute = 1; minute < 24 * 60 * 10; minute++) {
            double now = value(catchment, "tide", minute * 60L);
            boolean isHigh = now > value(catchment, "tide", minute * 60L - 60)
                    && now >= value(catchment, "tide", minute * 60L + 60);
            highs += isHigh ? 1 : 0;
        }
        assertTrue(highs >= 19 && highs <= 20, highs + " high waters in ten days");
    }

    @Test
    void depthFollowsTheRainAndTheGaugeSaysTheSameRain() {
        Catchment catchment = new Catchment(site(Map.of("inlet", 0.05)));
        int peak = 0;
        for (int minute = 0; minute < 60; minute++) {
            assertEquals(
                    stormy.at(Driver.RAIN, START.plusSeconds(minute * 60L)), value(catchment, "rain", minute * 60L));
            peak = value(catchment, "depth", minute * 60L) > value(catchment, "depth", peak * 60L) ? minute : peak;
        }
        assertTrue(peak > 9 && peak < 45, "deepest after " + peak + " minutes; the rain peaks after 9");
    }

    @Test
    void whatAPointTellsOfFiveMinutesIsWhatFellInThem() {
        Catchment catchment = new Catchment(site(Map.of()));
        double fallen = 0;
        for (int minute = 10; minute < 15; minute++) {
            fallen += stormy.at(Driver.RAIN, START.plusSeconds(minute * 60L + 30)) / 60;
        }
        assertEquals(fallen, value(catchment, "recent-rain", 15 * 60), 1e-9);
    }

    @Test
    void aDownpourFallsHereAndShowsInRainAndDepth() {
        Weather dry = new Weather(1);
        Catchment catchment = new Catchment(Sites.of(PhysicsKind.CATCHMENT, Map.of("inlet", 0.02), dry));
        catchment.begin(Faulty.step(Sites.ASSET, "downpour", 120, START, Duration.ofMinutes(30)));
        assertEquals(120, value(catchment, "rain", 900) - dry.at(Driver.RAIN, START.plusSeconds(900)), 1e-9);
        assertTrue(value(catchment, "recent-rain", 900) >= 9.9, "mm in five minutes");
        assertTrue(most(catchment, "depth") > 10, most(catchment, "depth") + " cm");
    }

    @Test
    void aPumpThatFailsStandsStillWhileItsSumpFills() {
        Map<String, Double> numbers =
                Map.of("pipe", 0.0, "pump", 0.15, "chamber", 10.0, "chamber-depth", 3.0, "inlet", 0.3, "area", 3_500.0);
        Catchment whole = new Catchment(site(numbers));
        Catchment broken = new Catchment(site(numbers));
        broken.begin(Faulty.step(Sites.ASSET, "pump-failure", 1, START, Duration.ofHours(3)));
        assertEquals(1, most(whole, "pump"));
        assertEquals(0, most(broken, "pump"));
        assertTrue(most(broken, "level") > 2, most(broken, "level") + " m");
    }

    @Test
    void theValueDoesNotDependOnHowOftenItWasAskedFor() {
        Catchment often = new Catchment(site(Map.of()));
        for (int second = 0; second < HOUR; second += 7) {
            value(often, "level", second);
        }
        assertEquals(value(new Catchment(site(Map.of())), "level", HOUR), value(often, "level", HOUR), 1e-12);
    }

    private static double most(Catchment catchment, String output) {
        double most = 0;
        for (int minute = 0; minute < 120; minute++) {
            most = Math.max(most, value(catchment, output, minute * 60L));
        }
        return most;
    }

    private Site site(Map<String, Double> numbers) {
        return Sites.of(PhysicsKind.CATCHMENT, numbers, stormy);
    }

    private static Weather stormy() {
        Weather weather = new Weather(1);
        weather.add(new Weather.Storm(Map.of(), Optional.of(STORM), START, START.plus(Duration.ofMinutes(30))));
        return weather;
    }
}
