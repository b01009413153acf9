package lifeline.contract.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.topology.Connection.Kind;
import org.junit.jupiter.api.Test;

class CityTopologyTest {
    private static final List<Simulation> SIMULATIONS = Simulation.all(Catalogue.load());
    private static final City CITY = City.generate(SIMULATIONS, 1_000);
    private static final List<Connection> CONNECTIONS = CityTopology.connections(CITY, SIMULATIONS);
    private static final Topology TOPOLOGY =
            Topology.of(CITY.assets().stream().map(Site::of).toList(), CONNECTIONS);

    @Test
    void theSimulatedCityIsWhole() {
        assertTrue(TOPOLOGY.sites().stream()
                .allMatch(site -> !site.unit().isBlank() && !site.district().isBlank()));
        Set<Kind> kinds = CONNECTIONS.stream().map(Connection::kind).collect(Collectors.toSet());
        assertEquals(Set.of(Kind.values()), kinds);
    }

    @Test
    void theSameCityHasTheSameConnections() {
        assertEquals(CONNECTIONS, CityTopology.connections(City.generate(SIMULATIONS, 1_000), SIMULATIONS));
    }

    @Test
    void whatStandsOnOnePipeIsStrungUpInTheOrderOfItsRoad() {
        List<Connection> alongOneRoad = CONNECTIONS.stream()
                .filter(connection -> connection.kind() == Kind.FLOWS_TO)
                .filter(connection -> site(connection.from()).kind().equals("main")
                        && site(connection.to()).kind().equals("main"))
                .toList();
        long gauges = CITY.assets().stream()
                .filter(asset -> asset.kind().equals("main"))
                .count();
        long roads = CITY.assets().stream()
                .filter(asset -> asset.kind().equals("main"))
                .map(asset -> asset.place().zh())
                .distinct()
                .count();
        assertEquals(gauges - roads, alongOneRoad.size());
        // hardly any step is longer than the road has room for: nobody stands in between
        double longest =
                alongOneRoad.stream().mapToDouble(Connection::metres).max().orElseThrow();
        assertTrue(longest < 3_000, Double.toString(longest));
    }

    @Test
    void aLargeCityIsStrungUpInSeconds() {
        City large = City.generate(SIMULATIONS, 20_000);
        long begin = System.nanoTime();
        List<Connection> connections = CityTopology.connections(large, SIMULATIONS);
        assertTrue(System.nanoTime() - begin < 10_000_000_000L);
        assertTrue(connections.size() < 3 * large.assets().size());
        Topology.of(large.assets().stream().map(Site::of).toList(), connections);
    }

    private static Site site(String asset) {
        return TOPOLOGY.site(asset).orElseThrow();
    }
}
