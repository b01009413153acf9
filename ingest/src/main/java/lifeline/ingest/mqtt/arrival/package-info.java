/**
 * What arrives, from the client's callback to the task: cut, timed, marked as a possible copy, and kept in the order it
 * came. The callback puts in and returns; the task takes out; nobody waits for anybody.
 */
@NullMarked
package lifeline.ingest.mqtt.arrival;

import org.jspecify.annotations.NullMarked;
