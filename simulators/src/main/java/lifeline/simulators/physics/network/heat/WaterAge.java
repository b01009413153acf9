package lifeline.simulators.physics.network.heat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lifeline.simulators.physics.network.Hydraulics;
import lifeline.simulators.physics.network.Network;
import lifeline.simulators.physics.network.Pipe;

/**
 * How long water has been under way from its source to each node, as if it had always flowed as it does now; where ways meet,
 * the mean by flow. Nothing is older than six hours: beyond that its heat is lost anyway.
 *
 * @param seconds by node
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WaterAge(double[] seconds) {
    private static final double OLDEST = 6 * 3_600;
    private static final double STILL = 1e-9;

    static WaterAge of(Network network, Hydraulics hydraulics) {
        List<Pipe> pipes = network.pipes();
        double[] heads = hydraulics.heads();
        double[] arriving = new double[heads.length];
        double[] aged = new double[heads.length];
        double[] ages = new double[heads.length];
        Arrays.fill(ages, OLDEST);
        int[] downhill = IntStream.range(0, pipes.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer pipe) -> -heads[upstream(pipes.get(pipe), pipe, hydraulics)]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int pipe : downhill) {
            Pipe through = pipes.get(pipe);
            double flow = Math.abs(hydraulics.flows()[pipe]);
            if (flow < STILL) {
                continue;
            }
            int from = upstream(through, pipe, hydraulics);
            int to = from == through.from() ? through.to() : through.from();
            double before = network.nodes().get(from).source() ? 0 : ages[from];
            arriving[to] += flow;
            aged[to] += flow * Math.min(OLDEST, before + through.length() * through.area() / flow);
            ages[to] = aged[to] / arriving[to];
        }
        return new WaterAge(ages);
    }

    private static int upstream(Pipe pipe, int number, Hydraulics hydraulics) {
        return hydraulics.flows()[number] >= 0 ? pipe.from() : pipe.to();
    }
}
