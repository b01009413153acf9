package lifeline.simulators.physics.network.heat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.simulators.physics.network.Sites;
import org.junit.jupiter.api.Test;

class HeatNetworkTest {
    private static final int HOUR = 3_600;
    /** The mildest level of the rules that hold a supply against the weather. */
    private static final double FAR = 15;

    private static final Instant WINTER = Instant.parse("2027-01-10T00:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-22T00:00:00Z");

    private final Sites sites = Sites.of(PhysicsKind.HEAT_NETWORK, 1_000, 7);
    private final HeatNetwork network = new HeatNetwork(sites.site());
    private final List<Device> stations = sites.devices("station");
    private final Device station = stations.get(5);

    private double at(Device device, String quantity, double seconds) {
        return at(network, sites, device, quantity, seconds);
    }

    private static double at(HeatNetwork network, Sites sites, Device device, String quantity, double seconds) {
        Instant at = sites.site().start().plusMillis(Math.round(seconds * 1_000));
        return network.at(device, quantity, at).orElseThrow();
    }

    @Test
    void hasAFewHundredNodesHoweverManyDevicesThereAre() {
        for (int devices : new int[] {60, 1_000, 20_000}) {
            int nodes = new HeatNetwork(
                            Sites.of(PhysicsKind.HEAT_NETWORK, devices, 7).site())
                    .network()
                    .nodes()
                    .size();
            assertTrue(nodes >= 150 && nodes <= 500, nodes + " nodes for " + devices + " devices");
        }
    }

    @Test
    void aDayInTheSeasonStaysWithinWhatIsNormal() {
        for (int quarter = 0; quarter < 96; quarter++) {
            for (Device device : stations) {
                double supply = at(device, "supply-temperature", quarter * 900);
                double back = at(device, "return-temperature", quarter * 900);
                double pressure = at(device, "return-pressure", quarter * 900);
                double makeup = at(device, "makeup-ratio", quarter * 900);
                assertTrue(supply > 70 && supply < 120, device.id() + " supply " + supply);
                assertTrue(back > 35 && back < supply - 15, device.id() + " return " + back);
                assertTrue(pressure > 0.27 && pressure < 0.5, device.id() + " pressure " + pressure);
                assertTrue(makeup > 0.2 && makeup < 1.6, device.id() + " make-up " + makeup);
            }
        }
        for (Device device : sites.devices("chamber")) {
            assertEquals(30, at(device, "chamber-temperature", 24 * HOUR), 8);
        }
        for (Device device : sites.devices("room")) {
            assertEquals(21.5, at(device, "room-temperature", 24 * HOUR), 1.5);
        }
    }

    /** Water that left the source hours ago is as hot as the weather asked for then. */
    @Test
    void noStationIsFarOffTheCurveThatFollowsTheWeatherItTells() {
        for (Instant start : List.of(NOVEMBER, WINTER)) {
            Sites there = Sites.of(PhysicsKind.HEAT_NETWORK, 1_000, 7, start, Map.of());
            HeatNetwork heating = new HeatNetwork(there.site());
            for (int quarter = 0; quarter < 288; quarter++) {
                for (Device device : there.devices("station")) {
                    double outdoors = at(heating, there, device, "outdoor-temperature", quarter * 900);
                    double supply = at(heating, there, device, "supply-temperature", quarter * 900);
                    double off = supply - Math.max(72, Math.min(120, 92 - 1.2 * (outdoors - 5)));
                    assertTrue(Math.abs(off) < FAR - 3, device.id() + " is off by " + off + " K");
                }
            }
        }
    }

    @Test
    void aStationTellsItsFlowAndNoneWhenItIsShut() {
        assertEquals(60 * Math.sqrt((21.5 - outdoors(HOUR)) / 16.5), at(station, "flow", HOUR), 1);
        network.begin(sites.fault("blockage", station, 2 * HOUR));
        assertEquals(0, at(station, "flow", 2 * HOUR + 1_200), 1);
        assertTrue(at(stations.get(6), "flow", 2 * HOUR + 1_200) > 40);
    }

    private double outdoors(double seconds) {
        return at(station, "outdoor-temperature", seconds);
    }

    @Test
    void theSupplyIsHotterOnAColdDay() {
        Sites cold = Sites.of(PhysicsKind.HEAT_NETWORK, 1_000, 7, WINTER, Map.of());
        double winter = at(new HeatNetwork(cold.site()), cold, station, "supply-temperature", 0);
        assertTrue(winter > at(station, "supply-temperature", 0) + 4, winter + " °C");
    }

    @Test
    void theWaterTakesItsTimeFromTheSourceToTheStations() {
        network.begin(sites.fault("outage", station, 4 * HOUR));
        double early = stations.stream()
                .mapToDouble(device -> fallen(device, 4 * HOUR + 900))
                .max()
                .orElseThrow();
        double late = stations.stream()
                .mapToDouble(device -> fallen(device, 4 * HOUR + 900))
                .min()
                .orElseThrow();
        assertTrue(early > 8, early + " K at the nearest station");
        assertTrue(late < 1, late + " K at the farthest");
    }

    private double fallen(Device device, double seconds) {
        return at(device, "supply-temperature", 4 * HOUR) - at(device, "supply-temperature", seconds);
    }

