package lifeline.simulators.physics.catchment;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import lifeline.contract.city.Device;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.physics.Site;

/**
 * Low points of the streets. Fault parameters: shares of {@code inlet-blockage}, {@code pipe-blockage} and {@code pump-failure};
 * {@code inflow}, water that comes from elsewhere, m³/s; {@code downpour}, rain that falls here and nowhere else, mm/h; {@code surge},
 * what the sea stands higher, m.
 */
public final class Catchment implements Physics {
    private static final double CM = 100;

    private final Site site;
    private final Sky sky;
    private final Map<String, Point> points = new HashMap<>();

    public Catchment(Site site) {
        this.site = site;
        this.sky = new Sky(site);
        site.assets().forEach(asset -> points.put(asset.id(), new Point(site, sky, asset)));
    }

    @Override
    public OptionalDouble at(Device device, String quantity, Instant at) {
        Point point = Objects.requireNonNull(points.get(device.asset()));
        String output = Objects.requireNonNull(site.model().tells().get(quantity));
        return OptionalDouble.of(
                switch (output) {
                    case "depth" -> CM * point.depth(at);
                    case "level" -> point.level(at);
                    case "rain" -> point.rain(at);
                    case "recent-rain" -> point.recentRain(at);
                    case "pump" -> point.isPumping(at) ? 1 : 0;
                    case "tide" -> sky.tide(at) + point.changes().of("surge", at);
                    default -> throw new IllegalStateException("a catchment does not know " + output);
                });
    }

    @Override
    public void begin(Injection fault) {
        points.forEach((id, point) -> {
            if (fault.asset() == null || fault.asset().equals(id)) {
                point.water(fault.from());
                point.changes().add(fault);
            }
        });
    }
}
