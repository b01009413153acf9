package lifeline.simulators.physics.network.water;

import java.nio.file.Path;
import java.util.List;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.simulators.physics.network.Epanet;
import lifeline.simulators.physics.network.Loads;
import lifeline.simulators.physics.network.Node;
import lifeline.simulators.physics.network.Sites;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network of the simulated Weihai at its peak, solved by us and by EPANET. */
class WeihaiEpanetIT {
    private static final double PEAK = 1.6;
    private static final double HEAD = 52;

    private final Sites sites = Sites.of(PhysicsKind.WATER_NETWORK, 1_000, 7);
    private final WaterPlan plan = WaterPlanner.plan(sites.site());
    private final Loads loads = Loads.demandDriven(plan.network());
    private final Path directory;

    WeihaiEpanetIT(@TempDir Path directory) {
        this.directory = directory;
        List<Node> nodes = plan.network().nodes();
        for (int node = 0; node < nodes.size(); node++) {
            loads.demand(node, plan.demands()[node] * PEAK);
            if (nodes.get(node).source()) {
                loads.head(node, HEAD);
            }
        }
    }

    @BeforeAll
    static void needsEpanet() {
        Epanet.require();
    }

    @Test
    void pressuresInWeihaiAreThoseOfEpanetWithinOnePercentAtEveryNode() throws Exception {
        Epanet.assertSame(plan.network(), loads, directory);
    }

    @Test
    void pressuresInWeihaiAreThoseOfEpanetWithinOnePercentWithABurstAndAClosedValve() throws Exception {
        WaterPlan.Spot struck = java.util.Objects.requireNonNull(
                plan.spots().get(sites.devices("pressure").get(20).asset()));
        loads.emitter(struck.hole(), 300 / 3_600.0 / Math.sqrt(35));
        loads.close(struck.feed());
        Epanet.assertSame(plan.network(), loads, directory);
    }
}
