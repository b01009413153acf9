/**
 * The follower that puts alerts into incidents, with a thread, a cursor and transactions of its own: an alert is committed, shown and
 * paged before anything here has seen it, and nothing here can hold it back or change it.
 *
 * <p>It follows the audit of alerts, whose numbers follow commit order. Incidents and the follower's place are written in one
 * transaction, the place's row locked first: of several replicas one moves on, and after a kill it goes on as if nothing had been.
 * What {@link lifeline.alerts.incident.Correlation} remembers is thrown away when a transaction fails or another replica has moved on,
 * and taken up again from the store.
 */
@NullMarked
package lifeline.alerts.incident.follow;

import org.jspecify.annotations.NullMarked;
