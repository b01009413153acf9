/** FLIP-27's reader: several sessions, each cared for by a thread, seen by one task. */
@NullMarked
package lifeline.ingest.mqtt.reader;

import org.jspecify.annotations.NullMarked;
