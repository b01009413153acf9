/** Detectors that compare a sensor with its own past: what they keep is numbers, and they say nothing before they have looked on. */
@NullMarked
package lifeline.stream.detector.learned;

import org.jspecify.annotations.NullMarked;
