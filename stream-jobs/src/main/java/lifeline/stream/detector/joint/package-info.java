/**
 * One detector for each kind of condition over several sensors of an asset: {@code observe(memory, inputs as of an instant)}
 * gives the new memory and a finding. Pure, as those of one sensor; where an input is missing or stale they are not ready.
 */
@NullMarked
package lifeline.stream.detector.joint;

import org.jspecify.annotations.NullMarked;
