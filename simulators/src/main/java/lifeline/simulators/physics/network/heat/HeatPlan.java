package lifeline.simulators.physics.network.heat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.simulators.physics.network.Network;
import lifeline.simulators.physics.network.Pipe;

/**
 * A city's heating network and what of it belongs to whom.
 *
 * @param supplySource the node at which the source's pumps press
 * @param returnSource the constant-pressure point
 * @param spots by asset
 */
record HeatPlan(Network network, int supplySource, int returnSource, List<Station> stations, Map<String, Spot> spots) {
    HeatPlan {
        stations = List.copyOf(stations);
        spots = new LinkedHashMap<>(spots);
    }

    /**
     * A station takes water at one node and gives it back at the other. Several share both nodes where a city has more stations than a
     * network has branches: the branch of the network then stands for the mean of theirs.
     *
     * @param main where its return branch meets the main
     * @param branch the pipe from there to {@code back}
     */
    record Station(int supply, int back, int main, int branch) {}

    /** The pipe through which a station gives its water back. */
    Pipe branch(Station station) {
        return network.pipes().get(station.branch());
    }

    /**
     * Where an asset stands.
     *
     * @param station the one it is, or is heated by
     * @param hole the node that leaks there
     * @param chamber its number among the chambers, -1 where it is none
     * @param home its number among the homes, -1 where it is none
     */
    record Spot(int station, int hole, int chamber, int home) {}
}
