package lifeline.simulators.physics.network;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.contract.city.Asset;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.contract.simulation.physics.PhysicsModel;
import lifeline.simulators.Cities;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Site;
import lifeline.simulators.wave.Weather;

/** A part of the simulated city, and its faults, for tests. */
public record Sites(Simulation simulation, City city, Site site) {
    public static Sites of(PhysicsKind kind, int devices, long seed, Instant start, Map<String, Double> numbers) {
        Simulation simulation = Cities.SIMULATIONS.stream()
                .filter(some -> some.physics().stream().anyMatch(model -> model.kind() == kind))
                .findFirst()
                .orElseThrow();
        PhysicsModel shipped = simulation.physics().get(0);
        Map<String, Double> all = new java.util.HashMap<>(shipped.numbers());
        all.putAll(numbers);
        PhysicsModel model = new PhysicsModel(shipped.id(), kind, shipped.at(), shipped.tells(), all);
        City city = Cities.of(devices);
        List<Asset> assets = city.assets().stream()
                .filter(asset ->
                        asset.domain().equals(simulation.domain()) && model.at().contains(asset.kind()))
                .toList();
        return new Sites(simulation, city, new Site(model, assets, new Weather(seed), seed, start));
    }

    public static Sites of(PhysicsKind kind, int devices, long seed) {
        return of(kind, devices, seed, Cities.START, Map.of());
    }

    /** Those that tell a quantity. */
    public List<Device> devices(String fleet) {
        return city.devices().stream()
                .filter(device -> device.domain().equals(simulation.domain())
                        && device.fleet().equals(fleet))
                .toList();
    }

    /** A shipped fault, {@code seconds} after the start. */
    public Injection fault(String fault, Device device, long seconds) {
        return fault(fault, device, 1, seconds);
    }

    /** A shipped fault, so many times as hard, {@code seconds} after the start. */
    public Injection fault(String fault, Device device, double hardness, long seconds) {
        FaultModel model = simulation.fault(fault).orElseThrow();
        Instant from = site.start().plusSeconds(seconds);
        return new Injection(
                fault,
                "test",
                simulation.domain(),
                model,
                device.asset(),
                device.id(),
                Map.of(device.id(), hardness),
                from,
                from.plus(model.lasts()),
                from.plus(model.whole()));
    }
}
