/** Recorded readings from a CSV file, played as if devices sent them now. */
@NullMarked
package lifeline.simulators.recording;

import org.jspecify.annotations.NullMarked;
