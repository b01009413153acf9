package lifeline.simulators.physics.network;

import java.util.Arrays;

/**
 * What a network is asked for at a moment: what is drawn where, the heads of its sources, the position of its valves. Every
 * pipe can be closed or throttled. Changed in place from one moment to the next.
 */
public final class Loads {
    private final double requiredPressure;
    private final double[] demands;
    private final double[] emitters;
    private final double[] heads;
    private final double[] throttles;
    private final boolean[] closed;

    private Loads(Network network, double requiredPressure) {
        this.requiredPressure = requiredPressure;
        this.demands = new double[network.nodes().size()];
        this.emitters = new double[network.nodes().size()];
        this.heads = network.nodes().stream().mapToDouble(Node::elevation).toArray();
        this.throttles = new double[network.pipes().size()];
        this.closed = new boolean[network.pipes().size()];
    }

    /** People get what they ask for, whatever the pressure. */
    public static Loads demandDriven(Network network) {
        return new Loads(network, 0);
    }

    /** Below {@code requiredPressure} (m) people get less, with the root of the pressure; nothing without pressure. */
    public static Loads pressureDriven(Network network, double requiredPressure) {
        if (!(requiredPressure > 0)) {
            throw new IllegalArgumentException("the required pressure must be above 0, not " + requiredPressure);
        }
        return new Loads(network, requiredPressure);
    }

    /** So much is asked for at a node, m³/s. */
    public void demand(int node, double perSecond) {
        demands[node] = perSecond;
    }

    /** A hole at a node lets out {@code coefficient} · √pressure, m³/s with the pressure in m. */
    public void emitter(int node, double coefficient) {
        if (!(coefficient >= 0)) {
            throw new IllegalArgumentException("an emitter lets water out: its coefficient cannot be " + coefficient);
        }
        emitters[node] = coefficient;
    }

    /** No hole anywhere. */
    public void closeEmitters() {
        Arrays.fill(emitters, 0);
    }

    /** The head of a source, m. */
    public void head(int source, double metres) {
        heads[source] = metres;
    }

    /** Shuts a pipe. */
    public void close(int pipe) {
        closed[pipe] = true;
    }

    /** Opens a pipe again. */
    public void open(int pipe) {
        closed[pipe] = false;
    }

    /** A valve in a pipe takes {@code coefficient} · v²/2g; 0 is wide open. */
    public void throttle(int pipe, double coefficient) {
        throttles[pipe] = coefficient;
    }

    public double demand(int node) {
        return demands[node];
    }

    public double emitter(int node) {
        return emitters[node];
    }

    public double head(int source) {
        return heads[source];
    }

    public boolean isClosed(int pipe) {
        return closed[pipe];
    }

    public double throttle(int pipe) {
        return throttles[pipe];
    }

    /** Below this, people get less, m; 0 when they do not. */
    public double requiredPressure() {
        return requiredPressure;
    }
}
