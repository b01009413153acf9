/**
 * Flink's shell around {@code subject}: it waits until an instant is whole, keeps state and passes on; it decides nothing.
 */
@NullMarked
package lifeline.stream.operator.subject;

import org.jspecify.annotations.NullMarked;
