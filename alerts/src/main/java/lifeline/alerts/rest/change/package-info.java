/** Versions over HTTP: ETag and If-Match. */
@NullMarked
package lifeline.alerts.rest.change;

import org.jspecify.annotations.NullMarked;
