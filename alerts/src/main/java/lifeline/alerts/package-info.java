/**
 * The service: follows the signal table, keeps alerts, tells people.
 *
 * <p>{@link lifeline.alerts.AlertsMain} checks the settings before anything is started; {@link lifeline.alerts.Service}
 * starts the followers once the database is there, and says that it is ready only then.
 */
@NullMarked
package lifeline.alerts;

import org.jspecify.annotations.NullMarked;
