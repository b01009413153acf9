/** Hands sessions to readers. Runs on the JobManager, in its coordinator thread only. */
@NullMarked
package lifeline.ingest.mqtt.enumerator;

import org.jspecify.annotations.NullMarked;
