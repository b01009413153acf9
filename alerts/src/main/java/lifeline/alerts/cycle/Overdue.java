package lifeline.alerts.cycle;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import lifeline.alerts.Settings;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Clocks;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/** Tells the audit that the stage of an alert takes too long: once each time its clock runs out. */
@Singleton
public final class Overdue {
    /** What the audit says then; the comment is the stage. */
    public static final String OVERDUE = "OVERDUE";

    private static final int BATCH = 100;

    private final Transactions transactions;
    private final JdbcAlerts alerts;
    private final JdbcStanding standing;
    private final Clocks clocks;
    private final CityClock clock;

    public Overdue(
            Transactions transactions, JdbcAlerts alerts, JdbcStanding standing, Settings settings, CityClock clock) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.standing = standing;
        this.clocks = settings.clocks();
        this.clock = clock;
    }

    /** Takes what is overdue, up to {@value #BATCH}; false when nothing was. */
    public boolean takeSome() {
        if (clocks.limits().isEmpty()
                || transactions
                        .read(connection -> standing.standing(connection, clocks, clock.instant(), 1))
                        .isEmpty()) {
            return false;
        }
        return transactions.write(connection -> {
            // before anything is read: another replica may just have told it
            alerts.lockWriters(connection);
            Instant now = clock.instant();
            List<Long> late = standing.standing(connection, clocks, now, BATCH);
            for (long id : late) {
                tell(connection, id, now);
            }
            alerts.wakeFollowers(connection);
            return late.size() == BATCH;
        });
    }

    private void tell(Connection connection, long id, Instant now) throws SQLException {
        Alert alert = alerts.find(connection, id).orElseThrow().alert();
        standing.told(connection, id, now);
        String due = clocks.dueAt(alert).map(Instant::toString).orElse("");
        alerts.append(
                connection,
                new AuditEntry(
                        0, id, now, AuditEntry.MACHINE, OVERDUE, alert.stage().word(), "due " + due),
                null);
    }
}
