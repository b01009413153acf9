package lifeline.simulators.physics.network.water;

import java.util.ArrayList;
import java.util.List;
import lifeline.simulators.physics.network.Network;

/**
 * The changes of pressure on their way through the pipes, on top of the network's steady states. Until one has come to a node,
 * that node keeps the pressure it had; then it swings beyond its new one and comes to rest.
 *
 * <p>Basis: [default] the swing is 0.3 of the change, dies away with 12 s and comes back every 8 s.
 */
final class PressureWaves {
    private static final double SWING = 0.3;
    private static final double DYING_SECONDS = 12;
    private static final double PERIOD_SECONDS = 8;
    private static final double LONGEST_SECONDS = 600;

    private final Network network;
    private final List<Wave> waves = new ArrayList<>();

    /** Heads by node, m, at its first moment. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Wave(double from, double[] travel, double[] before, double[] after) {
        boolean isUnderWayTo(int node, double seconds) {
            return seconds >= from && seconds < from + travel[node] && Double.isFinite(travel[node]);
        }

        double swing(int node, double seconds) {
            double since = seconds - from - travel[node];
            return since < 0 || Double.isInfinite(travel[node])
                    ? 0
                    : SWING
                            * (after[node] - before[node])
                            * Math.exp(-since / DYING_SECONDS)
                            * Math.cos(2 * Math.PI * since / PERIOD_SECONDS);
        }
    }

    PressureWaves(Network network) {
        this.network = network;
    }

    /** A wave sets out from a node. */
    void begin(int node, double seconds, double[] before, double[] after) {
        waves.removeIf(wave -> wave.from() < seconds - 2 * LONGEST_SECONDS);
        waves.add(new Wave(seconds, network.travelSeconds(node), before, after));
    }

    /** The head of a node, where without waves it would be {@code steady}. */
    double head(int node, double seconds, double steady) {
        double head = steady;
        for (Wave wave : waves) {
            if (wave.isUnderWayTo(node, seconds)) {
                return wave.before()[node];
            }
            if (seconds < wave.from() + LONGEST_SECONDS) {
                head += wave.swing(node, seconds);
            }
        }
        return head;
    }
}
