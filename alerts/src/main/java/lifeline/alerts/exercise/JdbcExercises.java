package lifeline.alerts.exercise;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.Columns;
import lifeline.contract.domain.Text;
import lifeline.contract.exercise.ExerciseState;
import lifeline.contract.exercise.scenario.ExerciseScenario;

/** The tables {@code exercise} and {@code exercise_audit}. */
@Singleton
public final class JdbcExercises {
    private static final String SELECT = "select * from exercise ";
    private static final String UNDER_WAY = "state in ('REQUESTED', 'RUNNING', 'SCORING')";

    /** Newest first. */
    public List<ExerciseRow> newest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "order by id desc limit ?")) {
            select.setInt(1, limit);
            return rows(select);
        }
    }

    public Optional<ExerciseRow> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "where id = ?")) {
            select.setLong(1, id);
            return rows(select).stream().findFirst();
        }
    }

    /** The one under way; there is never more than one. */
    public Optional<ExerciseRow> underWay(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "where " + UNDER_WAY)) {
            return rows(select).stream().findFirst();
        }
    }

    /** @return its number; empty when another one is under way */
    Optional<Long> insert(Connection connection, ExerciseScenario scenario, long seed, String by, Instant at)
            throws SQLException {
        String sql = """
                insert into exercise (scenario, title_zh, title_en, domain, seed, lasts_s, requested_at, requested_by)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, scenario.id());
            insert.setString(2, scenario.title().zh());
            insert.setString(3, scenario.title().en());
            insert.setString(4, String.join(",", scenario.domains()));
            insert.setLong(5, seed);
            insert.setInt(6, Math.toIntExact(scenario.lasts().toSeconds()));
            insert.setObject(7, Columns.time(at));
            insert.setString(8, by);
            try (ResultSet row = insert.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    /** Ends one that nobody plays yet, or asks its player to end it. False when it was over. */
    boolean cancel(Connection connection, long id, String by, Instant at) throws SQLException {
        String sql = "update exercise set cancelled_by = coalesce(cancelled_by, ?),"
                + " ended_at = case when state = 'REQUESTED' then ? end,"
                + " state = case when state = 'REQUESTED' then 'CANCELLED' else state end where id = ? and "
                + UNDER_WAY;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, by);
            update.setObject(2, Columns.time(at));
            update.setLong(3, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Calls it failed, unless it is over. */
    boolean fail(Connection connection, long id, ExerciseState was, String reason, Instant at) throws SQLException {
        String sql = "update exercise set state = 'FAILED', ended_at = ?, reason = ? where id = ? and state = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(at));
            update.setString(2, reason);
            update.setLong(3, id);
            update.setString(4, was.name());
            return update.executeUpdate() == 1;
        }
    }

    /** Alerts that are not closed though their exercise is over, or never was. */
    List<Long> leftOpen(Connection connection, int limit) throws SQLException {
        String sql = "select a.id from alert a left join exercise e on e.id = a.exercise where a.exercise is not null"
                + " and a.stage <> 'CLOSED' and (e.id is null or not e." + UNDER_WAY + ") order by a.id limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, limit);
            List<Long> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
            return ids;
        }
    }

    /** Titles of assets, as far as the registry knows them. */
    public Map<String, Text> titles(Connection connection, Collection<String> assets) throws SQLException {
        Map<String, Text> titles = new HashMap<>();
        Array ids = connection.createArrayOf("text", assets.toArray());
        try (PreparedStatement select =
                connection.prepareStatement("select id, title_zh, title_en from asset where id = any (?)")) {
            select.setArray(1, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    titles.put(row.getString(1), new Text(row.getString(2), row.getString(3)));
                }
            }
        }
        return titles;
    }

    void append(Connection connection, long exercise, AuditEntry entry) throws SQLException {
        String sql =
                "insert into exercise_audit (exercise, at, actor, action, comment, source) values (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, exercise);
            insert.setObject(2, Columns.time(entry.at()));
            insert.setString(3, entry.actor());
            insert.setString(4, entry.action());
            insert.setString(5, entry.comment());
            insert.setString(6, entry.source());
            insert.executeUpdate();
        }
        try (Statement notify = connection.createStatement()) {
            notify.execute("notify " + ExerciseWatch.CHANNEL);
        }
    }

    /** Who did what with it, oldest first; {@code alert} is its number. */
    public List<AuditEntry> audit(Connection connection, long exercise) throws SQLException {
        String sql = "select * from exercise_audit where exercise = ? order by seq";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, exercise);
            List<AuditEntry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new AuditEntry(
                            row.getLong("seq"),
                            exercise,
                            Columns.instant(row, "at"),
                            row.getString("actor"),
                            row.getString("action"),
                            row.getString("comment"),
                            row.getString("source")));
                }
            }
            return entries;
        }
    }

    private static List<ExerciseRow> rows(PreparedStatement select) throws SQLException {
        List<ExerciseRow> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(row(row));
            }
        }
        return found;
    }

    private static ExerciseRow row(ResultSet row) throws SQLException {
        return new ExerciseRow(
                row.getLong("id"),
                row.getString("scenario"),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                row.getString("domain"),
                row.getLong("seed"),
                row.getInt("lasts_s"),
                ExerciseState.valueOf(row.getString("state")),
                Columns.instant(row, "requested_at"),
                row.getString("requested_by"),
                Optional.ofNullable(Columns.optionalInstant(row, "started_at")),
                Optional.ofNullable(Columns.optionalInstant(row, "heartbeat_at")),
                Optional.ofNullable(Columns.optionalInstant(row, "ends_at")),
                Optional.ofNullable(Columns.optionalInstant(row, "ended_at")),
                Optional.ofNullable(row.getString("cancelled_by")),
                row.getString("reason"),
                row.getString("faults"),
                Optional.ofNullable(row.getString("score")));
    }
}
