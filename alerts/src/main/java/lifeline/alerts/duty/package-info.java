/**
 * Who is on duty and who is called: shifts, rotations, holidays, stand-ins; chains with their waits; responsibilities.
 *
 * <p>Pure: what is planned and an instant come in, who is meant comes out. Days and hours are the city's, at {@code +08:00}
 * all year.
 */
@NullMarked
package lifeline.alerts.duty;

import org.jspecify.annotations.NullMarked;
