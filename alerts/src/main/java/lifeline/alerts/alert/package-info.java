/**
 * What people handle: an alert, its machine state and, beside it, where people are with it.
 *
 * <p>Pure: no clock, no store, no framework; instants and signals come in as arguments. The two sides are never mixed:
 * {@link lifeline.alerts.alert.Machine} is moved by signals only, {@link lifeline.alerts.alert.Stage} by people only, with
 * the one exception that a condition which comes back reopens a closed alert.
 */
@NullMarked
package lifeline.alerts.alert;

import org.jspecify.annotations.NullMarked;
