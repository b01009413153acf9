package lifeline.alerts.intake;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.EpisodeId;
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
                take(connection, waiting);
                JdbcSignals.PLACE.moveTo(
                        connection, waiting.get(waiting.size() - 1).seq());
                alerts.wakeFollowers(connection);
            }
            return waiting;
        });
    }

    /** In order; what begins an alert together with what else does so, for a storm is made of those. */
    private void take(Connection connection, List<NumberedSignal> waiting) throws SQLException {
        List<EpisodeId> episodes = waiting.stream()
                .map(signal -> EpisodeId.of(signal.signal()))
                .distinct()
                .toList();
        Set<EpisodeId> known = alerts.known(connection, episodes);
        List<NumberedSignal> beginning = new ArrayList<>();
        for (NumberedSignal signal : waiting) {
            if (known.add(EpisodeId.of(signal.signal()))) {
                beginning.add(signal);
            } else {
                begin(connection, beginning);
                beginning.clear();
                take(connection, signal);
            }
        }
        begin(connection, beginning);
    }

    private void begin(Connection connection, List<NumberedSignal> beginning) throws SQLException {
        List<Alert> begun = beginning.stream()
                .map(signal -> Alert.taking(Optional.empty(), signal.signal()))
                .toList();
        List<Long> ids = alerts.insert(connection, begun);
        List<JdbcAlerts.Line> lines = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            lines.add(line(ids.get(i), beginning.get(i)));
        }
        alerts.append(connection, lines);
        for (int i = 0; i < ids.size(); i++) {
            guards.tell(connection, begun.get(i), beginning.get(i));
        }
    }

    private void take(Connection connection, NumberedSignal numbered) throws SQLException {
        JdbcAlerts.Numbered known =
                alerts.find(connection, EpisodeId.of(numbered.signal())).orElseThrow();
        if (guards.hold(connection, known, numbered)) {
            return;
        }
        Alert alert = Alert.taking(Optional.of(known.alert()), numbered.signal());
        alerts.update(connection, known.id(), alert);
        alerts.append(connection, List.of(line(known.id(), numbered)));
        guards.tell(connection, alert, numbered);
    }

    private static JdbcAlerts.Line line(long alert, NumberedSignal numbered) {
        Signal signal = numbered.signal();
        AuditEntry entry = new AuditEntry(
                0,
                alert,
                signal.detectedAt(),
                AuditEntry.MACHINE,
                signal.kind().name(),
                "",
                Long.toString(numbered.seq()),
                null,
                signal.at());
        return new JdbcAlerts.Line(entry, numbered.id());
    }
}
