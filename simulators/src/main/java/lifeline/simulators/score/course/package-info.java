/** What a value does without noise while something is broken, and what a rule over one sensor makes of it. */
@NullMarked
package lifeline.simulators.score.course;

import org.jspecify.annotations.NullMarked;
