/**
 * How one program starts another and both end together.
 *
 * <p>A child says once that it is ready, with a line {@code ready {json}} on its standard output; it stops when its
 * standard input ends, which happens when the parent closes it and also when the parent dies in whatever way.
 */
@NullMarked
package lifeline.contract.process;

import org.jspecify.annotations.NullMarked;
