package lifeline.contract.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lifeline.contract.domain.Text;
import lifeline.contract.simulation.AssetKind;
import lifeline.contract.simulation.Fleet;
import lifeline.contract.simulation.Place;
import lifeline.contract.simulation.Simulation;

/**
 * The assets and devices of one domain. Each kind of asset takes its single spots first, then as many numbered assets
 * along its lines as its fleets need; where there are no lines, the spots share all devices.
 */
final class Layout {
    /** Successive multiples of it, cut to their fraction, spread evenly over 0…1 however many there are. */
    private static final double GOLDEN = 0.6180339887498949;

    private final Simulation simulation;
    private final List<Integer> sizes;
    private final Map<String, List<Asset>> byKind = new LinkedHashMap<>();

    Layout(Simulation simulation, List<Integer> sizes) {
        this.simulation = simulation;
        this.sizes = sizes;
        for (AssetKind kind : simulation.assets()) {
            byKind.put(kind.kind(), assetsOf(kind));
        }
    }

    List<Asset> assets() {
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    List<Device> devices() {
        List<Device> devices = new ArrayList<>();
        for (int f = 0; f < simulation.fleets().size(); f++) {
            Fleet fleet = simulation.fleets().get(f);
            int assets = assetsFor(kindOf(fleet), sizes.get(f));
            for (int i = 0; i < sizes.get(f); i++) {
                devices.add(new Device(
                        id(fleet.id(), i + 1),
                        assetsOf(fleet).get(i % assets).id(),
                        simulation.domain(),
                        fleet.id(),
                        fleet.period(),
                        List.copyOf(fleet.behaviour().keySet())));
            }
        }
        return devices;
    }

    private List<Asset> assetsOf(Fleet fleet) {
        return byKind.getOrDefault(fleet.at(), List.of());
    }

    private AssetKind kindOf(Fleet fleet) {
        return simulation.assets().stream()
                .filter(kind -> kind.kind().equals(fleet.at()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of asset is called " + fleet.at()));
    }

    private static int assetsFor(AssetKind kind, int devices) {
        int needed = Math.max(1, (devices + kind.devices() - 1) / kind.devices());
        boolean open = kind.places().stream().anyMatch(Place::line);
        return open ? needed : Math.min(needed, kind.places().size());
    }

    private List<Asset> assetsOf(AssetKind kind) {
        int count = 0;
        for (int f = 0; f < sizes.size(); f++) {
            if (simulation.fleets().get(f).at().equals(kind.kind())) {
                count = Math.max(count, assetsFor(kind, sizes.get(f)));
            }
        }
        List<Place> spots =
                kind.places().stream().filter(place -> !place.line()).toList();
        List<Place> lines = kind.places().stream().filter(Place::line).toList();
        Map<Place, Integer> numbers = new HashMap<>();
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Place place = i < spots.size() ? spots.get(i) : lines.get((i - spots.size()) % lines.size());
            assets.add(asset(kind, place, i + 1, numbers.merge(place, 1, Integer::sum)));
        }
        return assets;
    }

    private Asset asset(AssetKind kind, Place place, int running, int number) {
        Place.Point point = place.from().towards(place.to(), number * GOLDEN % 1);
        return new Asset(
                id(kind.kind(), running),
                simulation.domain(),
                kind.kind(),
                title(kind, place, number),
                place.district(),
                place.name(),
                rounded(point.longitude()),
                rounded(point.latitude()),
                kind.owner(),
                !place.known());
    }

    private static Text title(AssetKind kind, Place place, int number) {
        String zh = filled(kind.title().zh(), place.name().zh(), place.line() ? " " + number : "");
        String en = filled(kind.title().en(), place.name().en(), place.line() ? " " + number : "");
        return place.known() ? new Text(zh, en) : new Text(zh + "（模拟）", en + " (simulated)");
    }

    private static String filled(String title, String place, String number) {
        return title.replace("{place}", place).replace(" {number}", number).replace("{number}", number.strip());
    }

    private String id(String what, int number) {
        return String.format(Locale.ROOT, "%s-%s-%04d", simulation.domain(), what, number);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
