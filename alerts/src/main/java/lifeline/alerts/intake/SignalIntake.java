package lifeline.alerts.intake;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Origin;
import lifeline.alerts.intake.JdbcSignals.NumberedSignal;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.Transactions;
import lifeline.contract.signal.Signal;

/** Takes signals: up to {@value #BATCH} in one transaction, all of them or none. */
@Singleton
public final class SignalIntake {
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final JdbcSignals signals;
    private final JdbcAlerts alerts;
    private final Guards guards;

    public SignalIntake(Transactions transactions, JdbcSignals signals, JdbcAlerts alerts, Guards guards) {
        this.transactions = transactions;
        this.signals = signals;
        this.alerts = alerts;
        this.guards = guards;
    }

    /** Takes what is waiting, in order; returns what was taken, empty when nothing was. */
    public List<NumberedSignal> takeSome() {
        if (!transactions.read(signals::isAnyWaiting)) {
            return List.of();
        }
        return transactions.write(connection -> {
            long position = JdbcSignals.PLACE.lock(connection);
            List<NumberedSignal> waiting = signals.after(connection, position, BATCH);
            if (!waiting.isEmpty()) {
                alerts.lockWriters(connection);
                for (NumberedSignal signal : waiting) {
                    take(connection, signal);
                }
                JdbcSignals.PLACE.moveTo(
                        connection, waiting.get(waiting.size() - 1).seq());
                alerts.wakeFollowers(connection);
            }
            return waiting;
        });
    }

    private void take(Connection connection, NumberedSignal numbered) throws SQLException {
        Signal signal = numbered.signal();
        Optional<JdbcAlerts.Numbered> known = alerts.find(connection, Origin.of(signal));
        if (known.isPresent() && guards.hold(connection, known.get(), numbered)) {
            return;
        }
        Alert alert = Alert.taking(known.map(JdbcAlerts.Numbered::alert), signal);
        long id;
        if (known.isPresent()) {
            id = known.get().id();
            alerts.update(connection, id, alert);
        } else {
            id = alerts.insert(connection, alert);
        }
        AuditEntry entry = new AuditEntry(
                0,
                id,
                signal.detectedAt(),
                AuditEntry.MACHINE,
                signal.kind().name(),
                "",
                Long.toString(numbered.seq()),
                null,
                signal.at());
        alerts.append(connection, entry, numbered.id());
        guards.tell(connection, alert, numbered);
    }
}
