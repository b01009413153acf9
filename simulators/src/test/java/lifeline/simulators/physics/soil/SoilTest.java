package lifeline.simulators.physics.soil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lifeline.contract.city.Asset;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Text;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.contract.simulation.physics.PhysicsModel;
import lifeline.simulators.Cities;
import lifeline.simulators.physics.Faulty;
import lifeline.simulators.physics.Site;
import lifeline.simulators.wave.Weather;
import org.junit.jupiter.api.Test;

class SoilTest {
    private static final Instant START = Cities.START;
    private static final Duration LEAK = Duration.ofMinutes(20);
    private static final PhysicsModel MODEL = new PhysicsModel(
            "wells",
            PhysicsKind.SOIL,
            List.of("well"),
            Map.of("m", "methane", "e", "ethane", "t", "temperature"),
            Map.of());
    private static final List<Asset> WELLS =
            List.of(well(1, 0, "A"), well(2, 40, "A"), well(3, 80, "A"), well(4, 10, "B"));

    @Test
    void aLeakArrivesLaterAndWeakerAtTheFartherWell() {
        Soil soil = leaking(10);
        double[] most = new double[4];
        int[] noticed = new int[4];
        for (int second = 0; second < LEAK.toSeconds(); second += 5) {
            for (int i = 0; i < 4; i++) {
                double risen = methane(soil, i, second) - methane(calm(), i, second);
                most[i] = Math.max(most[i], risen);
                noticed[i] = noticed[i] == 0 && risen > 1 ? second : noticed[i];
            }
        }
        assertTrue(
                noticed[0] > 0 && noticed[0] < noticed[1] && noticed[1] < noticed[2],
                List.of(noticed[0], noticed[1], noticed[2]).toString());
        assertTrue(
                most[0] > 2 * most[1] && most[1] > 2 * most[2] && most[2] > 1, most[0] + " " + most[1] + " " + most[2]);
        assertEquals(0, most[3], "it keeps to its road");
    }

    @Test
    void aLeakTwiceAsLargeGivesTwiceTheGas() {
        Soil small = leaking(2);
        Soil large = leaking(4);
        for (int second = 60; second < 600; second += 60) {
            double calm = methane(calm(), 1, second);
            assertEquals(2 * (methane(small, 1, second) - calm), methane(large, 1, second) - calm, 1e-9);
        }
    }

    @Test
    void inTheEndAChamberHoldsWhatComesInOverWhatIsExchanged() {
        Soil soil = leaking(2);
        double arriving = 2 * Corridor.of(site()).lasting(4 + 40);
        double expected = arriving / (90 * 1.2) / 0.05 * 100;
        double calm = methane(calm(), 1, 1_199);
        assertEquals(expected, methane(soil, 1, 1_199) - calm, expected * 0.03);
    }

    @Test
    void whenTheLeakIsShutTheChambersAreBlownOutAndAreAsBefore() {
        Soil soil = leaking(10);
        methane(soil, 0, 1_199);
        assertTrue(methane(soil, 0, 1_200 + 360) < 5, "still " + methane(soil, 0, 1_560));
        assertEquals(methane(calm(), 0, 7_200), methane(soil, 0, 7_200), 1e-6);
    }

    @Test
    void biogasFollowsWarmthAndTheDayAndCarriesNoEthane() {
        Soil soil = calm();
        List<Double> day = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            day.add(methane(soil, 0, hour * 3_600));
            assertEquals(
                    0, soil.at(device(0), "e", START.plusSeconds(hour * 3_600L)).orElseThrow());
        }
        int peak = day.indexOf(day.stream().max(Double::compare).orElseThrow());
        assertTrue(peak >= 6 && peak <= 9, "at " + peak + " o'clock UTC");
        double winter = methane(soil, 0, (int) Duration.ofDays(60).toSeconds());
        double summer = methane(soil, 0, (int) Duration.ofDays(250).toSeconds());
        assertTrue(summer > 1.5 * winter, winter + " in winter, " + summer + " in summer");
    }

    @Test
    void gasFromAPipeCarriesEthane() {
        Soil soil = leaking(10);
        double methane = methane(soil, 0, 60) - methane(calm(), 0, 60);
        double ethane = soil.at(device(0), "e", START.plusSeconds(60)).orElseThrow();
        assertEquals(methane / 100 * 0.05 * 1e6 * 0.04, ethane, 1e-6);
    }

    @Test
    void theValueDoesNotDependOnHowOftenItWasAskedFor() {
        Soil often = leaking(10);
        for (int second = 0; second < 900; second++) {
            methane(often, 1, second);
        }
        assertEquals(methane(leaking(10), 1, 901), methane(often, 1, 901), 1e-9);
    }

    @Test
    void atTheSameMeanALeakIsRestlessAndBiogasIsSteadyAndSwingsWithTheDay() {
        Duration day = Duration.ofDays(1);
        Soil leaking = new Soil(gusty(0.1));
        leaking.begin(Faulty.step(WELLS.get(0), "leak", 0.9, START, day));
        Soil rotting = new Soil(gusty(0.8));
        rotting.begin(Faulty.step(WELLS.get(0), "rot", 19, START, day));
        double leakStep = 0;
        double rotStep = 0;
        double leakSum = 0;
        double rotSum = 0;
        for (int minute = 60; minute < 1_440; minute += 4) {
            double leak = methane(leaking, 0, 60 * minute);
            double rot = methane(rotting, 0, 60 * minute);
            leakStep += Math.abs(methane(leaking, 0, 60 * minute + 240) - leak);
            rotStep += Math.abs(methane(rotting, 0, 60 * minute + 240) - rot);
            leakSum += leak;
            rotSum += rot;
        }
        assertEquals(1, leakSum / rotSum, 0.3, leakSum / 345 + " and " + rotSum / 345);
        assertTrue(leakStep > 5 * rotStep, leakStep / 345 + " and " + rotStep / 345);
        double night = methane(rotting, 0, 20 * 3_600);
        double afternoon = methane(rotting, 0, 8 * 3_600);
        assertTrue(afternoon > 1.4 * night, night + " and " + afternoon);
    }

    private static Site gusty(double biogas) {
        PhysicsModel model = new PhysicsModel(
                MODEL.id(), MODEL.kind(), MODEL.at(), MODEL.tells(), Map.of("gusts", 0.8, "biogas", biogas));
        return new Site(model, WELLS, new Weather(1), 1, START);
    }

    private static Soil calm() {
        return new Soil(site());
    }

    private static Soil leaking(double size) {
        Soil soil = new Soil(site());
        soil.begin(Faulty.step(WELLS.get(0), "leak", size, START, LEAK));
        return soil;
    }

    private static double methane(Soil soil, int well, int second) {
        return soil.at(device(well), "m", START.plusSeconds(second)).orElseThrow();
    }

    private static Site site() {
        return new Site(MODEL, WELLS, new Weather(1), 1, START);
    }

    private static Device device(int well) {
        return new Device("d" + well, WELLS.get(well).id(), "x", "f", Duration.ofSeconds(60), List.of("m", "e", "t"));
    }

    private static Asset well(int number, double metres, String road) {
        return new Asset(
                "x-well-" + number,
                "x",
                "well",
                new Text("井", "Well"),
                "",
                new Text(road, road),
                122,
                37 + metres / 111_320,
                "",
                true);
    }
}
