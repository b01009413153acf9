package lifeline.alerts.noise.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.noise.NoiseGate;
import lifeline.alerts.noise.StormRule;
import lifeline.alerts.noise.StormRule.Kind;
import lifeline.alerts.noise.StormRule.Storm;
import lifeline.alerts.noise.digest.JdbcDigests;
import lifeline.alerts.outage.JdbcOutages;
import lifeline.alerts.outage.Outage;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/** Begins the storm of an area that fell silent, and ends those that have calmed down. Looks every two seconds. */
@Singleton
public final class StormWatch {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final JdbcAlerts alerts;
    private final JdbcStorms storms;
    private final JdbcDigests digests;
    private final JdbcOutages outages;
    private final StormRule rule;
    private final CityClock clock;
    private long lookedNanos = System.nanoTime() - EVERY.toNanos();

    public StormWatch(
            Transactions transactions,
            JdbcAlerts alerts,
            JdbcStorms storms,
            JdbcDigests digests,
            JdbcOutages outages,
            NoiseGate gate,
            CityClock clock) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.storms = storms;
        this.digests = digests;
        this.outages = outages;
        this.rule = gate.settings().storm();
        this.clock = clock;
    }

    /** For one thread. */
    public void look() {
        if (System.nanoTime() - lookedNanos < EVERY.toNanos()) {
            return;
        }
        lookedNanos = System.nanoTime();
        boolean isStill = transactions.read(connection ->
                storms.open(connection).isEmpty() && outages.now(connection).isEmpty());
        if (!isStill) {
            transactions.write(connection -> {
                alerts.lockWriters(connection);
                change(connection, clock.instant());
                return true;
            });
        }
    }

    private void change(Connection connection, Instant now) throws SQLException {
        List<Storm> open = storms.open(connection);
        List<Outage> silent = new ArrayList<>(outages.now(connection));
        int lastMinute = storms.lastMinute(connection, now);
        for (Storm storm : open) {
            Optional<Outage> outage = silent.stream()
                    .filter(found -> storm.kind() == Kind.OUTAGE)
                    .filter(found -> found.cell().domain().equals(storm.domain()))
                    .filter(found -> found.cell().district().equals(storm.district()))
                    .findFirst();
            outage.ifPresent(silent::remove);
            boolean goesOn = storm.kind() == Kind.RATE ? rule.goesOn(lastMinute) : outage.isPresent();
            if (goesOn) {
                storms.goesOn(connection, storm, outage.map(Outage::silent).orElse(lastMinute), now);
            } else if (rule.isOver(storm.highAt(), now)) {
                storms.end(connection, storm, now);
            }
        }
        for (Outage outage : silent) {
            Storm begun = storms.begin(
                    connection,
                    Kind.OUTAGE,
                    outage.cell().domain(),
                    outage.cell().district(),
                    outage.silent(),
                    now);
            digests.gather(connection, begun, rule, now);
        }
    }
}
