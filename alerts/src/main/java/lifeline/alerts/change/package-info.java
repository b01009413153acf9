/** What people change in versions: who does it, and why it may be refused. */
@NullMarked
package lifeline.alerts.change;

import org.jspecify.annotations.NullMarked;
