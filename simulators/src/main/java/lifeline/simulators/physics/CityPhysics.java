package lifeline.simulators.physics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lifeline.contract.city.Asset;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.simulation.physics.PhysicsModel;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.beam.Beam;
import lifeline.simulators.physics.catchment.Catchment;
import lifeline.simulators.physics.network.heat.HeatNetwork;
import lifeline.simulators.physics.network.water.WaterNetwork;
import lifeline.simulators.physics.regulator.Regulator;
import lifeline.simulators.physics.soil.Soil;
import lifeline.simulators.wave.Weather;

/** All models of a city as one: each question goes to the model that tells that quantity of that asset. */
public final class CityPhysics implements Physics {
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, List<Part>> byAsset = new HashMap<>();

    private record Part(String domain, Site site, Physics physics) {
        boolean isStruckBy(Injection fault) {
            return domain.equals(fault.domain())
                    && fault.model().physics().changes().keySet().stream().anyMatch(site.model()::takes)
                    && (fault.asset() == null
                            || site.assets().stream()
                                    .anyMatch(asset -> asset.id().equals(fault.asset())));
        }
    }

    public CityPhysics(List<Simulation> simulations, City city, Weather weather, long seed, Instant start) {
        for (Simulation simulation : simulations) {
            for (PhysicsModel model : simulation.physics()) {
                List<Asset> assets = city.assets().stream()
                        .filter(asset -> asset.domain().equals(simulation.domain())
                                && model.at().contains(asset.kind()))
                        .toList();
                Site site = new Site(model, assets, weather, seed, start);
                Part part = new Part(simulation.domain(), site, physics(site));
                parts.add(part);
                assets.forEach(asset -> byAsset.computeIfAbsent(asset.id(), id -> new ArrayList<>())
                        .add(part));
            }
        }
    }

    private static Physics physics(Site site) {
        return switch (site.model().kind()) {
            case SOIL -> new Soil(site);
            case REGULATOR -> new Regulator(site);
            case CATCHMENT -> new Catchment(site);
            case BEAM -> new Beam(site);
            case WATER_NETWORK -> new WaterNetwork(site);
            case HEAT_NETWORK -> new HeatNetwork(site);
        };
    }

    @Override
    public OptionalDouble at(Device device, String quantity, Instant at) {
        List<Part> there = byAsset.get(device.asset());
        if (there != null) {
            for (Part part : there) {
                if (part.site().model().tells().containsKey(quantity)) {
                    return part.physics().at(device, quantity, at);
                }
            }
        }
        return OptionalDouble.empty();
    }

    @Override
    public Optional<Vibration> vibration(String asset, String device) {
        return byAsset.getOrDefault(asset, List.of()).stream()
                .flatMap(part -> part.physics().vibration(asset, device).stream())
                .findFirst();
    }

    @Override
    public void settle() {
        parts.forEach(part -> part.physics().settle());
    }

    @Override
    public void begin(Injection fault) {
        parts.stream().filter(part -> part.isStruckBy(fault)).forEach(part -> part.physics()
                .begin(fault));
    }
}
