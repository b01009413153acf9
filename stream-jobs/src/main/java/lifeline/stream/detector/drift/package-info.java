/** The detector of a resting point that creeps, day by day. */
@NullMarked
package lifeline.stream.detector.drift;

import org.jspecify.annotations.NullMarked;
