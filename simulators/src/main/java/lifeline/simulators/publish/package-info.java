/**
 * From emissions to the broker: QoS 1, over connections that about 1,000 devices share.
 *
 * <p>Each {@link lifeline.simulators.publish.Gateway} has one thread that connects, sends and connects again; Paho's own
 * threads only tell of acknowledgements and never wait. What was not acknowledged is sent again over the next connection.
 * Paho's automatic reconnection is off (it can hang for ever): every connection is a new client object.
 */
@NullMarked
package lifeline.simulators.publish;

import org.jspecify.annotations.NullMarked;
