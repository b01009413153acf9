/** Windows of work as the API tells them. */
@NullMarked
package lifeline.alerts.view.work;

import org.jspecify.annotations.NullMarked;
