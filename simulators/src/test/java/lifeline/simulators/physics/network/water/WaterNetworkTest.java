package lifeline.simulators.physics.network.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.simulators.physics.network.Sites;
import org.junit.jupiter.api.Test;

class WaterNetworkTest {
    private static final int HOUR = 3_600;
    /** 13:00 in Weihai. */
    private static final int NOON = 5 * HOUR;

    private final Sites sites = Sites.of(PhysicsKind.WATER_NETWORK, 1_000, 7);
    private final WaterNetwork network = new WaterNetwork(sites.site());
    private final List<Device> gauges = sites.devices("pressure");
    private final List<Device> inlets = sites.devices("inlet");

    private double at(Device device, String quantity, double seconds) {
        Instant at = sites.site().start().plusMillis(Math.round(seconds * 1_000));
        return network.at(device, quantity, at).orElseThrow();
    }

    @Test
    void hasAFewHundredNodesHoweverManyDevicesThereAre() {
        for (int devices : new int[] {60, 1_000, 20_000}) {
            int nodes = new WaterNetwork(
                            Sites.of(PhysicsKind.WATER_NETWORK, devices, 7).site())
                    .network()
                    .nodes()
                    .size();
            assertTrue(nodes >= 200 && nodes <= 500, nodes + " nodes for " + devices + " devices");
        }
    }

