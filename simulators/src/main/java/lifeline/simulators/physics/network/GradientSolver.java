package lifeline.simulators.physics.network;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The global gradient algorithm of Todini and Pilati: Newton's method on flows and heads together, with the head loss of
 * Hazen and Williams. Begins from its last answer, so a small change costs few iterations. Keeps state: one thread.
 */
public final class GradientSolver {
    private static final int MOST_ITERATIONS = 200;
    private static final int UNDAMPED_ITERATIONS = 20;
    private static final double DAMPING = 0.6;
    private static final double ACCURACY = 1e-7;
    private static final double FIRST_VELOCITY = 0.3;
    /** Where all but nothing flows, m³/s, accuracy is no longer a share of it. */
    private static final double LEAST_SUM = 0.1;

    private static final double GRAVITY = 9.80665;
    /** Keeps the slope of a pipe without flow above 0, m for each m³/s. */
    private static final double LEAST_SLOPE = 1e-3;

    private final Network network;
    private final int[] unknowns;
    private final int[] edges;
    private final double[] resistances;
    private final double[] areas;
    private final SparseCholesky matrix;
    private final double[] right;
    private final double[] slopes;
    private final double[] steps;
    private final double[] heads;
    private final double[] flows;
    private final Outlets draws;
    private final Outlets leaks;
    private BitSet fed;

    public GradientSolver(Network network) {
        this.network = network;
        int nodes = network.nodes().size();
        this.unknowns = new int[nodes];
        int count = 0;
        for (int node = 0; node < nodes; node++) {
            unknowns[node] = network.nodes().get(node).source() ? -1 : count++;
        }
        List<Pipe> pipes = network.pipes();
        this.edges = new int[pipes.size()];
        int between = 0;
        for (int pipe = 0; pipe < pipes.size(); pipe++) {
            boolean free = unknowns[pipes.get(pipe).from()] >= 0
                    && unknowns[pipes.get(pipe).to()] >= 0;
            edges[pipe] = free ? between++ : -1;
        }
        int[][] pairs = new int[between][];
        for (int pipe = 0; pipe < pipes.size(); pipe++) {
            if (edges[pipe] >= 0) {
                pairs[edges[pipe]] = new int[] {
                    unknowns[pipes.get(pipe).from()], unknowns[pipes.get(pipe).to()]
                };
            }
        }
        this.matrix = new SparseCholesky(count, pairs);
        this.right = new double[count];
        this.resistances = pipes.stream().mapToDouble(Pipe::resistance).toArray();
        this.areas = pipes.stream().mapToDouble(Pipe::area).toArray();
        this.slopes = new double[pipes.size()];
        this.steps = new double[pipes.size()];
        this.heads = network.nodes().stream().mapToDouble(Node::elevation).toArray();
        this.flows = Arrays.stream(areas).map(area -> area * FIRST_VELOCITY).toArray();
        this.draws = new Outlets(network);
        this.leaks = new Outlets(network);
        this.fed = network.fed(pipe -> true);
    }

    /** @throws UnsolvableNetworkException when no answer was found; it is of no use to ask for the same again */
    public Hydraulics solve(Loads loads) {
        fed = network.fed(pipe -> !loads.isClosed(pipe));
        for (int node = 0; node < unknowns.length; node++) {
            if (unknowns[node] < 0) {
                heads[node] = loads.head(node);
            }
            boolean wet = fed.get(node) && unknowns[node] >= 0;
            leaks.hole(node, wet ? loads.emitter(node) : 0);
            draws.demand(node, wet ? loads.demand(node) : 0, loads.requiredPressure());
        }
        for (int pipe = 0; pipe < flows.length; pipe++) {
            if (isShut(pipe, loads)) {
                flows[pipe] = 0;
            } else if (flows[pipe] == 0) {
                flows[pipe] = areas[pipe] * FIRST_VELOCITY;
            }
        }
        double change;
        int iteration = 0;
        do {
            assemble(loads);
            if (!matrix.factor()) {
                throw new UnsolvableNetworkException(
                        "the network's equations have no single answer: is a part of it shut off?");
            }
            matrix.solve(right);
            iteration++;
            change = step(iteration > UNDAMPED_ITERATIONS ? DAMPING : 1, loads);
            if (change < ACCURACY) {
                return new Hydraulics(heads.clone(), flows.clone(), draws.flows(), leaks.flows(), iteration);
            }
        } while (iteration < MOST_ITERATIONS && Double.isFinite(change));
        throw new UnsolvableNetworkException(String.format(
                Locale.ROOT,
                "no answer after %d iterations: flows still change by %.2g of their sum",
                iteration,
                change));
    }

