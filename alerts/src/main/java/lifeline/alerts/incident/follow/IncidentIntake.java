package lifeline.alerts.incident.follow;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import lifeline.alerts.incident.Chains;
import lifeline.alerts.incident.Correlation;
import lifeline.alerts.incident.Correlation.Joined;
import lifeline.alerts.incident.Layer;
import lifeline.alerts.incident.Reach;
import lifeline.alerts.incident.follow.JdbcAudit.Told;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.Transactions;
import lifeline.contract.signal.Signal;
import org.jspecify.annotations.Nullable;

/** Takes what was done to alerts: up to {@value #BATCH} lines of the audit in one transaction, all of them or none. */
@Singleton
public final class IncidentIntake {
    private static final int BATCH = 200;

    private final Transactions transactions;
    private final JdbcAudit audit;
    private final JdbcIncidents incidents;
    private final JdbcTopology topologies;
    private final CurrentRules rules;
    private final Chains chains = Chains.shipped();
    private @Nullable Remembered remembered;

    public IncidentIntake(
            Transactions transactions,
            JdbcAudit audit,
            JdbcIncidents incidents,
            JdbcTopology topologies,
            CurrentRules rules) {
        this.transactions = transactions;
        this.audit = audit;
        this.incidents = incidents;
        this.topologies = topologies;
        this.rules = rules;
    }

    /** What correlation knows at a place of the audit. */
    private record Remembered(long position, Correlation correlation) {}

    /** Takes what is waiting, in order; false when nothing was. For one thread. */
    boolean takeSome() {
        if (!transactions.read(audit::isAnyWaiting)) {
            return false;
        }
        Remembered before = remembered;
        remembered = null; // what is not committed is not true
        remembered = transactions.write(connection -> take(connection, before));
        return true;
    }

    private Remembered take(Connection connection, @Nullable Remembered before) throws SQLException {
        long position = audit.lockPosition(connection);
        Correlation correlation = before != null && before.position() == position
                ? before.correlation()
                : Correlation.resumed(
                        topologies.read(connection),
                        chains,
                        Reach.DEFAULT,
                        incidents.since(connection, Reach.DEFAULT.remembered()));
        List<Told> waiting = audit.after(connection, position, BATCH);
        if (waiting.isEmpty()) {
            return new Remembered(position, correlation);
        }
        Map<Long, Joined> known = incidents.joined(
                connection, waiting.stream().map(Told::alert).distinct().toList());
        Batch batch = new Batch(correlation, known);
        for (Told told : waiting) {
            told.signal().ifPresent(signal -> batch.take(told.alert(), layer(signal), signal));
        }
        batch.write(connection, incidents);
        long last = waiting.get(waiting.size() - 1).seq();
        audit.moveTo(connection, last);
        return new Remembered(last, correlation);
    }

    private Layer layer(Signal signal) {
        return rules.catalogue().rule(signal.rule()).map(Layer::of).orElse(Layer.APART);
    }
}
