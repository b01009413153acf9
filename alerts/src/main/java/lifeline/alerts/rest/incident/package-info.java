/** Incidents over HTTP. */
@NullMarked
package lifeline.alerts.rest.incident;

import org.jspecify.annotations.NullMarked;
