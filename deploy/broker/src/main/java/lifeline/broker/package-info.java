/**
 * The MQTT 5 broker of one machine: Artemis with its journal on, loopback only. What it has acknowledged survives a power
 * cut of the process; nothing is dropped because a subscriber is slow or away.
 */
@NullMarked
package lifeline.broker;

import org.jspecify.annotations.NullMarked;
