/** The one clock of all programs, so that a run at ten times the speed is true everywhere. */
@NullMarked
package lifeline.contract.clock;

import org.jspecify.annotations.NullMarked;
