package lifeline.simulators.physics.network.water;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lifeline.simulators.physics.network.Network;

/**
 * A city's water network and what of it belongs to whom.
 *
 * @param demands by node: the mean of what people draw, m³/s
 * @param zones by node: a number shared by those who draw alike
 * @param spots by asset
 * @param tanks the nodes that fill a tank
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WaterPlan(Network network, double[] demands, int[] zones, Map<String, Spot> spots, List<Integer> tanks) {
    WaterPlan {
        spots = new LinkedHashMap<>(spots);
        tanks = List.copyOf(tanks);
    }

    /** The nodes at which those draw who draw like this one: all of a zone. */
    int[] alike(int node) {
        return IntStream.range(0, zones.length)
                .filter(other -> zones[other] == zones[node])
                .toArray();
    }

    /**
     * Where an asset stands.
     *
     * @param gauge the node whose pressure it sees
     * @param hole the node that bursts there
     * @param feed the pipe that feeds it: its flow is the inflow, its valve the one that is shut
     * @param tank its number among the tanks, -1 where there is none
     */
    record Spot(int gauge, int hole, int feed, int tank) {}
}
