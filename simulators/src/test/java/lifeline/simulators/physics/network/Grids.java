package lifeline.simulators.physics.network;

import java.util.ArrayList;
import java.util.List;
import lifeline.simulators.wave.Noise;

/** Made-up street grids, for tests. */
final class Grids {
    private static final double BLOCK_METRES = 250;

    private Grids() {}

    /** {@code side} by {@code side} crossings and a waterworks at two of its corners. */
    static Network of(int side, long seed) {
        long key = Noise.key(seed, "grid");
        List<Node> nodes = new ArrayList<>();
        List<Pipe> pipes = new ArrayList<>();
        for (int i = 0; i < side * side; i++) {
            double east = i % side * BLOCK_METRES;
            int row = i / side;
            double north = row * BLOCK_METRES;
            nodes.add(new Node("n" + i, 5 + 20 * Noise.even(key, i), east, north, false));
            if (i % side > 0) {
                pipes.add(pipe(pipes.size(), i - 1, i, key));
            }
            if (i >= side) {
                pipes.add(pipe(pipes.size(), i - side, i, key));
            }
        }
        nodes.add(new Node("works-1", 0, -500, 0, true));
        nodes.add(new Node("works-2", 0, side * BLOCK_METRES, side * BLOCK_METRES, true));
        pipes.add(new Pipe("feed-1", side * side, 0, 500, 0.8, Material.STEEL));
        pipes.add(new Pipe("feed-2", side * side + 1, side * side - 1, 500, 0.8, Material.STEEL));
        return new Network(nodes, pipes);
    }

    private static Pipe pipe(int number, int from, int to, long key) {
        double width = 0.15 + 0.05 * Math.floor(Noise.even(~key, number) * 6);
        Material material = Noise.even(key, ~number) < 0.3 ? Material.PE : Material.IRON;
        return new Pipe("p" + number, from, to, BLOCK_METRES, width, material);
    }

    /** Up to twice {@code mean} (m³/s) at every crossing, and the waterworks at 62 and 58 m. */
    static Loads loaded(Network network, Loads loads, double mean, long seed) {
        int crossings = network.nodes().size() - 2;
        for (int node = 0; node < crossings; node++) {
            loads.demand(node, mean * 2 * Noise.even(seed, node));
        }
        loads.head(crossings, 62);
        loads.head(crossings + 1, 58);
        return loads;
    }
}
