/** Incidents as the API tells them. */
@NullMarked
package lifeline.alerts.incident.view;

import org.jspecify.annotations.NullMarked;
