/**
 * Flink's shell around {@link lifeline.ingest.sparkplug.EdgeNode}: one exchange, by edge node, and a state that a checkpoint
 * keeps, so that a restart needs no rebirth.
 */
@NullMarked
package lifeline.ingest.sparkplug.job;

import org.jspecify.annotations.NullMarked;