    @Test
    void aLeakRaisesTheMakeUpAndLowersTheReturnPressureOfItsStation() {
        double makeup = at(station, "makeup-ratio", HOUR);
        double pressure = at(station, "return-pressure", HOUR);
        network.begin(sites.fault("leak", station, HOUR));
        assertTrue(at(station, "makeup-ratio", HOUR + 300) > makeup + 10);
        double fell = pressure - at(station, "return-pressure", HOUR + 300);
        assertTrue(fell > 0.02, fell + " MPa");
        assertEquals(makeup, at(station, "makeup-ratio", 2 * HOUR), 0.2);
    }

    @Test
    void aLeakBeyondThePumpsEmptiesTheWholeNetwork() {
        Sites weak = Sites.of(PhysicsKind.HEAT_NETWORK, 1_000, 7, NOVEMBER, Map.of("makeup-most", 40.0));
        HeatNetwork network = new HeatNetwork(weak.site());
        Device far = stations.get(40);
        double before = at(network, weak, far, "return-pressure", HOUR);
        network.begin(weak.fault("leak", station, HOUR));
        double during = at(network, weak, far, "return-pressure", HOUR + 420);
        assertTrue(before - during > 0.05, before + " fell to " + during);
        assertEquals(before, at(network, weak, far, "return-pressure", 3 * HOUR), 0.02);
    }

    @Test
    void aStationThatIsShutGoesColdAndItsHomesCoolSlowly() {
        network.begin(sites.fault("blockage", station, HOUR));
        double supply = at(station, "supply-temperature", HOUR + 1_800);
        assertTrue(supply < 64, supply + " °C");
        for (Device room : sites.devices("room")) {
            assertTrue(at(room, "room-temperature", HOUR + 1_800) > 19);
        }
    }

    /** In a large city several stations hang on one branch of the network. */
    @Test
    void whatHappensAtAStationShowsAtNoOther() {
        Sites large = Sites.of(PhysicsKind.HEAT_NETWORK, 4_000, 7);
        List<String> quantities = List.of("supply-temperature", "return-temperature", "flow", "makeup-ratio");
        for (String fault : List.of("blockage", "leak")) {
            HeatNetwork calm = new HeatNetwork(large.site());
            HeatNetwork struck = new HeatNetwork(large.site());
            List<Device> devices = large.devices("station");
            assertTrue(devices.size() > 300, devices.size() + " stations");
            Device first = devices.get(devices.size() - 1);
            struck.begin(large.fault(fault, first, HOUR));
            for (Device other : devices) {
                boolean isOther = !other.asset().equals(first.asset());
                for (String quantity : quantities) {
                    double ordinary = at(calm, large, other, quantity, HOUR + 420);
                    double now = at(struck, large, other, quantity, HOUR + 420);
                    assertTrue(!isOther || Math.abs(now - ordinary) < 0.3, other.id() + ' ' + quantity + ' ' + now);
                }
                double before = at(calm, large, other, "return-pressure", HOUR + 420);
                double after = at(struck, large, other, "return-pressure", HOUR + 420);
                assertTrue(!isOther || Math.abs(after - before) < 0.003, other.id() + ' ' + before + ' ' + after);
            }
            String quantity = fault.equals("leak") ? "makeup-ratio" : "flow";
            double moved =
                    at(struck, large, first, quantity, HOUR + 420) - at(calm, large, first, quantity, HOUR + 420);
            assertTrue(Math.abs(moved) > 10, fault + ' ' + moved);
        }
    }

    @Test
    void aBrokenPipeHeatsItsChamber() {
        Device chamber = sites.devices("chamber").get(3);
        network.begin(sites.fault("burst", chamber, HOUR));
        double hot = at(chamber, "chamber-temperature", HOUR + 420);
        assertTrue(hot > 65, hot + " °C");
        assertEquals(30, at(chamber, "chamber-temperature", 3 * HOUR), 8);
    }

    @Test
    void itRestsIsFilledTriedHeatsAndIsShutDownByTheCalendar() {
        assertEquals(Season.OFF, season("2026-08-01"));
        assertEquals(Season.FILLING, season("2026-11-03"));
        assertEquals(Season.TRIAL, season("2026-11-10"));
        assertEquals(Season.HEATING, season("2026-12-24"));
        assertEquals(Season.HEATING, season("2027-02-01"));
        assertEquals(Season.SHUTDOWN, season("2027-04-10"));
        assertTrue(told("2026-08-01", "supply-temperature") < 20);
        assertEquals(0.2, told("2026-08-01", "return-pressure"), 0.02);
        assertTrue(told("2026-11-03", "makeup-ratio") > 4);
        assertEquals(45, told("2026-11-10", "supply-temperature"), 8);
    }

    private static Sites calendar(String day) {
        Instant start = Instant.parse(day + "T04:00:00Z");
        return Sites.of(PhysicsKind.HEAT_NETWORK, 1_000, 7, start, Map.of("calendar", 1.0));
    }

    private static Season season(String day) {
        return new HeatCurve(calendar(day).site()).season(0);
    }

    private double told(String day, String quantity) {
        Sites sites = calendar(day);
        return at(new HeatNetwork(sites.site()), sites, station, quantity, 0);
    }

    @Test
    void aLeakHalfAsHardTakesHalfTheMakeUp() {
        double calm = at(station, "makeup-ratio", HOUR);
        network.begin(sites.fault("leak", station, 0.5, HOUR));
        double half = at(station, "makeup-ratio", HOUR + 300) - calm;
        network.begin(sites.fault("leak", station, 1, 3 * HOUR));
        double whole = at(station, "makeup-ratio", 3 * HOUR + 300) - calm;
        assertTrue(half > 1 && whole > 1.5 * half, half + " " + whole);
    }
}
