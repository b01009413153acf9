/** How a thread follows a table by cursor: woken by a notification, with a poll behind it, through restarts of the store. */
@NullMarked
package lifeline.alerts.follow;

import org.jspecify.annotations.NullMarked;
