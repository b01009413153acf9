package lifeline.simulators.score.match;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import lifeline.contract.city.Asset;
import lifeline.contract.city.City;

/** Where things stand. */
public final class Places {
    private static final double METRES_PER_DEGREE = 111_195;
    /** Nothing is known of any place. */
    public static final Places UNKNOWN = new Places(Map.of());

    private final Map<String, Asset> at;

    private Places(Map<String, Asset> at) {
        this.at = at;
    }

    public static Places of(City city) {
        Map<String, Asset> at = new HashMap<>();
        city.assets().forEach(asset -> at.put(asset.id(), asset));
        city.devices().forEach(device -> {
            Asset asset = at.get(device.asset());
            if (asset != null) {
                at.put(device.id(), asset);
            }
        });
        return new Places(at);
    }

    /** Whether a device stands at this asset. */
    boolean standsAt(String device, String asset) {
        Asset there = at.get(device);
        return there != null && there.id().equals(asset);
    }

    /** Between two devices or assets; empty when one of them is unknown. */
    public OptionalDouble metres(String one, String other) {
        Asset first = at.get(one);
        Asset second = at.get(other);
        return first == null || second == null ? OptionalDouble.empty() : OptionalDouble.of(metres(first, second));
    }

    /** On a flat map, which a city is. */
    public static double metres(Asset one, Asset other) {
        double shrink = Math.cos(Math.toRadians((one.latitude() + other.latitude()) / 2));
        return METRES_PER_DEGREE
                * Math.hypot((one.longitude() - other.longitude()) * shrink, one.latitude() - other.latitude());
    }
}
