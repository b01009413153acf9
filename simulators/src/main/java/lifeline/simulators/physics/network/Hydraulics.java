package lifeline.simulators.physics.network;

/**
 * How the water stands and runs in a network at a moment. The arrays are its own; nobody changes them.
 *
 * @param heads by node, m; at a node that no source feeds any more its elevation, so that its pressure is 0
 * @param flows by pipe, m³/s, from its first to its second end
 * @param draws by node: what people get, m³/s
 * @param leaks by node: what runs out of a hole, m³/s
 * @param iterations the solver needed so many
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Hydraulics(double[] heads, double[] flows, double[] draws, double[] leaks, int iterations) {}
