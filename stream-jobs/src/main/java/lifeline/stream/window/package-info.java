/**
 * Instants as microseconds and small runs of readings: what the state of a sensor is made of. Pure.
 */
@NullMarked
package lifeline.stream.window;

import org.jspecify.annotations.NullMarked;
