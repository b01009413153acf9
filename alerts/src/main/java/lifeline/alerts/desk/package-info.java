/** Where people handle alerts: a deed is judged, carried out and audited in one transaction. */
@NullMarked
package lifeline.alerts.desk;

import org.jspecify.annotations.NullMarked;
