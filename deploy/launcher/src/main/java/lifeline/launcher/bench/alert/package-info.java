/**
 * {@code ./lifeline bench --alerts}: how fast the way from a signal to people is, with many alerts open, many closed, many who watch,
 * and in a storm. Signals are written as the job writes them; everything else is the real city without its sensors.
 */
@NullMarked
package lifeline.launcher.bench.alert;

import org.jspecify.annotations.NullMarked;
