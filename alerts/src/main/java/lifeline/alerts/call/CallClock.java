package lifeline.alerts.call;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.duty.store.Duties;
import lifeline.alerts.duty.store.JdbcDuties;
import lifeline.alerts.noise.store.Gatekeeper;
import lifeline.alerts.noise.store.Standing;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/** Takes calls on whose patience has run out: up to {@value #BATCH} in one transaction, gravest first. */
@Singleton
public final class CallClock {
    private static final int BATCH = 50;

    private final Transactions transactions;
    private final JdbcAlerts alerts;
    private final JdbcAlertQueries queries;
    private final JdbcDuties duties;
    private final JdbcCalls calls;
    private final Caller caller;
    private final Gatekeeper gatekeeper;
    private final CityClock clock;

    public CallClock(
            Transactions transactions,
            JdbcAlerts alerts,
            JdbcAlertQueries queries,
            JdbcDuties duties,
            JdbcCalls calls,
            Caller caller,
            Gatekeeper gatekeeper,
            CityClock clock) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.queries = queries;
        this.duties = duties;
        this.calls = calls;
        this.caller = caller;
        this.gatekeeper = gatekeeper;
        this.clock = clock;
    }

    /** Takes what is due; false when nothing was. */
    public boolean takeSome() {
        if (!transactions.read(connection -> calls.isAnyDue(connection, clock.instant()))) {
            return false;
        }
        return transactions.write(connection -> {
            // first, as everybody does who ends or begins calls: else two would wait for each other
            alerts.lockWriters(connection);
            Instant now = clock.instant();
            List<Call> due = calls.due(connection, now, BATCH);
            Duties known = duties.read(connection);
            Standing standing = gatekeeper.read(connection, now);
            for (Call call : due) {
                Optional<StoredAlert> alert = queries.find(connection, call.alert());
                if (alert.isPresent()) {
                    caller.go(connection, call, alert.get(), known, standing, now);
                }
            }
            alerts.wakeFollowers(connection);
            return !due.isEmpty();
        });
    }
}
