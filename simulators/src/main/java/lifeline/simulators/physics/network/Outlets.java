package lifeline.simulators.physics.network;

import java.util.Arrays;

/**
 * What leaves the network at its nodes and depends on the pressure there, each like a pipe that ends in the open: pressure =
 * loss · flow², for a hole without end, for a demand between nothing and what is asked for. Demands that do not depend on the
 * pressure are kept beside them.
 */
final class Outlets {
    /** Beyond its ends a demand is all but fixed: so many metres for each m³/s. */
    private static final double BARRIER = 1e7;
    /** Keeps the slope at no flow above 0; it costs a ten-thousandth of the pressure. */
    private static final double LINEAR_SHARE = 3e-4;

    private static final double FIRST_PRESSURE = 20;

    private final double[] losses;
    private final double[] most;
    private final double[] fixed;
    private final double[] flows;
    private final double[] conductances;
    private final double[] steps;

    Outlets(Network network) {
        int nodes = network.nodes().size();
        this.losses = new double[nodes];
        this.most = new double[nodes];
        this.fixed = new double[nodes];
        this.flows = new double[nodes];
        this.conductances = new double[nodes];
        this.steps = new double[nodes];
    }

    void none(int node) {
        losses[node] = 0;
        fixed[node] = 0;
        flows[node] = 0;
    }

    void hole(int node, double coefficient) {
        if (coefficient == 0) {
            none(node);
            return;
        }
        if (losses[node] == 0) {
            flows[node] = coefficient * Math.sqrt(FIRST_PRESSURE);
        }
        losses[node] = 1 / (coefficient * coefficient);
        most[node] = Double.POSITIVE_INFINITY;
    }

    void demand(int node, double asked, double requiredPressure) {
        if (requiredPressure == 0 || asked <= 0) {
            none(node);
            fixed[node] = asked;
            return;
        }
        flows[node] = losses[node] == 0 ? asked : flows[node] * asked / most[node];
        losses[node] = requiredPressure / (asked * asked);
        most[node] = asked;
        fixed[node] = 0;
    }

    double fixed(int node) {
        return fixed[node];
    }

    /** Works out how the flow answers to the pressure around where it is, and tells the conductance; 0 where nothing leaves. */
    double linearise(int node) {
        if (losses[node] == 0) {
            conductances[node] = 0;
            steps[node] = 0;
            return 0;
        }
        boolean demand = most[node] < Double.POSITIVE_INFINITY;
        double flow = flows[node];
        double within = demand ? Math.max(0, Math.min(most[node], flow)) : flow;
        double linear = LINEAR_SHARE * 2 * Math.sqrt(losses[node]);
        double pressure = losses[node] * within * Math.abs(within) + linear * within + BARRIER * (flow - within);
        double slope = flow != within ? BARRIER : 2 * losses[node] * Math.abs(within) + linear;
        conductances[node] = 1 / slope;
        steps[node] = pressure / slope;
        return conductances[node];
    }

    /** The part of the flow that stays whatever the pressure does; see {@link #linearise}. */
    double held(int node) {
        return flows[node] - steps[node];
    }

    /** Moves the flow towards what that pressure makes it, and tells by how much. */
    double step(int node, double pressure, double damping) {
        if (losses[node] == 0) {
            return 0;
        }
        double step = steps[node] - conductances[node] * pressure;
        flows[node] -= damping * step;
        return Math.abs(step);
    }

    /** By node, with what does not depend on the pressure. */
    double[] flows() {
        double[] all = flows.clone();
        Arrays.setAll(all, node -> all[node] + fixed[node]);
        return all;
    }
}
