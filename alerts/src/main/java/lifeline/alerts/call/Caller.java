package lifeline.alerts.call;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.alerts.duty.Chain;
import lifeline.alerts.duty.Progress;
import lifeline.alerts.duty.store.Duties;
import lifeline.alerts.noise.Verdict;
import lifeline.alerts.noise.digest.JdbcDigests;
import lifeline.alerts.noise.store.Gatekeeper;
import lifeline.alerts.noise.store.JdbcSuppressions;
import lifeline.alerts.noise.store.Standing;
import lifeline.alerts.page.NewPage;
import lifeline.alerts.page.outbox.Outbox;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.StoredAlert;

/** Takes a call one step on: who is meant is paged, the audit says so, and the call waits for an answer. */
@Singleton
public final class Caller {
    /** What the audit says of a step that reached somebody, and of a chain that is through. */
    static final String PAGE = "PAGE";

    static final String NOBODY = "NOBODY";

    private final JdbcCalls calls;
    private final JdbcAlerts alerts;
    private final Outbox outbox;
    private final MessageWriter writer;
    private final Gatekeeper gatekeeper;
    private final JdbcDigests digests;
    private final JdbcSuppressions suppressions;

    public Caller(
            JdbcCalls calls,
            JdbcAlerts alerts,
            Outbox outbox,
            MessageWriter writer,
            Gatekeeper gatekeeper,
            JdbcDigests digests,
            JdbcSuppressions suppressions) {
        this.calls = calls;
        this.alerts = alerts;
        this.outbox = outbox;
        this.writer = writer;
        this.gatekeeper = gatekeeper;
        this.digests = digests;
        this.suppressions = suppressions;
    }

    /** All that telling a step needs to know. */
    private record Step(Call call, StoredAlert alert, Standing standing, boolean flaps, Instant now) {
        Gatekeeper.Wanted wanted() {
            String step = "step %d, round %d"
                    .formatted(call.progress().step() + 1, call.progress().round() + 1);
            return new Gatekeeper.Wanted(alert, call.id(), call.severity(), call.chain(), call.transition(), step);
        }
    }

    /** The step that is due, unless something keeps it from being told: then it is due again once that may have gone. */
    void go(Connection connection, Call call, StoredAlert alert, Duties duties, Standing standing, Instant now)
            throws SQLException {
        Step step = new Step(call, alert, standing, false, now);
        // what people release is no noise
        Verdict verdict =
                call.isRelease() ? Verdict.page("", now) : gatekeeper.hold(connection, standing, step.wanted(), now);
        if (verdict.isHeld()) {
            calls.moveTo(
                    connection,
                    call,
                    new Progress(call.progress().step(), call.progress().round(), verdict.until()));
        } else {
            step(connection, new Step(call, alert, standing, !verdict.by().isEmpty(), now), duties);
        }
    }

    /** The step that is due. A step nobody can be reached by is passed over at once: waiting for nobody helps nobody. */
    private void step(Connection connection, Step due, Duties duties) throws SQLException {
        Call call = due.call();
        Instant now = due.now();
        Chain chain = duties.chains().get(call.chain());
        if (chain == null) {
            exhaust(connection, call, now);
            return;
        }
        Progress progress = call.progress();
        boolean isReached = false;
        while (!isReached) {
            Progress.Move move = progress.go(chain, now);
            Optional<Progress> next = move.next();
            boolean isRoundForNothing =
                    next.isPresent() && next.get().round() > call.progress().round() + 1;
            if (next.isEmpty() || isRoundForNothing) {
                exhaust(connection, call, now);
                return;
            }
            Call stepped = new Call(
                    call.id(),
                    call.alert(),
                    call.occasion(),
                    call.severity(),
                    call.chain(),
                    new Progress(next.get().step() - 1, next.get().round(), now),
                    call.beganAt());
            isReached = page(
                    connection, new Step(stepped, due.alert(), due.standing(), due.flaps(), now), move.call(), duties);
            progress = isReached
                    ? next.get()
                    : new Progress(next.get().step(), next.get().round(), now);
        }
        calls.moveTo(connection, call, progress);
    }

    private boolean page(Connection connection, Step step, List<Chain.Target> targets, Duties duties)
            throws SQLException {
        List<String> reached = new ArrayList<>();
        for (Chain.Target target : targets) {
            for (Duties.Called called : duties.meant(target, step.now())) {
                Verdict way = gatekeeper.way(step.standing(), step.wanted(), called.channel(), step.now());
                if (put(connection, step, called, way)) {
                    reached.add(way.isPaged() ? called.word() : called.word() + " (" + way.by() + ")");
                }
            }
        }
        if (reached.isEmpty()) {
            return false;
        }
        Call call = step.call();
        append(
                connection,
                call,
                PAGE,
                "%s, step %d, round %d: %s"
                        .formatted(
                                call.chain(),
                                call.progress().step() + 1,
                                call.progress().round() + 1,
                                String.join(", ", reached)),
                step.now());
        return true;
    }

    /** Puts a page out, or has it wait for a digest; false where it was put before. */
    private boolean put(Connection connection, Step step, Duties.Called called, Verdict way) throws SQLException {
        Call call = step.call();
        NewPage page = new NewPage(
                OptionalLong.of(call.alert()),
                call.transition(),
                called.person().map(Duties.Person::id).orElse(""),
                called.channel(),
                called.address(),
                MessageWriter.urgency(call.severity()),
                MessageWriter.goodFor(call.severity()),
                writer.alert(step.alert(), called, call, step.flaps(), step.now()));
        if (way.isPaged()) {
            gatekeeper.left(step.standing(), step.wanted(), called.channel());
            return outbox.put(connection, page);
        }
        OptionalLong digest = digests.add(connection, way, call.id(), page, step.now());
        if (digest.isPresent()) {
            suppressions.insert(
                    connection, call.alert(), call.transition(), OptionalLong.of(call.id()), way, digest, step.now());
        }
        return digest.isPresent();
    }

    private void exhaust(Connection connection, Call call, Instant now) throws SQLException {
        calls.end(connection, call, Call.End.EXHAUSTED, null, now);
        append(connection, call, NOBODY, call.chain() + ": nobody is left to be called, and nobody has answered", now);
    }

    private void append(Connection connection, Call call, String action, String comment, Instant now)
            throws SQLException {
        alerts.append(
                connection,
                new AuditEntry(0, call.alert(), now, AuditEntry.MACHINE, action, comment, "call " + call.id()),
                null);
    }
}
