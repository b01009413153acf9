/**
 * Windows of work: people at a sensor, test gas, a system that is filled. They take the rules away from a place for a time, so
 * each has an author, a reason and an end of its own, and all can be seen.
 *
 * <p>A window and its row in {@code rule_audit} are one transaction, under the lock of all who change rules: jobs look there
 * for what is new. Times are the city's.
 */
@NullMarked
package lifeline.alerts.work;

import org.jspecify.annotations.NullMarked;
