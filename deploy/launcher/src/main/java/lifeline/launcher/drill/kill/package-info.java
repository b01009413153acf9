/**
 * What is killed when, and when it works again. Pure.
 */
@NullMarked
package lifeline.launcher.drill.kill;

import org.jspecify.annotations.NullMarked;
