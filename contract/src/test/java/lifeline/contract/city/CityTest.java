package lifeline.contract.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.AssetId;
import lifeline.contract.reading.SensorId;
import lifeline.contract.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityTest {
    private static final List<Simulation> SIMULATIONS = Simulation.all(Catalogue.load());

    @ParameterizedTest(name = "a city of {0} devices is whole: no id twice, every device at an asset of its domain")
    @ValueSource(ints = {50, 1_000, 100_000})
    void hasExactlyAsManyDevicesAsAskedFor(int devices) {
        City city = City.generate(SIMULATIONS, devices);
        assertEquals(devices, city.devices().size());
        Set<String> assets = city.assets().stream().map(Asset::id).collect(Collectors.toSet());
        assertEquals(city.assets().size(), assets.size());
        Set<String> ids = new HashSet<>();
        for (Device device : city.devices()) {
            assertTrue(ids.add(device.id()), device.id());
            assertTrue(assets.contains(device.asset()), device.id() + " stands at " + device.asset());
            device.quantities().forEach(quantity -> new SensorId(device.id(), quantity));
        }
        city.assets().forEach(asset -> new AssetId(asset.id()));
        assertEquals(5, city.devices().stream().map(Device::domain).distinct().count());
    }

    @Test
    void isTheSameEveryTime() {
        assertEquals(City.generate(SIMULATIONS, 1_000), City.generate(SIMULATIONS, 1_000));
    }

    @Test
    void leavesTheIdsOfStrangersFree() {
        City city = City.generate(SIMULATIONS, 1_000);
        assertTrue(city.assets().stream().noneMatch(asset -> asset.id().equals("well-0001")));
        assertTrue(city.devices().stream().noneMatch(device -> device.id().equals("dev-0001")));
    }

    @Test
    void saysWhatIsMadeUp() {
        City city = City.generate(SIMULATIONS, 1_000);
        for (Asset asset : city.assets()) {
            assertEquals(asset.simulated(), asset.title().zh().endsWith("（模拟）"), asset.toString());
            assertEquals(asset.simulated(), asset.title().en().endsWith(" (simulated)"), asset.toString());
            assertTrue(!asset.title().zh().contains("{") && !asset.title().en().contains("{"), asset.toString());
        }
        Set<String> known = city.assets().stream()
                .filter(asset -> !asset.simulated())
                .map(asset -> asset.place().zh())
                .collect(Collectors.toSet());
        assertTrue(known.containsAll(Set.of("文化路与福山路交叉口", "百货大楼门口", "乳山口大桥", "汪疃分输站")), known.toString());
    }

    @Test
    void refusesACityTooSmallForItsKindsOfDevices() {
        assertThrows(IllegalArgumentException.class, () -> City.generate(SIMULATIONS, 3));
    }
}
