/**
 * Sends rebirth requests to the broker, at QoS 0 as the specification has it: nothing waits for them, nothing is promised
 * of them, and a node that still cannot be understood is asked again. {@link PahoCommands} is the only class here that
 * imports Paho.
 */
@NullMarked
package lifeline.ingest.sparkplug.command;

import org.jspecify.annotations.NullMarked;
