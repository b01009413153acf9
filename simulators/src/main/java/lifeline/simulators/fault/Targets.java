package lifeline.simulators.fault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lifeline.contract.city.Asset;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.FaultModel;
import lifeline.simulators.physics.Site;
import lifeline.simulators.wave.Noise;
import org.jspecify.annotations.Nullable;

/** What a fault may strike in a city: never a device that another fault still has in its grip, as long as there is one free. */
public final class Targets {
    private static final double NEIGHBOUR = 0.5;

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Map<String, Device> devices = new HashMap<>();
    private final Map<String, List<Device>> byFleet = new HashMap<>();
    private final Map<String, List<Device>> byAsset = new HashMap<>();
    private final Map<String, Instant> busyUntil = new HashMap<>();

    record Target(@Nullable String asset, @Nullable String device, Map<String, Double> struck) {
        Target times(double hardness) {
            Map<String, Double> harder = new LinkedHashMap<>();
            struck.forEach((id, hit) -> harder.put(id, hit * hardness));
            return new Target(asset, device, harder);
        }
    }

    public Targets(City city) {
        city.assets().forEach(asset -> assets.put(asset.id(), asset));
        for (Device device : city.devices()) {
            devices.put(device.id(), device);
            byFleet.computeIfAbsent(device.domain() + '/' + device.fleet(), fleet -> new ArrayList<>())
                    .add(device);
            byAsset.computeIfAbsent(device.asset(), asset -> new ArrayList<>()).add(device);
        }
    }

    Target choose(String domain, FaultModel model, long key, Instant from) {
        if (model.scope() == FaultModel.Scope.CITY) {
            return new Target(null, null, Map.of());
        }
        List<Device> fleet = byFleet.getOrDefault(domain + '/' + model.fleet(), List.of());
        if (fleet.isEmpty()) {
            throw new IllegalStateException("the city has no device of the fleet " + domain + '/' + model.fleet());
        }
        int first = (int) (Noise.even(key, 0) * fleet.size());
        Device chosen = fleet.get(first);
        for (int i = 0; i < fleet.size(); i++) {
            Device candidate = fleet.get((first + i) % fleet.size());
            if (!busyUntil.getOrDefault(candidate.asset(), Instant.MIN).isAfter(from)) {
                chosen = candidate;
                break;
            }
        }
        return new Target(chosen.asset(), chosen.id(), struck(model, chosen));
    }

    /** @throws IllegalArgumentException when there is no such device */
    Target at(FaultModel model, String device) {
        Device chosen = devices.get(device);
        if (chosen == null) {
            throw new IllegalArgumentException("the city has no device " + device);
        }
        return new Target(chosen.asset(), chosen.id(), struck(model, chosen));
    }

    Injection remember(Injection injection) {
        if (injection.asset() != null) {
            busyUntil.put(injection.asset(), injection.until());
        }
        return injection;
    }

    private Map<String, Double> struck(FaultModel model, Device chosen) {
        if (model.scope() == FaultModel.Scope.DEVICE) {
            return Map.of(chosen.id(), 1.0);
        }
        Set<String> quantities = model.quantities();
        Map<String, Double> struck = new LinkedHashMap<>();
        double hardness = 1;
        for (String asset : nearest(chosen.asset(), model)) {
            for (Device device : byAsset.getOrDefault(asset, List.of())) {
                if (device.quantities().stream().anyMatch(quantities::contains)) {
                    struck.put(device.id(), hardness);
                }
            }
            hardness *= NEIGHBOUR;
        }
        return struck;
    }

    private List<String> nearest(String id, FaultModel model) {
        Asset center = assets.get(id);
        if (center == null || model.reach() == 0) {
            return List.of(id);
        }
        return assets.values().stream()
                .filter(asset -> asset.domain().equals(center.domain())
                        && asset.kind().equals(center.kind())
                        && asset.place().equals(center.place())
                        && Site.metres(asset, center) <= model.within())
                .sorted(Comparator.comparingDouble((Asset asset) -> Site.metres(asset, center))
                        .thenComparing(Asset::id))
                .limit(model.reach() + 1L)
                .map(Asset::id)
                .toList();
    }
}
