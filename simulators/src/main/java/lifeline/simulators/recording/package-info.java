/** Recorded readings from a CSV file, played as if devices sent them now; recorded rain falls on the simulated city instead. */
@NullMarked
package lifeline.simulators.recording;

import org.jspecify.annotations.NullMarked;
