/** A city's readings over hours or years, written to a file as fast as they can be worked out. */
@NullMarked
package lifeline.simulators.history;

import org.jspecify.annotations.NullMarked;
