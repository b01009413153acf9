/**
 * A FLIP-27 source for MQTT 5 that acknowledges nothing before it is durable. Usable by itself.
 *
 * <p>A split is an MQTT session, not a slice of data: {@code sessions} of them share one subscription. Each belongs to
 * one reader at a time, and its unacknowledged messages are the broker's until a checkpoint that holds them completes.
 */
@NullMarked
package lifeline.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
