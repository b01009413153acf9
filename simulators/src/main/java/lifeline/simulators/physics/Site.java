package lifeline.simulators.physics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lifeline.contract.city.Asset;
import lifeline.contract.simulation.physics.PhysicsModel;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Weather;

/**
 * What a model is made from.
 *
 * @param assets those it covers
 * @param weather the one of the city; storms come to it by themselves
 * @param start of the run, from which steps are counted
 */
public record Site(PhysicsModel model, List<Asset> assets, Weather weather, long seed, Instant start) {
    private static final double METRES_A_DEGREE = 111_320;
    private static final double MILLIS = 1e3;

    public Site {
        assets = List.copyOf(assets);
    }

    public double number(String name) {
        return model.number(name);
    }

    /** Seconds since the start. */
    public double seconds(Instant at) {
        return Duration.between(start, at).toMillis() / MILLIS;
    }

    /** A number of 0…1 that belongs to this asset under this seed. */
    public double chance(Asset asset, String what) {
        return chance(asset.id(), what);
    }

    /** The same for whatever has an id. */
    public double chance(String id, String what) {
        return Noise.even(Noise.key(seed, id + '/' + what), 0);
    }

    /** Metres as the crow flies; good for the distances within a city. */
    public static double metres(Asset one, Asset other) {
        double narrowing = Math.cos(Math.toRadians((one.latitude() + other.latitude()) / 2));
        return METRES_A_DEGREE
                * Math.hypot((one.longitude() - other.longitude()) * narrowing, one.latitude() - other.latitude());
    }
}
