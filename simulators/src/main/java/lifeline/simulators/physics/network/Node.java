package lifeline.simulators.physics.network;

/**
 * A point of the network.
 *
 * @param elevation of the ground, m
 * @param east metres from the network's origin
 * @param north metres from the network's origin
 * @param source its head is given (a waterworks, a tank, a pump's outlet) and its flow follows; of all others it is the
 *     other way round
 */
public record Node(String id, double elevation, double east, double north, boolean source) {
    /** How far apart two points are as the crow flies, m. */
    public double distance(Node other) {
        return Math.hypot(east - other.east, north - other.north);
    }
}
