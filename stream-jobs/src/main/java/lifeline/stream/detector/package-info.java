/**
 * One detector for each kind of condition: {@code observe(memory, reading)} gives the new memory and a finding. Pure: time
 * comes in as an argument, and how long a condition must last is none of a detector's business (that is the latch's).
 */
@NullMarked
package lifeline.stream.detector;

import org.jspecify.annotations.NullMarked;
