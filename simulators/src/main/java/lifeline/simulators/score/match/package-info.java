/**
 * Which alarm answers which fault: a pure function of the truth, the signals and where things stand. See {@link Matching} for
 * what counts.
 */
@NullMarked
package lifeline.simulators.score.match;

import org.jspecify.annotations.NullMarked;
