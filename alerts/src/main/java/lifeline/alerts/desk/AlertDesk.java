package lifeline.alerts.desk;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Judgement;
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

    /** The same within the caller's transaction. */
    public Answer carryOut(Connection connection, Request request) throws SQLException {
        return change(
                connection,
                request.alert(),
                request.version(),
                (alert, now) -> new Step(
                        request.deed().apply(alert, request.by(), now),
                        new AuditEntry(
                                0,
                                request.alert(),
                                now,
                                request.by(),
                                request.deed().name(),
                                request.comment(),
                                request.source())));
    }

    /** Keeps what somebody found an alert to be, in place of what was found before. */
    public Answer judge(Finding finding) {
        return transactions.write(connection -> judge(connection, finding));
    }

    private Answer judge(Connection connection, Finding finding) throws SQLException {
        return change(
                connection,
                finding.alert(),
                finding.version(),
                (alert, now) -> new Step(
                        alert.judge(new Judgement(finding.verdict(), finding.cause(), finding.by(), now)),
                        new AuditEntry(
                                0,
                                finding.alert(),
                                now,
                                finding.by(),
                                "JUDGE_" + finding.verdict().name(),
                                finding.comment(),
                                finding.source(),
                                finding.cause().name(),
                                null)));
    }

    /** What becomes of an alert, and what the audit says of it. */
    private record Step(Outcome outcome, AuditEntry entry) {}

    private Answer change(Connection connection, long id, OptionalInt version, BiFunction<Alert, Instant, Step> change)
            throws SQLException {
        alerts.lockWriters(connection);
        Optional<JdbcAlerts.Numbered> found = alerts.find(connection, id);
        if (found.isEmpty()) {
            return new Answer.Unknown();
        }
        if (version.isPresent() && version.getAsInt() != found.get().version()) {
            return new Answer.Changed();
        }
        Step step = change.apply(found.get().alert(), clock.instant());
        if (step.outcome().refused().isPresent()) {
            return new Answer.Refused(step.outcome().refused().get());
        }
        alerts.update(connection, id, step.outcome().accepted().orElseThrow());
        alerts.append(connection, step.entry(), null);
        alerts.wakeFollowers(connection);
        StoredAlert changed = queries.find(connection, id).orElseThrow();
        return new Answer.Done(changed);
    }
}
