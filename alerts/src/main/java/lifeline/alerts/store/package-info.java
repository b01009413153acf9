/**
 * The service's side of the store: SQL and nothing else.
 *
 * <p>Whoever writes an alert or its audit takes {@link lifeline.alerts.store.JdbcAlerts#lockWriters} first, before any row:
 * so {@code alert_audit.seq} follows commit order and followers of it miss nothing, and no two writers wait for each other.
 */
@NullMarked
package lifeline.alerts.store;

import org.jspecify.annotations.NullMarked;