    @Test
    void pressureFallsWhenPeopleDrawAndStaysWithinWhatIsNormal() {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int hour = 0; hour < 24; hour++) {
            for (Device gauge : gauges) {
                double pressure = at(gauge, "pressure", hour * HOUR);
                least = Math.min(least, pressure);
                most = Math.max(most, pressure);
            }
        }
        assertTrue(least > 0.2 && most < 0.5, least + " to " + most + " MPa");
        Sites other = Sites.of(PhysicsKind.WATER_NETWORK, 1_000, 7);
        WaterNetwork again = new WaterNetwork(other.site());
        double night = 0;
        double morning = 0;
        for (Device gauge : gauges) {
            night += again.at(gauge, "pressure", other.site().start().plusSeconds(19 * HOUR))
                    .orElseThrow();
        }
        for (Device gauge : gauges) {
            morning += again.at(gauge, "pressure", other.site().start().plusSeconds(47 * HOUR / 2))
                    .orElseThrow();
        }
        assertTrue((night - morning) / gauges.size() > 0.01, night / gauges.size() + ", " + morning / gauges.size());
    }

    @Test
    void aZoneDrawsLeastAtNightAndNeverNothing() {
        Device inlet = inlets.get(0);
        double morning = at(inlet, "flow", 0);
        double night = at(inlet, "flow", 19 * HOUR);
        assertTrue(night > 20 && night < morning * 0.7, night + " by night, " + morning + " m³/h in the morning");
    }

    @Test
    void peopleRiseLaterAtTheWeekend() {
        DemandPattern pattern = new DemandPattern(1);
        double sunday = (double) Instant.parse("2026-11-21T23:00:00Z").getEpochSecond();
        double monday = sunday + 24 * HOUR;
        assertTrue(pattern.at(monday) > 1.2 * pattern.at(sunday));
        double sum = 0;
        for (int quarter = 0; quarter < 7 * 96; quarter++) {
            sum += pattern.at(sunday + quarter * 900);
        }
        assertEquals(1, sum / 7 / 96, 0.02);
    }

    @Test
    void aBurstOfTheShippedSizeIsFeltAtEveryGauge() {
        List<String> unmoved = new ArrayList<>();
        int seconds = NOON;
        for (Device gauge : gauges) {
            double before = at(gauge, "pressure", seconds);
            network.begin(sites.fault("burst", gauge, seconds));
            double after = at(gauge, "pressure", seconds + 120);
            if (before - after < 0.06) {
                unmoved.add(gauge.id() + " " + before + " " + after);
            }
            seconds += 1_800;
        }
        assertEquals(List.of(), unmoved);
    }

    @Test
    void aBurstRunsThroughThePipesAsAWave() {
        Device gauge = gauges.get(0);
        network.begin(sites.fault("burst", gauge, NOON));
        WaterPlan plan = WaterPlanner.plan(sites.site());
        int hole = spot(plan, gauge).hole();
        double[] travel = plan.network().travelSeconds(hole);
        int late = 0;
        for (Device other : gauges) {
            double arrival = travel[spot(plan, other).gauge()];
            if (arrival > 0.5 && arrival < 60) {
                double before = at(other, "pressure", NOON - 0.5);
                assertEquals(before, at(other, "pressure", NOON + arrival - 0.2), 0.003, other.id());
                double settled = at(other, "pressure", NOON + 180);
                if (before - settled > 0.005) {
                    assertTrue(before - at(other, "pressure", NOON + arrival + 0.2) > 0.4 * (before - settled));
                    late++;
                }
            }
        }
        assertTrue(late > 2, late + " gauges hear of it");
    }

    @Test
    void aBurstInAZoneIsDrawnThroughItsInlet() {
        Device inlet = inlets.get(1);
        double before = at(inlet, "flow", NOON);
        double beside = at(inlets.get(4), "flow", NOON);
        network.begin(sites.fault("leak", inlet, NOON));
        assertTrue(at(inlet, "flow", NOON + 900) - before > 120);
        assertEquals(beside, at(inlets.get(4), "flow", NOON + 900), 25);
    }

    @Test
    void whatFlowsIntoAZoneIsWhatItsUsersDrawAndWhatLeaks() {
        Device meters = sites.devices("meters").get(1);
        Device inlet = inlets.get(1);
        double draws = at(meters, "consumption", NOON);
        double usual = at(inlet, "flow", NOON) - draws;
        assertTrue(usual > 0.05 * draws && usual < 0.15 * draws, usual + " of " + draws);
        network.begin(sites.fault("seepage", inlet, NOON));
        double lost = at(inlet, "flow", NOON + 2 * HOUR) - at(meters, "consumption", NOON + 2 * HOUR);
        assertTrue(lost > usual + 100 && lost < usual + 140, lost + " after " + usual);
    }

    @Test
    void aClosedValveLeavesTheZoneBehindItWithoutWaterAndComesBack() {
        Device inlet = inlets.get(2);
        double before = at(inlet, "pressure", NOON);
        network.begin(sites.fault("valve", inlet, NOON));
        assertTrue(at(inlet, "pressure", NOON + 600) < 0.05);
        assertEquals(0, at(inlet, "flow", NOON + 600), 0.5);
        assertEquals(before, at(inlet, "pressure", NOON + 3 * HOUR), 0.05);
    }

    @Test
    void aTankFillsByNightAndEmptiesByDay() {
        Device tank = sites.devices("level").get(0);
        double morning = at(tank, "tank-level", 22 * HOUR);
        double evening = at(tank, "tank-level", 38 * HOUR);
        assertTrue(morning - evening > 0.2, morning + " m in the morning, " + evening + " m in the evening");
        assertTrue(evening > 1.2 && morning < 4.9);
    }

    @Test
    void theSameSeedAndStartGiveTheSameNetworkWhoeverAsks() {
        Device one = gauges.get(0);
        Device other = gauges.get(9);
        double first = at(one, "pressure", NOON);
        at(other, "pressure", NOON + 30);
        double second = at(one, "pressure", NOON + 10 * HOUR);
        WaterNetwork again =
                new WaterNetwork(Sites.of(PhysicsKind.WATER_NETWORK, 1_000, 7).site());
        Instant start = sites.site().start();
        assertEquals(
                second,
                again.at(one, "pressure", start.plusSeconds(NOON + 10 * HOUR)).orElseThrow());
        WaterNetwork different =
                new WaterNetwork(Sites.of(PhysicsKind.WATER_NETWORK, 1_000, 8).site());
        assertNotEquals(
                first, different.at(one, "pressure", start.plusSeconds(NOON)).orElseThrow());
    }

    @Test
    void whatWasToldIsNotChangedByAFaultThatComesLater() {
        Device gauge = gauges.get(3);
        double before = at(gauge, "pressure", NOON + 70);
        network.begin(sites.fault("burst", gauge, NOON + 90));
        assertTrue(at(gauge, "pressure", NOON + 95) < before - 0.02);
        assertEquals(before, at(gauge, "pressure", NOON + 70));
    }

    @Test
    void aBurstHalfAsHardIsFeltLess() {
        Device gauge = gauges.get(3);
        double calm = at(gauge, "pressure", NOON);
        network.begin(sites.fault("burst", gauge, 0.5, NOON));
        double half = at(gauge, "pressure", NOON + 120);
        network.begin(sites.fault("burst", gauge, 1, NOON + 7_200));
        double whole = at(gauge, "pressure", NOON + 7_320);
        assertTrue(half < calm - 0.01 && whole < half - 0.01, calm + " " + half + " " + whole);
    }

    private WaterPlan.Spot spot(WaterPlan plan, Device device) {
        return java.util.Objects.requireNonNull(plan.spots().get(device.asset()));
    }
}
