package lifeline.simulators.physics.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * Nodes and the pipes between them. It may fall into parts, but each of them has a source: where a node hangs on none, there is
 * an {@link UnsolvableNetworkException} in place of a network.
 */
public record Network(List<Node> nodes, List<Pipe> pipes) {
    private static final int NAMED = 5;

    public Network {
        nodes = List.copyOf(nodes);
        pipes = List.copyOf(pipes);
        refuseLoneNodes(nodes, pipes);
    }

    private static void refuseLoneNodes(List<Node> nodes, List<Pipe> pipes) {
        BitSet alone = reached(nodes, pipes, pipe -> true);
        alone.flip(0, nodes.size());
        if (!alone.isEmpty()) {
            List<String> names = alone.stream()
                    .limit(NAMED)
                    .mapToObj(node -> nodes.get(node).id())
                    .toList();
            throw new UnsolvableNetworkException(alone.cardinality() + " of " + nodes.size()
                    + " nodes are not connected to any source: " + String.join(", ", names)
                    + (alone.cardinality() > NAMED ? ", …" : ""));
        }
    }

    /** The nodes that a source still feeds through those pipes. */
    BitSet fed(IntPredicate open) {
        return reached(nodes, pipes, open);
    }

    private static BitSet reached(List<Node> nodes, List<Pipe> pipes, IntPredicate open) {
        int[] group = new int[nodes.size()];
        Arrays.setAll(group, node -> node);
        for (int pipe = 0; pipe < pipes.size(); pipe++) {
            if (open.test(pipe)) {
                group[root(group, pipes.get(pipe).from())] =
                        root(group, pipes.get(pipe).to());
            }
        }
        BitSet wet = new BitSet(nodes.size());
        for (int node = 0; node < nodes.size(); node++) {
            if (nodes.get(node).source()) {
                wet.set(root(group, node));
            }
        }
        BitSet reached = new BitSet(nodes.size());
        for (int node = 0; node < nodes.size(); node++) {
            reached.set(node, wet.get(root(group, node)));
        }
        return reached;
    }

    private static int root(int[] group, int node) {
        int root = node;
        while (group[root] != root) {
            group[root] = group[group[root]];
            root = group[root];
        }
        return root;
    }

    /** How long a change of pressure at a node takes to each node, s; infinite where no pipe leads. */
    public double[] travelSeconds(int start) {
        List<List<Integer>> touching = new ArrayList<>();
        nodes.forEach(node -> touching.add(new ArrayList<>()));
        for (int pipe = 0; pipe < pipes.size(); pipe++) {
            touching.get(pipes.get(pipe).from()).add(pipe);
            touching.get(pipes.get(pipe).to()).add(pipe);
        }
        record Arrival(int node, double seconds) {}
        double[] seconds = new double[nodes.size()];
        Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        seconds[start] = 0;
        PriorityQueue<Arrival> next = new PriorityQueue<>(Comparator.comparingDouble(Arrival::seconds));
        next.add(new Arrival(start, 0));
        while (!next.isEmpty()) {
            Arrival arrival = next.remove();
            if (arrival.seconds() > seconds[arrival.node()]) {
                continue;
            }
            for (int number : touching.get(arrival.node())) {
                Pipe pipe = pipes.get(number);
                int other = pipe.from() == arrival.node() ? pipe.to() : pipe.from();
                double at = arrival.seconds() + pipe.length() / pipe.material().waveSpeed();
                if (at < seconds[other]) {
                    seconds[other] = at;
                    next.add(new Arrival(other, at));
                }
            }
        }
        return seconds;
    }
}
