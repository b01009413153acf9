/** What people do with alerts: each deed is a POST of its own, with a {@link lifeline.alerts.access.Right} of its own. */
@NullMarked
package lifeline.alerts.rest.deed;

import org.jspecify.annotations.NullMarked;
