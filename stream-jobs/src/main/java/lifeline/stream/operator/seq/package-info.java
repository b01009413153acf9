/**
 * Flink's shell around the numbers that devices give their messages: keyed by device, fed by messages that carry one.
 */
@NullMarked
package lifeline.stream.operator.seq;

import org.jspecify.annotations.NullMarked;
