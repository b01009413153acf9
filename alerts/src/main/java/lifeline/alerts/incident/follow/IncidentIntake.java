package lifeline.alerts.incident.follow;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import lifeline.alerts.follow.Place;
import lifeline.alerts.incident.Chains;
import lifeline.alerts.incident.Correlation;
import lifeline.alerts.incident.Correlation.Joined;
import lifeline.alerts.incident.Layer;
import lifeline.alerts.incident.Reach;
import lifeline.alerts.incident.follow.JdbcAudit.Told;
import lifeline.alerts.incident.place.IncidentPlace;
import lifeline.alerts.incident.place.Placing;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.Transactions;
import lifeline.contract.signal.Signal;
import lifeline.contract.topology.Topology;
import org.jspecify.annotations.Nullable;

/** Takes what was done to alerts: up to {@value #BATCH} lines of the audit in one transaction, all of them or none. */
@Singleton
public final class IncidentIntake {
    /** How far the audit of alerts has been taken. */
    static final Place ALERTS = new Place("incidents");

    /** How often places have been looked for. */
    static final Place PLACES = new Place("incident-places");

    private static final int BATCH = 200;

    private final Transactions transactions;
    private final JdbcAudit audit;
    private final JdbcIncidents incidents;
    private final JdbcTopology topologies;
    private final CurrentRules rules;
    private final Placing placing;
    private final Chains chains = Chains.shipped();
    private @Nullable Remembered remembered;

    public IncidentIntake(
            Transactions transactions,
            JdbcAudit audit,
            JdbcIncidents incidents,
            JdbcTopology topologies,
            CurrentRules rules,
            Placing placing) {
        this.transactions = transactions;
        this.audit = audit;
        this.incidents = incidents;
        this.topologies = topologies;
        this.rules = rules;
        this.placing = placing;
    }

    /** What is known at a place of the audit. */
    private record Remembered(long position, Topology topology, Correlation correlation) {}

    /** Takes what is waiting, in order, or looks for places; false when there was nothing to do. For one thread. */
    boolean takeSome() {
        boolean isAnyWaiting = transactions.read(audit::isAnyWaiting);
        Remembered before = remembered;
        if (!isAnyWaiting && before != null) {
            return placeSome(before.topology());
        }
        remembered = null; // what is not committed is not true
        remembered = transactions.write(connection -> take(connection, before));
        return isAnyWaiting;
    }

    private Remembered take(Connection connection, @Nullable Remembered before) throws SQLException {
        long position = ALERTS.lock(connection);
        Remembered here = before != null && before.position() == position ? before : resumed(connection, position);
        Correlation correlation = here.correlation();
        List<Told> waiting = audit.after(connection, position, BATCH);
        if (waiting.isEmpty()) {
            return here;
        }
        Map<Long, Joined> known = incidents.joined(
                connection, waiting.stream().map(Told::alert).distinct().toList());
        Batch batch = new Batch(correlation, known);
        for (Told told : waiting) {
            told.signal().ifPresent(signal -> batch.take(told.alert(), layer(signal), signal));
            told.holds().ifPresent(holds -> batch.hold(told.alert(), holds));
        }
        batch.write(connection, incidents, member -> here.topology()
                .site(member.asset())
                .map(site -> placing.text(IncidentPlace.at(site, here.topology()))));
        long last = waiting.get(waiting.size() - 1).seq();
        ALERTS.moveTo(connection, last);
        incidents.wakeFollowers(connection);
        return new Remembered(last, here.topology(), correlation);
    }

    private Remembered resumed(Connection connection, long position) throws SQLException {
        Topology topology = topologies.read(connection);
        Correlation correlation = Correlation.resumed(
                topology, chains, Reach.DEFAULT, incidents.since(connection, Reach.DEFAULT.remembered()));
        return new Remembered(position, topology, correlation);
    }

    private boolean placeSome(Topology topology) {
        if (!transactions.read(placing::isAnyDue)) {
            return false;
        }
        return transactions.write(connection -> {
            ALERTS.lock(connection);
            boolean any = placing.placeSome(connection, topology) > 0;
            if (any) {
                PLACES.moveTo(connection, PLACES.lock(connection) + 1);
                incidents.wakeFollowers(connection);
            }
            return any;
        });
    }

    private Layer layer(Signal signal) {
        return rules.catalogue().rule(signal.rule()).map(Layer::of).orElse(Layer.APART);
    }
}
