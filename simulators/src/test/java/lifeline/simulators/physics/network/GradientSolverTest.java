package lifeline.simulators.physics.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GradientSolverTest {
    private static final double CUBIC_METRES_PER_HOUR = 1 / 3600.0;

    private static final Node WORKS = new Node("works", 0, 0, 0, true);
    private static final Node END = new Node("end", 10, 1_000, 0, false);

    @Test
    void aSinglePipeLosesWhatHazenAndWilliamsSay() {
        Network network = new Network(List.of(WORKS, END), List.of(new Pipe("pipe", 0, 1, 1_000, 0.3, Material.IRON)));
        Loads loads = Loads.demandDriven(network);
        loads.head(0, 60);
        loads.demand(1, 100 * CUBIC_METRES_PER_HOUR);
        double loss = 10.667 * 1_000 * Math.pow(100 * CUBIC_METRES_PER_HOUR / 110, 1.852) / Math.pow(0.3, 4.871);
        Hydraulics answer = new GradientSolver(network).solve(loads);
        assertEquals(60 - loss, answer.heads()[1], 1e-4);
        assertEquals(100 * CUBIC_METRES_PER_HOUR, answer.flows()[0], 1e-9);
    }

    @Test
    void whatEntersANodeLeavesIt() {
        Network network = Grids.of(17, 1);
        Loads loads = Grids.loaded(network, Loads.pressureDriven(network, 20), 8 * CUBIC_METRES_PER_HOUR, 1);
        loads.emitter(144, 30 * CUBIC_METRES_PER_HOUR);
        Hydraulics answer = new GradientSolver(network).solve(loads);
        double[] left = new double[network.nodes().size()];
        for (int pipe = 0; pipe < network.pipes().size(); pipe++) {
            left[network.pipes().get(pipe).from()] += answer.flows()[pipe];
            left[network.pipes().get(pipe).to()] -= answer.flows()[pipe];
        }
        for (int node = 0; node < left.length - 2; node++) {
            assertEquals(0, left[node] + answer.draws()[node] + answer.leaks()[node], 1e-7);
        }
    }

    @Test
    void aHoleLetsOutItsCoefficientTimesTheRootOfThePressure() {
        Network network = Grids.of(5, 1);
        Loads loads = Grids.loaded(network, Loads.demandDriven(network), 8 * CUBIC_METRES_PER_HOUR, 1);
        loads.emitter(12, 0.002);
        Hydraulics answer = new GradientSolver(network).solve(loads);
        double pressure = answer.heads()[12] - network.nodes().get(12).elevation();
        assertTrue(pressure > 10);
        assertEquals(0.002 * Math.sqrt(pressure), answer.leaks()[12], 1e-5);
    }

    @Test
    void belowTheRequiredPressurePeopleGetLess() {
        Network network = new Network(List.of(WORKS, END), List.of(new Pipe("pipe", 0, 1, 1_000, 0.1, Material.IRON)));
        Loads loads = Loads.pressureDriven(network, 20);
        loads.head(0, 25);
        loads.demand(1, 60 * CUBIC_METRES_PER_HOUR);
        Hydraulics answer = new GradientSolver(network).solve(loads);
        double pressure = answer.heads()[1] - END.elevation();
        assertTrue(pressure > 0 && pressure < 15, pressure + " m");
        assertEquals(60 * CUBIC_METRES_PER_HOUR * Math.sqrt(pressure / 20), answer.draws()[1], 1e-5);
    }

    @Test
    void aPartThatAClosedValveCutsOffRunsDryAndComesBack() {
        Network network = new Network(List.of(WORKS, END), List.of(new Pipe("pipe", 0, 1, 1_000, 0.3, Material.IRON)));
        Loads loads = Loads.demandDriven(network);
        loads.head(0, 60);
        loads.demand(1, 0.01);
        GradientSolver solver = new GradientSolver(network);
        double before = solver.solve(loads).heads()[1];
        loads.close(0);
        Hydraulics shut = solver.solve(loads);
        assertEquals(END.elevation(), shut.heads()[1], 1e-9);
        assertEquals(0, shut.draws()[1]);
        loads.open(0);
        assertEquals(before, solver.solve(loads).heads()[1], 1e-4);
    }

    @Test
    void aThrottledValveTakesItsShareOfTheHead() {
        Network network = new Network(List.of(WORKS, END), List.of(new Pipe("pipe", 0, 1, 1, 0.3, Material.IRON)));
        Loads loads = Loads.demandDriven(network);
        loads.head(0, 60);
        loads.demand(1, 0.1);
        loads.throttle(0, 50);
        double velocity = 0.1 / network.pipes().get(0).area();
        assertEquals(
                60 - 50 * velocity * velocity / 2 / 9.80665,
                new GradientSolver(network).solve(loads).heads()[1],
                0.02);
    }

    @Test
    void refusesANetworkThatHangsOnNoSourceAndNamesTheNodes() {
        UnsolvableNetworkException refusal = assertThrows(
                UnsolvableNetworkException.class,
                () -> new Network(
                        List.of(WORKS, END, new Node("far", 0, 9_000, 0, false)),
                        List.of(new Pipe("pipe", 0, 1, 1_000, 0.3, Material.IRON))));
        assertEquals("1 of 3 nodes are not connected to any source: far", refusal.getMessage());
    }

    @Test
    void saysHowFarItCameWhenItFindsNoAnswer() {
        Network network = Grids.of(3, 1);
        Loads loads = Grids.loaded(network, Loads.demandDriven(network), 0.01, 1);
        loads.demand(4, Double.POSITIVE_INFINITY);
        UnsolvableNetworkException refusal =
                assertThrows(UnsolvableNetworkException.class, () -> new GradientSolver(network).solve(loads));
        String told = String.valueOf(refusal.getMessage());
        assertTrue(told.startsWith("no answer after "), told);
    }

    @Test
    void afterASmallChangeItTakesFewerIterations() {
        Network network = Grids.of(17, 1);
        Loads loads = Grids.loaded(network, Loads.pressureDriven(network, 20), 6 * CUBIC_METRES_PER_HOUR, 1);
        GradientSolver solver = new GradientSolver(network);
        int cold = solver.solve(loads).iterations();
        Grids.loaded(network, loads, 6.1 * CUBIC_METRES_PER_HOUR, 1);
        int warm = solver.solve(loads).iterations();
        assertTrue(warm < cold, warm + " iterations after " + cold);
    }

    @Test
    void aBurstThatTakesAllThePressureStillHasAnAnswer() {
        Network network = Grids.of(17, 1);
        Loads loads = Grids.loaded(network, Loads.pressureDriven(network, 20), 8 * CUBIC_METRES_PER_HOUR, 1);
        GradientSolver solver = new GradientSolver(network);
        for (double coefficient : new double[] {1, 1e-3, 0.1, 10, 0}) {
            loads.emitter(144, coefficient);
            Hydraulics answer = solver.solve(loads);
            assertTrue(answer.heads()[144] > network.nodes().get(144).elevation() - 0.01);
        }
    }

    @Test
    void aWaveOfPressureRunsAtTheSpeedOfThePipesItTakes() {
        Network network = new Network(
                List.of(WORKS, END, new Node("far", 0, 1_700, 0, false)),
                List.of(
                        new Pipe("iron", 0, 1, 1_000, 0.3, Material.IRON),
                        new Pipe("plastic", 1, 2, 700, 0.3, Material.PE)));
        assertEquals(3, network.travelSeconds(0)[2], 1e-9);
    }
}