    private boolean isShut(int pipe, Loads loads) {
        return loads.isClosed(pipe) || !fed.get(network.pipes().get(pipe).from());
    }

    private void assemble(Loads loads) {
        matrix.clear();
        for (int node = 0; node < unknowns.length; node++) {
            int unknown = unknowns[node];
            if (unknown < 0) {
                continue;
            }
            double elevation = network.nodes().get(node).elevation();
            if (!fed.get(node)) {
                matrix.addDiagonal(unknown, 1);
                right[unknown] = elevation;
                continue;
            }
            double conductance = draws.linearise(node) + leaks.linearise(node);
            matrix.addDiagonal(unknown, conductance);
            right[unknown] = conductance * elevation - draws.held(node) - leaks.held(node) - draws.fixed(node);
        }
        for (int pipe = 0; pipe < flows.length; pipe++) {
            if (!isShut(pipe, loads)) {
                assemble(pipe, loads.throttle(pipe));
            }
        }
    }

    private void assemble(int pipe, double throttle) {
        double flow = Math.abs(flows[pipe]);
        double local = throttle / (2 * GRAVITY * areas[pipe] * areas[pipe]);
        double root = resistances[pipe] * Math.pow(flow, 0.852);
        double slope = LEAST_SLOPE + 1.852 * root + 2 * local * flow;
        double loss = (LEAST_SLOPE + root + local * flow) * flow;
        slopes[pipe] = 1 / slope;
        steps[pipe] = Math.signum(flows[pipe]) * loss / slope;
        double held = flows[pipe] - steps[pipe];
        Pipe ends = network.pipes().get(pipe);
        balance(ends.from(), ends.to(), slopes[pipe], -held);
        balance(ends.to(), ends.from(), slopes[pipe], held);
        if (edges[pipe] >= 0) {
            matrix.addEdge(edges[pipe], -slopes[pipe]);
        }
    }

    private void balance(int node, int other, double conductance, double arriving) {
        int unknown = unknowns[node];
        if (unknown >= 0) {
            matrix.addDiagonal(unknown, conductance);
            right[unknown] += arriving + (unknowns[other] < 0 ? conductance * heads[other] : 0);
        }
    }

    /** Takes the new heads, moves the flows towards them, and tells by what share of their sum they moved. */
    private double step(double damping, Loads loads) {
        double moved = 0;
        double sum = 0;
        for (int node = 0; node < unknowns.length; node++) {
            if (unknowns[node] >= 0) {
                heads[node] = right[unknowns[node]];
            }
        }
        for (int pipe = 0; pipe < flows.length; pipe++) {
            if (!isShut(pipe, loads)) {
                Pipe ends = network.pipes().get(pipe);
                double step = steps[pipe] - slopes[pipe] * (heads[ends.from()] - heads[ends.to()]);
                flows[pipe] -= damping * step;
                moved += Math.abs(step);
                sum += Math.abs(flows[pipe]);
            }
        }
        for (int node = 0; node < unknowns.length; node++) {
            double pressure = heads[node] - network.nodes().get(node).elevation();
            moved += draws.step(node, pressure, damping) + leaks.step(node, pressure, damping);
        }
        return moved / Math.max(sum, LEAST_SUM);
    }
}
