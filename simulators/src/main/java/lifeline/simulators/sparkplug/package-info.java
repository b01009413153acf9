/**
 * Edge nodes that speak Sparkplug B. The encoder is written apart from what reads it.
 *
 * <p>{@link lifeline.simulators.sparkplug.CityEdgeNode} writes what the devices of the city say; connecting, sending, and what
 * is owed are {@link lifeline.simulators.publish.Gateways}' as with all other formats.
 * <ul>
 *   <li>Births and data go at QoS 1, where the specification has QoS 0: without acknowledgements no count is exact.
 *   <li>Births repeat the last values with their own times; they are counted as sent again, never as published.
 *   <li>After a reconnection the node is born in a new session; what was owed is told again, under new numbers.
 *   <li>What is more than a minute old when it is sent is historical. What is no number is null, and in a birth also what
 *       has a time that nobody would believe.
 *   <li>A node dates what a device tells without a time. It retains nothing, and tells no device's death: it does not know
 *       how often one ought to speak. A device in another's place is another device, and is born.
 * </ul>
 *
 * <p>For tests, with nothing but the encoder in common: {@link lifeline.simulators.sparkplug.EdgeNodeScript} is what one
 * says, in order and numbered; {@link lifeline.simulators.sparkplug.SimulatedEdgeNode} says it to a broker, leaves a will
 * there, and is born again when it is asked to.
 *
 * <p>One thread for each node publishes; Paho's own only hand commands to it.
 */
@NullMarked
package lifeline.simulators.sparkplug;

import org.jspecify.annotations.NullMarked;
