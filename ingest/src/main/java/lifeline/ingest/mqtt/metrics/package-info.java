/** What the source tells of itself. */
@NullMarked
package lifeline.ingest.mqtt.metrics;

import org.jspecify.annotations.NullMarked;
