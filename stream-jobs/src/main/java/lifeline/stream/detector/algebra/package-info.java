/** Means and covariances that forget, and what is solved from them: one of several values on the others. Pure numbers; what they are of, a detector knows. */
@NullMarked
package lifeline.stream.detector.algebra;

import org.jspecify.annotations.NullMarked;
