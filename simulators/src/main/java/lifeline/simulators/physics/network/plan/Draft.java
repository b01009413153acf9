package lifeline.simulators.physics.network.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import lifeline.simulators.physics.network.Material;
import lifeline.simulators.physics.network.Network;
import lifeline.simulators.physics.network.Node;
import lifeline.simulators.physics.network.Pipe;
import lifeline.simulators.wave.Noise;

/**
 * A network on the drawing board: its nodes, what is drawn at them, and pipes that still want their diameters. These are
 * chosen so that, at the peak, the way from the waterworks to the farthest end takes so many metres of head and no more.
 */
public final class Draft {
    private static final double[] DIAMETERS = {0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6};
    private static final double HAZEN_WILLIAMS = 10.667;
    private static final double RESERVE = 0.01;
    private static final double SHORTEST_METRES = 50;
    private static final double HILL_METRES = 2_500;
    private static final double MEAN_ELEVATION = 10;

    private final long key;
    private final double hills;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Double> demands = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    private record Link(int from, int to, double length, double least, boolean fixed, Material material) {
        /** Mains come before the narrow pipes beside them. */
        double detour() {
            return fixed ? 2 * length : length;
        }

        int other(int node) {
            return node == from ? to : from;
        }
    }

    /** @param hills how far the ground rises and falls, m */
    public Draft(long key, double hills) {
        this.key = key;
        this.hills = hills;
    }

    /** @param demand its mean, m³/s */
    public int node(String name, Streets.Point point, double demand) {
        nodes.add(new Node(name + '-' + nodes.size(), ground(point), point.east(), point.north(), false));
        demands.add(demand);
        return nodes.size() - 1;
    }

    public int source(String name, Streets.Point point) {
        nodes.add(new Node(name + '-' + nodes.size(), MEAN_ELEVATION, point.east(), point.north(), true));
        demands.add(0.0);
        return nodes.size() - 1;
    }

    private double ground(Streets.Point point) {
        return MEAN_ELEVATION
                + hills * Noise.smooth(key, point.east() / HILL_METRES)
                + hills * Noise.smooth(~key, point.north() / HILL_METRES);
    }

    /** @param least its diameter at least, m */
    public int pipe(int from, int to, double length, double least, Material material) {
        links.add(new Link(from, to, Math.max(SHORTEST_METRES, length), least, false, material));
        return links.size() - 1;
    }

    /** As long as its ends are apart. */
    public int pipe(int from, int to, double least, Material material) {
        return pipe(from, to, nodes.get(from).distance(nodes.get(to)), least, material);
    }

    /** A pipe of just that diameter, m. */
    public int fixedPipe(int from, int to, double length, double diameter, Material material) {
        links.add(new Link(from, to, length, diameter, true, material));
        return links.size() - 1;
    }

    public Node node(int number) {
        return nodes.get(number);
    }

    public double[] demands() {
        return demands.stream().mapToDouble(Double::doubleValue).toArray();
    }

    public Streets.Point point(int node) {
        return new Streets.Point(nodes.get(node).east(), nodes.get(node).north());
    }

    /** The one of {@code some} that lies nearest. */
    public int nearest(List<Integer> some, Streets.Point point) {
        return some.stream()
                .min(Comparator.comparingDouble(node -> point.distance(point(node))))
                .orElseThrow();
    }

    /**
     * @param drop head the longest way takes at the peak, m
     * @param peak so many times the mean
     */
    public Network sized(double drop, double peak) {
        int[] towards = new int[nodes.size()];
        double[] metres = ways(towards);
        double[] flows = new double[links.size()];
        double longest = 1;
        for (int node = 0; node < nodes.size(); node++) {
            longest = Math.max(longest, metres[node] < Double.POSITIVE_INFINITY ? metres[node] : 1);
            for (int at = node; towards[at] >= 0; at = links.get(towards[at]).other(at)) {
                flows[towards[at]] += demands.get(node) * peak;
            }
        }
        List<Pipe> pipes = new ArrayList<>();
        for (int number = 0; number < links.size(); number++) {
            Link link = links.get(number);
            double diameter = link.fixed() || flows[number] == 0
                    ? link.least()
                    : diameter(link, flows[number] + RESERVE, drop / longest);
            pipes.add(new Pipe("pipe-" + number, link.from(), link.to(), link.length(), diameter, link.material()));
        }
        return new Network(nodes, pipes);
    }

    private static double diameter(Link link, double flow, double slope) {
        double exact =
                Math.pow(HAZEN_WILLIAMS * Math.pow(flow / link.material().roughness(), 1.852) / slope, 1 / 4.871);
        return Arrays.stream(DIAMETERS)
                .filter(standard -> standard >= Math.max(link.least(), exact))
                .findFirst()
                .orElse(DIAMETERS[DIAMETERS.length - 1]);
    }

    /** The length of the shortest way from a source to each node, and the pipe it comes in by; -1 at a source. */
    private double[] ways(int[] towards) {
        List<List<Integer>> touching = new ArrayList<>();
        nodes.forEach(node -> touching.add(new ArrayList<>()));
        for (int number = 0; number < links.size(); number++) {
            touching.get(links.get(number).from()).add(number);
            touching.get(links.get(number).to()).add(number);
        }
        record Way(int node, double metres) {}
        double[] metres = new double[nodes.size()];
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
        Arrays.fill(towards, -1);
        PriorityQueue<Way> next = new PriorityQueue<>(Comparator.comparingDouble(Way::metres));
        for (int node = 0; node < metres.length; node++) {
            if (nodes.get(node).source()) {
                metres[node] = 0;
                next.add(new Way(node, 0));
            }
        }
        while (!next.isEmpty()) {
            Way way = next.remove();
            for (int number : touching.get(way.node())) {
                int other = links.get(number).other(way.node());
                double there = way.metres() + links.get(number).detour();
                if (there < metres[other]) {
                    metres[other] = there;
                    towards[other] = number;
                    next.add(new Way(other, there));
                }
            }
        }
        return metres;
    }
}
