/**
 * What sensors measure while nothing is broken. Pure: a value depends on the seed, the sensor and the instant, on nothing
 * that happened before; so a run can be repeated, and any instant can be asked for.
 */
@NullMarked
package lifeline.simulators.wave;

import org.jspecify.annotations.NullMarked;
