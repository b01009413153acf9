/**
 * Edge nodes that speak Sparkplug B: {@link lifeline.simulators.sparkplug.EdgeNodeScript} is what one says, in order and
 * numbered; {@link lifeline.simulators.sparkplug.SimulatedEdgeNode} says it to a broker, leaves a will there, and is born
 * again when it is asked to. The encoder is written apart from what reads it.
 *
 * <p>One thread for each node publishes; Paho's own only hand commands to it.
 */
@NullMarked
package lifeline.simulators.sparkplug;

import org.jspecify.annotations.NullMarked;
