/**
 * Keeps programs running: a thread for each, which restarts what dies and gives up on what keeps dying.
 */
@NullMarked
package lifeline.launcher.watch;

import org.jspecify.annotations.NullMarked;
