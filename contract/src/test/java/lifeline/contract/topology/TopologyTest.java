package lifeline.contract.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import lifeline.contract.domain.Text;
import lifeline.contract.topology.Connection.Kind;
import org.junit.jupiter.api.Test;

class TopologyTest {
    private static final List<Site> SITES =
            IntStream.range(0, 6).mapToObj(TopologyTest::site).toList();

    private static Site site(int number) {
        Text text = new Text("点 " + number, "Point " + number);
        return new Site("p-" + number, "water", "main", text, text, "区", "水务", 122 + number / 100.0, 37.5);
    }

    private static Connection flow(int from, int to, double metres) {
        return new Connection("p-" + from, "p-" + to, Kind.FLOWS_TO, metres);
    }

    private static InvalidTopologyException refused(Connection... connections) {
        return assertThrows(InvalidTopologyException.class, () -> Topology.of(SITES, List.of(connections)));
    }

    @Test
    void aLoopInTheDirectionOfFlowIsRefusedWithTheNamesOfAllOnIt() {
        InvalidTopologyException loop = refused(flow(0, 1, 10), flow(1, 2, 10), flow(2, 3, 10), flow(3, 1, 10));
        assertEquals(1, loop.faults().size());
        for (String name : List.of("p-1", "p-2", "p-3")) {
            assertTrue(loop.faults().get(0).contains(name), loop.faults()::toString);
        }
        assertFalse(loop.faults().get(0).contains("p-0"), loop.faults()::toString);
    }

    @Test
    void whatLeadsToItselfLacksAnEndOrComesTwiceIsRefusedWhole() {
        InvalidTopologyException refused = refused(flow(0, 0, 1), flow(1, 9, 1), flow(2, 3, 1), flow(2, 3, 1));
        assertEquals(
                List.of(
                        "p-0 FLOWS_TO p-0: it leads to itself",
                        "p-1 FLOWS_TO p-9: there is no asset p-9",
                        "p-2 FLOWS_TO p-3: it is there twice"),
                refused.faults());
    }

    @Test
    void aConnectionWithoutALengthIsRefused() {
        assertEquals(2, refused(flow(0, 1, -1), flow(1, 2, Double.NaN)).faults().size());
    }

    @Test
    void twoThatLieBesideOneAnotherBothWaysAreNoLoop() {
        Topology.of(
                SITES,
                List.of(new Connection("p-0", "p-1", Kind.BESIDE, 1), new Connection("p-1", "p-0", Kind.BESIDE, 1)));
    }

    @Test
    void whatIsReachedAlongPipesComesNearestFirstAndNoFartherThanAsked() {
        Topology topology = Topology.of(
                SITES,
                List.of(
                        flow(0, 1, 100),
                        flow(1, 2, 250),
                        flow(3, 1, 40),
                        new Connection("p-1", "p-5", Kind.BESIDE, 1)));
        assertEquals(
                List.of("p-1", "p-3", "p-0", "p-2"),
                topology.along("p-1", 250, 10).stream()
                        .map(reached -> reached.site().asset())
                        .toList());
        assertEquals(2, topology.along("p-1", 99, 10).size());
        assertEquals(3, topology.along("p-1", 1_000, 3).size());
        assertEquals("p-2", topology.neighbours("p-1", true).get(0).site().asset());
        assertEquals(2, topology.neighbours("p-1", false).size());
        assertTrue(topology.flows("p-0", "p-2"));
        assertFalse(topology.flows("p-2", "p-0"));
    }
}
