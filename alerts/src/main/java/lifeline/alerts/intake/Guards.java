package lifeline.alerts.intake;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.intake.JdbcGuarded.Held;
import lifeline.alerts.intake.JdbcSignals.NumberedSignal;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.JdbcAlerts.Numbered;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Keeps alerts whose rule is {@code not-cleared-while} another, its guard, has one at the same asset: what would end such an alert or make
 * it milder is held until the guard's has ended, and an end from less than the guard's {@code clear-after} before it began is
 * taken back. Nothing that raises is ever held. What is held follows from signals and audit alone, so a restart forgets nothing.
 */
@Singleton
public final class Guards {
    private static final String HOLD = "HOLD";
    private static final String REOPEN = "REOPEN";

    private final CurrentRules rules;
    private final JdbcGuarded guarded;
    private final JdbcAlerts alerts;

    public Guards(CurrentRules rules, JdbcGuarded guarded, JdbcAlerts alerts) {
        this.rules = rules;
        this.guarded = guarded;
        this.alerts = alerts;
    }

    /** Whether a signal is held, which the audit then says with the guard's rule. */
    boolean hold(Connection connection, Numbered known, NumberedSignal numbered) throws SQLException {
        Optional<String> guard = rules.catalogue()
                .rule(numbered.signal().rule())
                .flatMap(Rule::notClearedWhile)
                .filter(id -> known.alert().isLessenedBy(numbered.signal()));
        if (guard.isEmpty()
                || !guarded.isOpen(connection, guard.get(), known.alert().origin())) {
            return false;
        }
        append(connection, known.id(), HOLD, numbered, numbered.signal().detectedAt(), guard.get(), null);
        return true;
    }

    /** After an alert was told something: should its rule be a guard, those it keeps are taken back, or let go. */
    void tell(Connection connection, Alert alert, NumberedSignal numbered) throws SQLException {
        String guard = alert.origin().rule();
        List<String> kept = rules.catalogue().rules().stream()
                .filter(rule -> rule.notClearedWhile().filter(guard::equals).isPresent())
                .map(Rule::id)
                .toList();
        if (kept.isEmpty()) {
            return;
        }
        if (alert.machine().recoveredAt().isEmpty()) {
            takeBack(connection, kept, alert, numbered);
        } else if (!guarded.isOpen(connection, guard, alert.origin())) {
            letGo(connection, kept, alert, numbered);
        }
    }

    private void takeBack(Connection connection, List<String> kept, Alert guard, NumberedSignal numbered)
            throws SQLException {
        String id = guard.origin().rule();
        Duration before = rules.catalogue().rule(id).map(Rule::clearAfter).orElse(Duration.ZERO);
        Instant since = guard.beganAt().minus(before);
        for (Numbered ended : guarded.endedSince(connection, kept, guard.origin(), since)) {
            Instant at = numbered.signal().detectedAt();
            alerts.update(connection, ended.id(), ended.alert().takenBack(at));
            append(connection, ended.id(), REOPEN, numbered, at, id, null);
        }
    }

    private void letGo(Connection connection, List<String> kept, Alert guard, NumberedSignal numbered)
            throws SQLException {
        for (Numbered open : guarded.open(connection, kept, guard.origin())) {
            Alert alert = open.alert();
            for (Held held : guarded.newest(connection, alert.origin(), numbered.seq())) {
                Signal signal = held.numbered().signal();
                if (held.isTaken() && !alert.isLessenedBy(signal)) {
                    continue;
                }
                alert = Alert.taking(Optional.of(alert), signal);
                alerts.update(connection, open.id(), alert);
                append(
                        connection,
                        open.id(),
                        signal.kind().name(),
                        held.numbered(),
                        numbered.signal().detectedAt(),
                        guard.origin().rule(),
                        held.isTaken() ? null : held.numbered().id());
            }
        }
    }

    private void append(
            Connection connection,
            long alert,
            String action,
            NumberedSignal numbered,
            Instant at,
            String guard,
            @Nullable UUID taken)
            throws SQLException {
        AuditEntry entry = new AuditEntry(
                0,
                alert,
                at,
                AuditEntry.MACHINE,
                action,
                guard,
                Long.toString(numbered.seq()),
                null,
                numbered.signal().at());
        alerts.append(connection, entry, taken);
    }
}
