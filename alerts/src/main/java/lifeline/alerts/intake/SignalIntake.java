package lifeline.alerts.intake;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lifeline.alerts.alert.Course;
import lifeline.alerts.alert.Origin;
import lifeline.alerts.intake.JdbcCourses.Slot;
import lifeline.alerts.intake.JdbcSignals.NumberedSignal;
import lifeline.alerts.noise.NoiseGate;
import lifeline.alerts.noise.NoiseSettings.Families;
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
    private final JdbcCourses courses;
    private final Guards guards;
    private final Families families;

    SignalIntake(
            Transactions transactions,
            JdbcSignals signals,
            JdbcAlerts alerts,
            JdbcCourses courses,
            Guards guards,
            NoiseGate gate) {
        this.transactions = transactions;
        this.signals = signals;
        this.alerts = alerts;
        this.courses = courses;
        this.guards = guards;
        this.families = gate.settings().families();
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
        Set<Origin.Id> known = courses.known(
                connection, waiting.stream().map(SignalIntake::id).distinct().toList());
        Set<Slot> taken = courses.taken(
                connection, waiting.stream().map(this::slot).distinct().toList());
        List<NumberedSignal> beginning = new ArrayList<>();
        for (NumberedSignal signal : waiting) {
            boolean isFirst = taken.add(slot(signal));
            if (known.add(id(signal)) && isFirst) {
                beginning.add(signal);
            } else {
                begin(connection, beginning);
                beginning.clear();
                take(connection, signal);
            }
        }
        begin(connection, beginning);
    }

    private static Origin.Id id(NumberedSignal numbered) {
        return Origin.Id.of(numbered.signal());
    }

    private Slot slot(NumberedSignal numbered) {
        Signal signal = numbered.signal();
        return new Slot(signal.subject(), families.of(signal.rule()));
    }

    private void begin(Connection connection, List<NumberedSignal> beginning) throws SQLException {
        List<Course> begun = beginning.stream()
                .map(numbered -> Course.beginning(numbered.signal()))
                .toList();
        List<Long> ids = courses.insert(
                connection,
                begun,
                beginning.stream().map(numbered -> slot(numbered).family()).toList());
        List<JdbcAlerts.Line> lines = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String action = Course.action(
                    Optional.empty(), begun.get(i), beginning.get(i).signal());
            lines.add(line(ids.get(i), action, beginning.get(i)));
        }
        alerts.append(connection, lines);
        for (int i = 0; i < ids.size(); i++) {
            guards.tell(connection, begun.get(i), beginning.get(i));
        }
    }

    private void take(Connection connection, NumberedSignal numbered) throws SQLException {
        Signal signal = numbered.signal();
        Optional<JdbcCourses.Numbered> found = courses.find(connection, id(numbered));
        if (found.isEmpty()) {
            found = courses.open(
                    connection, id(numbered), families.of(signal.rule()), signal.beganAt(), families.within());
        }
        if (found.isEmpty()) {
            begin(connection, List.of(numbered));
            return;
        }
        JdbcCourses.Numbered before = found.get();
        if (guards.hold(connection, before, numbered)) {
            return;
        }
        Course course = before.course().take(signal);
        courses.update(connection, new JdbcCourses.Numbered(before.id(), course), id(numbered));
        String action = Course.action(Optional.of(before.course()), course, signal);
        alerts.append(connection, List.of(line(before.id(), action, numbered)));
        guards.tell(connection, course, numbered);
    }

    private static JdbcAlerts.Line line(long alert, String action, NumberedSignal numbered) {
        Signal signal = numbered.signal();
        AuditEntry entry = new AuditEntry(
                0,
                alert,
                signal.detectedAt(),
                AuditEntry.MACHINE,
                action,
                "",
                Long.toString(numbered.seq()),
                null,
                signal.at());
        return new JdbcAlerts.Line(entry, numbered.id());
    }
}
