/**
 * Sparkplug B: edge nodes that say at birth what they have, and then refer to it. Understanding one takes all its messages
 * in their order, so each node is a keyed state: {@link lifeline.ingest.sparkplug.EdgeNode} is {@code observe(state, message)}
 * and pure; {@code job} is Flink's shell around it, {@code command} sends what it asks for.
 *
 * <p>What is not to be assumed: that messages are complete (they are published without any guarantee), that a node answers,
 * that a death comes before the next birth.
 */
@NullMarked
package lifeline.ingest.sparkplug;

import org.jspecify.annotations.NullMarked;
