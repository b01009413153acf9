package lifeline.stream.sink.signal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.signal.Sample;
import lifeline.contract.signal.Signal;
import lifeline.stream.store.StoreTime;

/**
 * The tables {@code signal} and {@code episode}, kept together. A signal told before is not written again. One that would
 * open a second episode for its rule and subject, or that speaks of an episode that is not open, is refused.
 */
final class SignalTable {
    /** Of all writers of signals: ids follow commit order. */
    static final int WRITER_LOCK = 7201;

    private static final String LOCK = "select pg_advisory_xact_lock(" + WRITER_LOCK + ")";
    private static final String NOTIFY = "notify lifeline_signal";
    private static final String KNOWN = "select 1 from signal where id = ?::uuid";
    private static final String INSERT = """
            insert into signal (id, rule, rule_version, subject, domain, asset, device, quantity, episode, kind, severity,
                step, at, began_at, received_at, detected_at, committed_at, value, threshold, evidence, exercise,
                shadow)
            values (?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""";
    private static final String OPEN = """
            insert into episode (rule, subject, episode, domain, asset, device, quantity, severity, step, began_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String AMEND = """
            insert into episode (rule, subject, episode, domain, asset, device, quantity, severity, step, began_at, cleared_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (rule, subject, episode) do update
            set step = greatest(episode.step, excluded.step), began_at = least(episode.began_at, excluded.began_at)""";
    private static final String CHANGE = """
            update episode set severity = ?, step = ?, cleared_at = ?
            where rule = ? and subject = ? and episode = ? and cleared_at is null""";

    private final Connection connection;
    private final Instant committedAt;

    /** @param committedAt what the city's clock shows */
    SignalTable(Connection connection, Instant committedAt) {
        this.connection = connection;
        this.committedAt = committedAt;
    }

    /** How many of the signals given were written, told before, and refused. */
    record Outcome(int written, int repeated, int refused) {}

    Outcome write(List<Signal> signals) throws SQLException {
        int written = 0;
        int repeated = 0;
        run(LOCK);
        for (Signal signal : signals) {
            if (isKnown(signal)) {
                repeated++;
            } else if (changeEpisode(signal)) {
                insert(signal);
                written++;
            }
        }
        if (written > 0) {
            run(NOTIFY);
        }
        return new Outcome(written, repeated, signals.size() - written - repeated);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean isKnown(Signal signal) throws SQLException {
        try (PreparedStatement known = connection.prepareStatement(KNOWN)) {
            known.setString(1, signal.id());
            try (ResultSet rows = known.executeQuery()) {
                return rows.next();
            }
        }
    }

    private boolean changeEpisode(Signal signal) throws SQLException {
        return switch (signal.kind()) {
            case RAISE -> open(signal);
            case ESCALATE, EASE -> change(signal, false) || open(signal);
            case AMEND -> amend(signal);
            case CLEAR, RETRACT -> change(signal, true);
        };
    }

    private boolean open(Signal signal) throws SQLException {
        try (PreparedStatement open = connection.prepareStatement(OPEN)) {
            bindEpisode(open, signal);
            return open.executeUpdate() == 1;
        }
    }

    /** What late readings tell: of an episode that is known, when it began; of another one, that it is over. */
    private boolean amend(Signal signal) throws SQLException {
        try (PreparedStatement amend = connection.prepareStatement(AMEND)) {
            bindEpisode(amend, signal);
            amend.setObject(11, StoreTime.of(signal.at()));
            return amend.executeUpdate() == 1;
        }
    }

    private static void bindEpisode(PreparedStatement statement, Signal signal) throws SQLException {
        statement.setString(1, signal.rule());
        statement.setString(2, signal.subject());
        statement.setObject(3, StoreTime.of(signal.episode()));
        statement.setString(4, signal.domain());
        statement.setString(5, signal.asset());
        statement.setString(6, signal.device());
        statement.setString(7, signal.quantity());
        statement.setString(8, signal.severity().name());
        statement.setInt(9, signal.step());
        statement.setObject(10, StoreTime.of(signal.beganAt()));
    }

    private boolean change(Signal signal, boolean isOver) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(CHANGE)) {
            change.setString(1, signal.severity().name());
            change.setInt(2, signal.step());
            change.setObject(3, isOver ? StoreTime.of(signal.at()) : null);
            change.setString(4, signal.rule());
            change.setString(5, signal.subject());
            change.setObject(6, StoreTime.of(signal.episode()));
            return change.executeUpdate() == 1;
        }
    }

    private void insert(Signal signal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, signal.id());
            insert.setString(2, signal.rule());
            insert.setInt(3, signal.ruleVersion());
            insert.setString(4, signal.subject());
            insert.setString(5, signal.domain());
            insert.setString(6, signal.asset());
            insert.setString(7, signal.device());
            insert.setString(8, signal.quantity());
            insert.setObject(9, StoreTime.of(signal.episode()));
            insert.setString(10, signal.kind().name());
            insert.setString(11, signal.severity().name());
            insert.setInt(12, signal.step());
            insert.setObject(13, StoreTime.of(signal.at()));
            insert.setObject(14, StoreTime.of(signal.beganAt()));
            insert.setObject(15, StoreTime.of(signal.receivedAt()));
            insert.setObject(16, StoreTime.of(signal.detectedAt()));
            insert.setObject(17, StoreTime.of(committedAt));
            insert.setDouble(18, signal.value());
            insert.setDouble(19, signal.threshold());
            insert.setString(20, evidence(signal.evidence()));
            insert.setObject(21, signal.exercise().map(ExerciseId::number).orElse(null), Types.BIGINT);
            insert.setBoolean(22, signal.isShadow());
            insert.executeUpdate();
        }
    }

    private static String evidence(List<Sample> samples) {
        StringJoiner json = new StringJoiner(",", "[", "]");
        for (Sample sample : samples) {
            json.add("[\"" + sample.observedAt() + "\"," + sample.value() + "]");
        }
        return json.toString();
    }
}
