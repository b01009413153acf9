package lifeline.alerts.intake;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lifeline.alerts.alert.Course;
import lifeline.alerts.alert.Course.Episode;
import lifeline.alerts.alert.Origin;
import lifeline.alerts.intake.JdbcCourses.Numbered;
import lifeline.alerts.intake.JdbcGuarded.Found;
import lifeline.alerts.intake.JdbcGuarded.Held;
import lifeline.alerts.intake.JdbcSignals.NumberedSignal;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.JdbcAlerts;
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
    private final JdbcCourses courses;
    private final JdbcAlerts alerts;

    public Guards(CurrentRules rules, JdbcGuarded guarded, JdbcCourses courses, JdbcAlerts alerts) {
        this.rules = rules;
        this.guarded = guarded;
        this.courses = courses;
        this.alerts = alerts;
    }

    /** Whether a signal is held, which the audit then says with the guard's rule. */
    boolean hold(Connection connection, Numbered known, NumberedSignal numbered) throws SQLException {
        Signal signal = numbered.signal();
        Optional<String> guard = rules.catalogue()
                .rule(signal.rule())
                .flatMap(Rule::notClearedWhile)
                .filter(id -> isLessened(known.course(), signal));
        if (guard.isEmpty() || !guarded.isOpen(connection, guard.get(), Origin.of(signal))) {
            return false;
        }
        append(connection, known.id(), HOLD, numbered, signal.detectedAt(), guard.get(), null);
        return true;
    }

    private static boolean isLessened(Course course, Signal signal) {
        return course.episode(Origin.Id.of(signal))
                .filter(episode -> episode.isLessenedBy(signal))
                .isPresent();
    }

    /** After an alert was told something of its rule: should that be a guard, those it keeps are taken back, or let go. */
    void tell(Connection connection, Course course, NumberedSignal numbered) throws SQLException {
        Origin at = Origin.of(numbered.signal());
        String guard = at.rule();
        List<String> kept = rules.catalogue().rules().stream()
                .filter(rule -> rule.notClearedWhile().filter(guard::equals).isPresent())
                .map(Rule::id)
                .toList();
        if (kept.isEmpty()) {
            return;
        }
        Episode told = course.episode(at.id()).orElseThrow();
        if (told.isHolding()) {
            takeBack(connection, kept, told, numbered);
        } else if (!guarded.isOpen(connection, guard, at)) {
            letGo(connection, kept, at, numbered);
        }
    }

    private void takeBack(Connection connection, List<String> kept, Episode guard, NumberedSignal numbered)
            throws SQLException {
        String id = guard.origin().rule();
        Duration before = rules.catalogue().rule(id).map(Rule::clearAfter).orElse(Duration.ZERO);
        Instant since = guard.beganAt().minus(before);
        for (Found ended : guarded.endedSince(connection, kept, guard.origin(), since)) {
            Instant at = numbered.signal().detectedAt();
            Course course =
                    courses.get(connection, ended.alert(), ended.episode()).course();
            courses.update(
                    connection, new Numbered(ended.alert(), course.takenBack(ended.episode(), at)), ended.episode());
            append(connection, ended.alert(), REOPEN, numbered, at, id, null);
        }
    }

    private void letGo(Connection connection, List<String> kept, Origin guard, NumberedSignal numbered)
            throws SQLException {
        for (Found open : guarded.open(connection, kept, guard)) {
            Course course =
                    courses.get(connection, open.alert(), open.episode()).course();
            for (Held held : guarded.newest(connection, open.episode(), numbered.seq())) {
                Signal signal = held.numbered().signal();
                if (held.isTaken() && !isLessened(course, signal)) {
                    continue;
                }
                Course before = course;
                course = before.take(signal);
                courses.update(connection, new Numbered(open.alert(), course), open.episode());
                append(
                        connection,
                        open.alert(),
                        Course.action(Optional.of(before), course, signal),
                        held.numbered(),
                        numbered.signal().detectedAt(),
                        guard.rule(),
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
