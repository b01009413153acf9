package lifeline.alerts.desk;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import lifeline.alerts.alert.Outcome;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/** Carries out what people ask: the change and its audit row in one transaction, or neither. */
@Singleton
public final class AlertDesk {
    private final Transactions transactions;
    private final JdbcAlerts alerts;
    private final JdbcAlertQueries queries;
    private final CityClock clock;

    public AlertDesk(Transactions transactions, JdbcAlerts alerts, JdbcAlertQueries queries, CityClock clock) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.queries = queries;
        this.clock = clock;
    }

    public Answer carryOut(Request request) {
        return transactions.write(connection -> carryOut(connection, request));
    }

    private Answer carryOut(Connection connection, Request request) throws SQLException {
        alerts.lockWriters(connection);
        Optional<JdbcAlerts.Numbered> found = alerts.find(connection, request.alert());
        if (found.isEmpty()) {
            return new Answer.Unknown();
        }
        Instant now = clock.instant();
        Outcome outcome = request.deed().apply(found.get().alert(), request.by(), now);
        if (outcome.refused().isPresent()) {
            return new Answer.Refused(outcome.refused().get());
        }
        alerts.update(connection, request.alert(), outcome.accepted().orElseThrow());
        AuditEntry entry = new AuditEntry(
                0, request.alert(), now, request.by(), request.deed().name(), request.comment(), request.source());
        alerts.append(connection, entry, null);
        alerts.wakeFollowers(connection);
        StoredAlert changed = queries.find(connection, request.alert()).orElseThrow();
        return new Answer.Done(changed);
    }
}
