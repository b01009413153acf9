package lifeline.alerts.cycle;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/** Moves alerts on to NOTIFIED once a page of them has left or somebody who may take them has them on the screen. */
@Singleton
public final class Announcer {
    static final String NOTIFY = "NOTIFY";
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final JdbcAlerts alerts;
    private final JdbcStanding standing;
    private final Shown shown;
    private final CityClock clock;

    public Announcer(
            Transactions transactions, JdbcAlerts alerts, JdbcStanding standing, Shown shown, CityClock clock) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.standing = standing;
        this.shown = shown;
        this.clock = clock;
    }

    /** Takes what is waiting; false when nothing was. */
    public boolean takeSome() {
        Map<Long, String> seen = shown.some(BATCH);
        boolean isAny = transactions.read(
                connection -> !standing.detected(connection, seen.keySet()).isEmpty()
                        || !standing.paged(connection, 1).isEmpty());
        boolean more = isAny && transactions.write(connection -> announce(connection, seen));
        shown.forget(seen.keySet());
        return more || !shown.isEmpty();
    }

    private boolean announce(Connection connection, Map<Long, String> seen) throws SQLException {
        alerts.lockWriters(connection);
        Instant now = clock.instant();
        List<Long> onScreen = standing.detected(connection, seen.keySet());
        for (long alert : onScreen) {
            announce(connection, alert, "shown to " + seen.getOrDefault(alert, ""), now);
        }
        List<Long> paged = standing.paged(connection, BATCH);
        for (long alert : paged) {
            announce(connection, alert, "paged", now);
        }
        alerts.wakeFollowers(connection);
        return paged.size() == BATCH;
    }

    private void announce(Connection connection, long id, String how, Instant now) throws SQLException {
        alerts.update(
                connection,
                id,
                alerts.find(connection, id).orElseThrow().alert().announced(now));
        alerts.append(connection, new AuditEntry(0, id, now, AuditEntry.MACHINE, NOTIFY, how, ""), null);
    }
}
