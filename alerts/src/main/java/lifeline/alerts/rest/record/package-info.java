/** Rules with their records over HTTP. */
@NullMarked
package lifeline.alerts.rest.record;

import org.jspecify.annotations.NullMarked;
