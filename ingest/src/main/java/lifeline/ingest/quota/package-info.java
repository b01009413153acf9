/**
 * How much one device may send, so that it cannot take the city's time from the others. Pure: time comes in with the message.
 */
@NullMarked
package lifeline.ingest.quota;

import org.jspecify.annotations.NullMarked;
