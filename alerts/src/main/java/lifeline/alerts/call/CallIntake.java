package lifeline.alerts.call;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.Settings;
import lifeline.alerts.alert.Stage;
import lifeline.alerts.cycle.Overdue;
import lifeline.alerts.duty.Occasion;
import lifeline.alerts.duty.Responsibility;
import lifeline.alerts.duty.store.Duties;
import lifeline.alerts.duty.store.JdbcDuties;
import lifeline.alerts.follow.Place;
import lifeline.alerts.noise.store.Gatekeeper;
import lifeline.alerts.noise.store.Standing;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends calls: up to {@value #BATCH} lines of the audit in one transaction, all of them or none. What is told is the
 * alert as it is by then, so that a line that was overtaken calls nobody for what is over. Reds do not queue: their lines are
 * taken ahead of all others that wait.
 */
@Singleton
public final class CallIntake {
    /** How far the audit has been taken. */
    static final Place PLACE = new Place("calls");

    /** How far it has been looked through for reds. */
    private static final Place RED_PLACE = new Place("calls-red");

    private static final int BATCH = 40;

    private final Transactions transactions;
    private final JdbcAlertQueries queries;
    private final JdbcAlerts alerts;
    private final JdbcDuties duties;
    private final JdbcCalls calls;
    private final Caller caller;
    private final Recall recall;
    private final Gatekeeper gatekeeper;
    private final CurrentRules rules;
    private final CityClock clock;
    private final boolean isExercisePaged;

    public CallIntake(
            Transactions transactions,
            JdbcAlertQueries queries,
            JdbcAlerts alerts,
            JdbcDuties duties,
            JdbcCalls calls,
            Caller caller,
            Recall recall,
            Gatekeeper gatekeeper,
            CurrentRules rules,
            CityClock clock,
            Settings settings) {
        this.transactions = transactions;
        this.queries = queries;
        this.alerts = alerts;
        this.duties = duties;
        this.calls = calls;
        this.caller = caller;
        this.recall = recall;
        this.gatekeeper = gatekeeper;
        this.rules = rules;
        this.clock = clock;
        this.isExercisePaged = settings.paging().isExercisePaged();
    }

    /** Takes what is waiting, in order; false when nothing was. */
    public boolean takeSome() {
        if (!transactions.read(connection -> PLACE.isBehind(connection, queries.newestAudit(connection)))) {
            return false;
        }
        return transactions.write(connection -> {
            long position = PLACE.lock(connection);
            // before anything is read: what is told must still be so when it is written
            alerts.lockWriters(connection);
            List<JdbcAlertQueries.AuditedAlert> lines = next(connection, position);
            if (lines.isEmpty()) {
                return false;
            }
            Duties known = duties.read(connection);
            Instant now = clock.instant();
            Standing standing = gatekeeper.read(connection, now);
            for (JdbcAlertQueries.AuditedAlert line : lines) {
                take(connection, line, known, standing, now);
            }
            alerts.wakeFollowers(connection);
            return true;
        });
    }

    /** Reds that wait, or else what is next; moves on past it. What was taken ahead is met again, and calls nobody twice. */
    private List<JdbcAlertQueries.AuditedAlert> next(Connection connection, long position) throws SQLException {
        long from = Math.max(position, RED_PLACE.lock(connection));
        long newest = queries.newestAudit(connection);
        List<JdbcAlertQueries.AuditedAlert> reds = queries.redsAfter(connection, position, from, BATCH);
        if (!reds.isEmpty()) {
            RED_PLACE.moveTo(connection, reds.size() < BATCH ? newest : last(reds));
            return reds;
        }
        List<JdbcAlertQueries.AuditedAlert> lines = queries.auditAfter(connection, position, BATCH);
        if (!lines.isEmpty()) {
            RED_PLACE.moveTo(connection, newest);
            PLACE.moveTo(connection, last(lines));
        }
        return lines;
    }

    private static long last(List<JdbcAlertQueries.AuditedAlert> lines) {
        return lines.get(lines.size() - 1).entry().seq();
    }

    private void take(
            Connection connection, JdbcAlertQueries.AuditedAlert line, Duties known, Standing standing, Instant now)
            throws SQLException {
        AuditEntry entry = line.entry();
        StoredAlert alert = line.alert();
        switch (entry.action()) {
            case "RAISE", "ESCALATE", "REOPEN" -> {
                JdbcCalls.Before before = calls.before(connection, alert.id(), entry.seq());
                if (!before.isOvertaken()) {
                    String occasion = alert.alert().severity() + "/" + before.openings();
                    begin(connection, alert, occasion, before.isAny(), known, standing, now);
                }
            }
            case Overdue.OVERDUE -> late(connection, line, known, standing, now);
            case "RELEASE" -> {
                goneOn(connection, entry, alert, now);
                released(connection, entry, alert, known, standing, now);
            }
            case "SIGN", "ARRIVE", "HANDLE", "RESOLVE", "JUDGE_TRUE", "JUDGE_FALSE", "JUDGE_OBSERVE", "FOLLOW" ->
                goneOn(connection, entry, alert, now);
            case "ACKNOWLEDGE", "CLOSE" -> end(connection, alert, Call.End.ANSWERED, entry.actor(), now);
            case "CLEAR", "RETRACT" -> recovered(connection, entry, alert, now);
            default -> {
                // nobody is wanted for it
            }
        }
    }

    /**
     * An alert that grew graver after somebody took it is told once more; nobody is chased for an answer that is there.
     *
     * @return whether somebody is responsible
     */
    boolean begin(
            Connection connection, StoredAlert alert, String occasion, Duties known, Standing standing, Instant now)
            throws SQLException {
        return begin(connection, alert, occasion, true, known, standing, now);
    }

    /** @param isAny whether there may have been calls for it, or a reason why there was none */
    private boolean begin(
            Connection connection,
            StoredAlert alert,
            String occasion,
            boolean isAny,
            Duties known,
            Standing standing,
            Instant now)
            throws SQLException {
        if (!isCalledFor(alert)) {
            return false;
        }
        if (isAny && calls.isBegun(connection, alert.id(), occasion)) {
            return true;
        }
        Optional<Responsibility> line = Responsibility.of(matter(alert, Occasion.ALARM), known.responsibilities());
        if (line.isEmpty()) {
            gatekeeper.nobody(connection, alert.id(), occasion, now);
            return false;
        }
        if (isAny) {
            end(connection, alert, Call.End.OVERTAKEN, null, now);
        }
        Optional<Call> begun = begin(connection, alert, occasion, line.get(), now);
        if (begun.isPresent()) {
            gatekeeper.begun(connection, standing, alert, now);
            caller.go(connection, begun.get(), alert, known, standing, now);
            Optional<String> taker = alert.alert().stage().acknowledgement().map(Stage.Acknowledged::by);
            if (taker.isPresent()) {
                calls.end(connection, begun.get(), Call.End.ANSWERED, taker.get(), now);
            }
        }
        return true;
    }

    private Optional<Call> begin(
            Connection connection, StoredAlert alert, String occasion, Responsibility line, Instant now)
            throws SQLException {
        return calls.begin(connection, alert.id(), occasion, alert.alert().severity(), line.chain(), now);
    }

    private boolean isCalledFor(StoredAlert alert) {
        return alert.alert().machine().recoveredAt().isEmpty()
                && (alert.alert().origin().exercise().isEmpty() || isExercisePaged);
    }

    /**
     * Its stage takes too long: a call that has come no further than its first step goes on, one that has goes on by its own
     * patience, and where none is under way one begins that ends when somebody takes the next step.
     */
    private void late(
            Connection connection, JdbcAlertQueries.AuditedAlert line, Duties known, Standing standing, Instant now)
            throws SQLException {
        StoredAlert alert = line.alert();
        Stage.Name stage = alert.alert().stage().name();
        if (!isCalledFor(alert) || !line.entry().comment().equals(stage.name())) {
            return;
        }
        Optional<Call> open = calls.open(connection, alert.id());
        if (open.isPresent()) {
            if (open.get().isAtFirst()) {
                caller.go(connection, open.get(), alert, known, standing, now);
            }
            return;
        }
        Optional<Responsibility> responsible =
                Responsibility.of(matter(alert, Occasion.ALARM), known.responsibilities());
        if (responsible.isPresent()) {
            String occasion = Call.overdue(stage, line.entry().seq());
            Optional<Call> begun = begin(connection, alert, occasion, responsible.get(), now);
            if (begun.isPresent()) {
                caller.go(connection, begun.get(), alert, known, standing, now);
            }
        }
    }

    /** Who was called for the step that was due need not be any more; who was called for anything else still is. */
    private void goneOn(Connection connection, AuditEntry entry, StoredAlert alert, Instant now) throws SQLException {
        Optional<Call> open = calls.open(connection, alert.id());
        Optional<Stage.Name> awaited = open.flatMap(Call::awaited);
        boolean isSeenTo = entry.action().equals("HANDLE") || entry.action().equals("FOLLOW");
        if (awaited.isPresent()
                && (isSeenTo || awaited.get() != alert.alert().stage().name())) {
            end(connection, alert, Call.End.ANSWERED, entry.actor(), now);
        }
    }

    /** Whoever a warning is released to is called until it is signed for, whether or not its condition holds on. */
    private void released(
            Connection connection, AuditEntry entry, StoredAlert alert, Duties known, Standing standing, Instant now)
            throws SQLException {
        boolean isWaited = alert.alert().stage().name() == Stage.Name.RELEASED
                && (alert.alert().origin().exercise().isEmpty() || isExercisePaged);
        Optional<Responsibility> line = isWaited
                ? Responsibility.of(matter(alert, Occasion.RELEASE), known.responsibilities())
                : Optional.empty();
        if (line.isPresent()) {
            Optional<Call> begun = begin(connection, alert, Call.release(entry.seq()), line.get(), now);
            if (begun.isPresent()) {
                caller.go(connection, begun.get(), alert, known, standing, now);
            }
        }
    }

    private void end(Connection connection, StoredAlert alert, Call.End end, @Nullable String by, Instant now)
            throws SQLException {
        gatekeeper.over(connection, alert.id(), now);
        Optional<Call> open = calls.open(connection, alert.id());
        if (open.isPresent()) {
            calls.end(connection, open.get(), end, by, now);
            recall.withdraw(connection, alert.id(), end);
        }
    }

    private void recovered(Connection connection, AuditEntry entry, StoredAlert alert, Instant now)
            throws SQLException {
        if (alert.alert().machine().recoveredAt().isEmpty()) {
            return;
        }
        if (calls.open(connection, alert.id()).filter(Call::isRelease).isEmpty()) {
            end(connection, alert, Call.End.RECOVERED, null, now);
        }
        recall.tellRecovered(connection, alert, entry.seq());
    }

    private Responsibility.Matter matter(StoredAlert alert, Occasion occasion) {
        Track track = rules.catalogue()
                .rule(alert.alert().origin().rule())
                .map(Rule::track)
                .orElse(Track.HAZARD);
        return new Responsibility.Matter(
                alert.alert().origin().domain(),
                alert.asset().district(),
                alert.asset().owner(),
                track,
                alert.alert().severity(),
                occasion);
    }
}
