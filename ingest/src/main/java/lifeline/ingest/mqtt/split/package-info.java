/** What moves between readers: MQTT sessions, with hand-written, versioned forms. */
@NullMarked
package lifeline.ingest.mqtt.split;

import org.jspecify.annotations.NullMarked;
