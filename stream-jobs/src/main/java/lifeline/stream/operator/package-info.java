/**
 * Flink's shells around the pure core: they keep state, set timers and pass on; they decide nothing.
 */
@NullMarked
package lifeline.stream.operator;

import org.jspecify.annotations.NullMarked;
