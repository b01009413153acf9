/**
 * What is known of a reading before any rule looks at it: a copy, a contradiction, late, out of range, at full scale, a
 * number that stands for none, far from those before it. Pure.
 */
@NullMarked
package lifeline.stream.quality;

import org.jspecify.annotations.NullMarked;
