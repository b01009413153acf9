package lifeline.simulators.physics.regulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import lifeline.contract.city.Asset;
import lifeline.contract.city.Device;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Changes;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.physics.Site;

/**
 * Stations that reduce pressure. Outlet pressure sinks with the flow (droop) and with its square (friction); appliances draw
 * with the root of what pressure they get. Fault parameters: {@code clog}, the share of the filter that is blocked; {@code
 * creep}, what a leaking seat adds at no flow; {@code shut}, how far the slam-shut valve has closed.
 */
public final class Regulator implements Physics {
    private final Site site;
    private final Demand demand;
    private final Map<String, Station> stations = new HashMap<>();

    private record Station(double size, Changes changes) {}

    public Regulator(Site site) {
        this.site = site;
        this.demand = new Demand(site);
        for (Asset asset : site.assets()) {
            double size = 1 + site.number("spread") * (2 * site.chance(asset, "size") - 1);
            stations.put(asset.id(), new Station(size, new Changes()));
        }
    }

    @Override
    public OptionalDouble at(Device device, String quantity, Instant at) {
        Station station = Objects.requireNonNull(stations.get(device.asset()));
        String output = Objects.requireNonNull(site.model().tells().get(quantity));
        double open = 1 - station.changes().share("shut", at);
        double drawn = demand.at(at) * open;
        double pressure = pressure(station, drawn, at) * open;
        double flow = drawn * site.number("capacity") * station.size() * Math.sqrt(pressure / site.number("set-point"));
        return OptionalDouble.of(
                switch (output) {
                    case "pressure" -> pressure;
                    case "flow" -> flow;
                    default -> throw new IllegalStateException("a regulator does not know " + output);
                });
    }

    /** With s² = p / set point, the flow is d s: set s² + droop d s + friction d² s² = set, solved for s. */
    private double pressure(Station station, double drawn, Instant at) {
        double free = Math.max(0.005, 1 - station.changes().share("clog", at));
        double set = site.number("set-point") + station.changes().of("creep", at) * Math.max(0, 1 - drawn);
        double square = set + site.number("friction") / (free * free) * drawn * drawn;
        double linear = site.number("droop") * drawn;
        double root = (Math.sqrt(linear * linear + 4 * square * set) - linear) / (2 * square);
        return set * root * root;
    }

    @Override
    public void begin(Injection fault) {
        stations.forEach((id, station) -> {
            if (fault.asset() == null || fault.asset().equals(id)) {
                station.changes().add(fault);
            }
        });
    }
}
