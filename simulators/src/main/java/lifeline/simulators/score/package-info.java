/**
 * Alarms held against the truth: {@code ./lifeline score}. Reads the truth file of a run and its signals, and tells recall,
 * precision, delays and false alarms. No database here: the launcher reads the signals and hands them over as a file.
 */
@NullMarked
package lifeline.simulators.score;

import org.jspecify.annotations.NullMarked;
