package lifeline.alerts.call;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.duty.store.Duties;
import lifeline.alerts.duty.store.JdbcDuties;
import lifeline.alerts.noise.store.Gatekeeper;
import lifeline.alerts.noise.store.JdbcSuppressions;
import lifeline.alerts.noise.store.Standing;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/** Alerts nobody was responsible for: once somebody is, and they still hold, that somebody is called. */
@Singleton
public final class Vacancy {
    private static final int BATCH = 50;
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final JdbcAlerts alerts;
    private final JdbcAlertQueries queries;
    private final JdbcDuties duties;
    private final JdbcSuppressions suppressions;
    private final Gatekeeper gatekeeper;
    private final CallIntake intake;
    private final CityClock clock;

    public Vacancy(
            Transactions transactions,
            JdbcAlerts alerts,
            JdbcAlertQueries queries,
            JdbcDuties duties,
            JdbcSuppressions suppressions,
            Gatekeeper gatekeeper,
            CallIntake intake,
            CityClock clock) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.queries = queries;
        this.duties = duties;
        this.suppressions = suppressions;
        this.gatekeeper = gatekeeper;
        this.intake = intake;
        this.clock = clock;
    }

    /** Looks at some whose turn it is; false when it was nobody's. */
    public boolean takeSome() {
        if (!transactions.read(connection -> suppressions.isAnyUnclaimed(connection, clock.instant()))) {
            return false;
        }
        return transactions.write(connection -> {
            alerts.lockWriters(connection);
            Instant now = clock.instant();
            List<JdbcSuppressions.Unclaimed> waiting = suppressions.unclaimed(connection, now, now.plus(AGAIN), BATCH);
            Duties known = duties.read(connection);
            Standing standing = gatekeeper.read(connection, now);
            for (JdbcSuppressions.Unclaimed unclaimed : waiting) {
                Optional<StoredAlert> alert = queries.find(connection, unclaimed.alert());
                if (alert.isPresent()
                        && intake.begin(connection, alert.get(), unclaimed.occasion(), known, standing, now)) {
                    suppressions.claim(connection, unclaimed, now);
                }
            }
            alerts.wakeFollowers(connection);
            return !waiting.isEmpty();
        });
    }
}
