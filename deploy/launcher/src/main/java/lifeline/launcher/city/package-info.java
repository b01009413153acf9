/**
 * A city from its start to its summary: which programs, in which order, with which settings.
 */
@NullMarked
package lifeline.launcher.city;

import org.jspecify.annotations.NullMarked;
