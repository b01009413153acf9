/**
 * The player of exercises: takes what people asked for from the store, plays it with shadow devices that speak on a topic root
 * of their own, holds what the alarms did against what was broken, and writes the score. One exercise at a time; one thread.
 *
 * <p>Its row in {@code exercise} is all it writes. Who dies in the middle leaves a row whose heartbeat stops: the service then
 * calls the exercise failed, and the next player ends its shadows.
 */
@NullMarked
package lifeline.simulators.exercise;

import org.jspecify.annotations.NullMarked;
