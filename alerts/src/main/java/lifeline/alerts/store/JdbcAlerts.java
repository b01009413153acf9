package lifeline.alerts.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Judgement;
import lifeline.alerts.alert.Origin;
import lifeline.alerts.alert.Stage;
import lifeline.contract.exercise.ExerciseId;
import org.jspecify.annotations.Nullable;

/** Writes alerts and their audit. All of it within the caller's transaction, after {@link #lockWriters}. */
@Singleton
public final class JdbcAlerts {
    private static final long WRITERS = 7202;
    private static final String CHANNEL = "lifeline_alert";

    /**
     * An alert and its running number.
     *
     * @param version counts its changes
     */
    public record Numbered(long id, int version, Alert alert) {}

    /** Lets one writer in at a time until its transaction ends, so that audit numbers follow commit order. */
    public void lockWriters(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, WRITERS);
            statement.execute();
        }
    }

    /** Wakes those who follow the audit, once the transaction commits. */
    public void wakeFollowers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("notify " + CHANNEL);
        }
    }

    public Optional<Numbered> find(Connection connection, long id) throws SQLException {
        String sql = "select " + AlertRows.COLUMNS + " from alert a where id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            return first(statement);
        }
    }

    private static Optional<Numbered> first(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? Optional.of(new Numbered(rows.getLong("id"), rows.getInt("version"), AlertRows.alert(rows)))
                    : Optional.empty();
        }
    }

    /**
     * An alert that nobody has heard of.
     *
     * @param family whose further episodes at its subject belong to it
     */
    public record Beginning(Alert alert, String family) {}

    /** @return the numbers they were given, in order */
    public List<Long> insert(Connection connection, List<Beginning> beginnings) throws SQLException {
        String sql = """
                insert into alert (severity, peak_severity, machine, stage, value, threshold, began_at, raised_at,
                    updated_at, recovered_at, acknowledged_at, acknowledged_by, closed_at, signals, rule_version,
                    verdict, cause, judged_at, judged_by, clock_at, episodes,
                    rule, episode, domain, asset, device, quantity, subject, exercise, family)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {"id"})) {
            for (Beginning beginning : beginnings) {
                int next = bindState(statement, beginning.alert());
                Origin origin = beginning.alert().origin();
                statement.setString(next++, origin.subject());
                statement.setObject(
                        next++, origin.exercise().map(ExerciseId::number).orElse(null), Types.BIGINT);
                statement.setString(next, beginning.family());
                statement.addBatch();
            }
            statement.executeBatch();
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows = statement.getGeneratedKeys()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    public void update(Connection connection, long id, Alert alert) throws SQLException {
        String sql = """
                update alert set severity = ?, peak_severity = ?, machine = ?, stage = ?, value = ?, threshold = ?,
                    began_at = ?, raised_at = ?, updated_at = ?, recovered_at = ?, acknowledged_at = ?,
                    acknowledged_by = ?, closed_at = ?, signals = ?, rule_version = ?,
                    verdict = ?, cause = ?, judged_at = ?, judged_by = ?, clock_at = ?, episodes = ?,
                    rule = ?, episode = ?, domain = ?, asset = ?, device = ?, quantity = ?,
                    overdue_at = case when clock_at = ? then overdue_at end, version = version + 1
                where id = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = bindState(statement, alert);
            Columns.setOptional(statement, next++, alert.clockAt().orElse(null));
            statement.setLong(next, id);
            statement.executeUpdate();
        }
    }

    /** Whatever holds of it is over. */
    public void endEpisodes(Connection connection, long id, Instant at) throws SQLException {
        String sql =
                "update alert_episode set machine = 'RECOVERED', recovered_at = ? where alert = ? and machine = 'ACTIVE'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Columns.time(at));
            statement.setLong(2, id);
            statement.executeUpdate();
        }
    }

    private static int bindState(PreparedStatement statement, Alert alert) throws SQLException {
        Optional<Stage.Acknowledged> acknowledged = alert.stage().acknowledgement();
        statement.setString(1, alert.severity().name());
        statement.setString(2, alert.peakSeverity().name());
        statement.setString(3, alert.machine().word());
        statement.setString(4, alert.stage().word());
        statement.setDouble(5, alert.value());
        statement.setDouble(6, alert.threshold());
        statement.setObject(7, Columns.time(alert.beganAt()));
        statement.setObject(8, Columns.time(alert.raisedAt()));
        statement.setObject(9, Columns.time(alert.updatedAt()));
        Columns.setOptional(statement, 10, alert.machine().recoveredAt().orElse(null));
        Columns.setOptional(
                statement, 11, acknowledged.map(Stage.Acknowledged::at).orElse(null));
        statement.setString(12, acknowledged.map(Stage.Acknowledged::by).orElse(null));
        Columns.setOptional(statement, 13, alert.stage().closedAt().orElse(null));
        statement.setInt(14, alert.signals());
        statement.setInt(15, alert.ruleVersion());
        Optional<Judgement> judgement = alert.judgement();
        statement.setString(16, judgement.map(found -> found.verdict().name()).orElse(null));
        statement.setString(17, judgement.map(found -> found.cause().name()).orElse(null));
        Columns.setOptional(statement, 18, judgement.map(Judgement::at).orElse(null));
        statement.setString(19, judgement.map(Judgement::by).orElse(null));
        Columns.setOptional(statement, 20, alert.clockAt().orElse(null));
        statement.setInt(21, alert.episodes());
        Origin origin = alert.origin();
        statement.setString(22, origin.rule());
        statement.setObject(23, Columns.time(origin.episode()));
        statement.setString(24, origin.domain());
        statement.setString(25, origin.asset());
        statement.setString(26, origin.device());
        statement.setString(27, origin.quantity());
        return 28;
    }

    /** A line of the audit, and the signal it is about. */
    public record Line(AuditEntry entry, @Nullable UUID signal) {}

    /** Appends to the audit; {@code entry}'s own seq is not looked at, the store gives it. */
    public void append(Connection connection, AuditEntry entry, @Nullable UUID signal) throws SQLException {
        append(connection, List.of(new Line(entry, signal)));
    }

    /** The same of several, in order. */
    public void append(Connection connection, List<Line> lines) throws SQLException {
        String sql = """
                insert into alert_audit (alert, at, actor, action, comment, source, cause, true_from, signal)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Line line : lines) {
                AuditEntry entry = line.entry();
                statement.setLong(1, entry.alert());
                statement.setObject(2, Columns.time(entry.at()));
                statement.setString(3, entry.actor());
                statement.setString(4, entry.action());
                statement.setString(5, entry.comment());
                statement.setString(6, entry.source());
                statement.setString(7, entry.cause());
                Columns.setOptional(statement, 8, entry.trueFrom());
                statement.setObject(9, line.signal());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
