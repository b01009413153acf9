package lifeline.simulators.sparkplug;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.publish.Gateways;

/** The edge nodes of a city: each connection is one, each domain a group, since whoever reads them gives a group one domain. */
public final class EdgeNodes {
    private EdgeNodes() {}

    /**
     * At least one for each domain, and one more for each 1,000 of its devices.
     *
     * @param connections how many there should be in all; there are more where that is too few
     * @param clock the city's
     */
    public static List<Gateways.Group> of(
            List<Simulation> simulations, City city, int connections, InstantSource clock) {
        Map<String, Integer> devices = new TreeMap<>();
        simulations.forEach(simulation -> devices.put(simulation.domain(), 0));
        city.devices().stream().map(Device::domain).forEach(domain -> devices.merge(domain, 1, Integer::sum));
        List<Gateways.Group> groups = new ArrayList<>();
        devices.forEach((domain, count) -> groups.add(new Gateways.Group(
                domain,
                count,
                nodes(count, city.devices().size(), connections),
                clientId -> new CityEdgeNode(domain, clientId, clock))));
        return groups;
    }

    private static int nodes(int devices, int all, int connections) {
        int share = (int) ((long) connections * devices / all);
        return Math.max(share, Gateways.connectionsFor(devices));
    }
}
