package lifeline.alerts.call;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import lifeline.alerts.duty.Chain;
import lifeline.alerts.duty.Progress;
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

    public Caller(JdbcCalls calls, JdbcAlerts alerts, Outbox outbox, MessageWriter writer) {
        this.calls = calls;
        this.alerts = alerts;
        this.outbox = outbox;
        this.writer = writer;
    }

    /** The step that is due. A step nobody can be reached by is passed over at once: waiting for nobody helps nobody. */
    void go(Connection connection, Call call, StoredAlert alert, Duties duties, Instant now) throws SQLException {
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
            isReached = page(connection, stepped, move.call(), alert, duties, now);
            progress = isReached
                    ? next.get()
                    : new Progress(next.get().step(), next.get().round(), now);
        }
        calls.moveTo(connection, call, progress);
    }

    private boolean page(
            Connection connection, Call call, List<Chain.Target> targets, StoredAlert alert, Duties duties, Instant now)
            throws SQLException {
        List<Duties.Called> reached = new ArrayList<>();
        for (Chain.Target target : targets) {
            for (Duties.Called called : duties.meant(target, now)) {
                boolean isNew = outbox.put(
                        connection,
                        new NewPage(
                                OptionalLong.of(call.alert()),
                                call.transition(),
                                called.person().map(Duties.Person::id).orElse(""),
                                called.channel(),
                                called.address(),
                                MessageWriter.urgency(call.severity()),
                                MessageWriter.goodFor(call.severity()),
                                writer.alert(alert, called, call, now)));
                if (isNew) {
                    reached.add(called);
                }
            }
        }
        if (reached.isEmpty()) {
            return false;
        }
        String who = reached.stream().map(Duties.Called::word).collect(Collectors.joining(", "));
        append(
                connection,
                call,
                PAGE,
                "%s, step %d, round %d: %s"
                        .formatted(
                                call.chain(),
                                call.progress().step() + 1,
                                call.progress().round() + 1,
                                who),
                now);
        return true;
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
