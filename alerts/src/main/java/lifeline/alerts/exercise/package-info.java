/**
 * Exercises as the service sees them: who may ask for one, what is told of it, and what is left of it when it is over. They are
 * played by another program; the table {@code exercise} is all that the two share.
 */
@NullMarked
package lifeline.alerts.exercise;

import org.jspecify.annotations.NullMarked;
