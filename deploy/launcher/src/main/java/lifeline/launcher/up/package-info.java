/**
 * {@code ./lifeline up}: a city to look at, from its greeting to its summary.
 */
@NullMarked
package lifeline.launcher.up;

import org.jspecify.annotations.NullMarked;
