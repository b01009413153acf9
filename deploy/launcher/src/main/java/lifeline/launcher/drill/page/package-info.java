/** The pages of a drill: somebody is on call for everything, and whoever receives counts what really arrives. */
@NullMarked
package lifeline.launcher.drill.page;

import org.jspecify.annotations.NullMarked;
