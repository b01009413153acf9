package lifeline.alerts.noise.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.noise.Silence;
import lifeline.alerts.store.Columns;

/** The table {@code silence}. */
@Singleton
public final class JdbcSilences {
    private static final String SELECT = "select * from silence ";

    /** Those that are not over at {@code at}, the newest first. */
    public List<Silence> holding(Connection connection, Instant at) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "where expired_at is null and ends_at > ? order by id desc")) {
            select.setObject(1, Columns.time(at));
            return rows(select);
        }
    }

    /** All there ever were, the newest first. */
    public List<Silence> newest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "order by id desc limit ?")) {
            select.setInt(1, limit);
            return rows(select);
        }
    }

    Optional<Silence> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "where id = ? for update")) {
            select.setLong(1, id);
            return rows(select).stream().findFirst();
        }
    }

    long insert(Connection connection, Silence silence) throws SQLException {
        String sql = """
                insert into silence (matchers, starts_at, ends_at, author, reason, created_at, needs_two, replaces)
                values (?::jsonb, ?, ?, ?, ?, ?, ?, ?) returning id
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, MatcherJson.write(silence.matchers()));
            insert.setObject(2, Columns.time(silence.startsAt()));
            insert.setObject(3, Columns.time(silence.endsAt()));
            insert.setString(4, silence.author());
            insert.setString(5, silence.reason());
            insert.setObject(6, Columns.time(silence.createdAt()));
            insert.setBoolean(7, silence.needsTwo());
            insert.setObject(8, silence.replaces().orElse(null), Types.BIGINT);
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    void approve(Connection connection, long id, String by, Instant at) throws SQLException {
        sign(connection, "update silence set approved_by = ?, approved_at = ? where id = ?", id, by, at);
    }

    void expire(Connection connection, long id, String by, Instant at) throws SQLException {
        sign(connection, "update silence set expired_by = ?, expired_at = ? where id = ?", id, by, at);
    }

    private static void sign(Connection connection, String sql, long id, String by, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, by);
            update.setObject(2, Columns.time(at));
            update.setLong(3, id);
            update.executeUpdate();
        }
    }

    private static List<Silence> rows(PreparedStatement select) throws SQLException {
        List<Silence> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Silence(
                        row.getLong("id"),
                        MatcherJson.read(row.getString("matchers")),
                        Columns.instant(row, "starts_at"),
                        Columns.instant(row, "ends_at"),
                        row.getString("author"),
                        row.getString("reason"),
                        Columns.instant(row, "created_at"),
                        row.getBoolean("needs_two"),
                        signed(row, "approved"),
                        signed(row, "expired"),
                        Optional.ofNullable(row.getObject("replaces", Long.class))));
            }
        }
        return found;
    }

    private static Optional<Silence.Signed> signed(ResultSet row, String what) throws SQLException {
        Instant at = Columns.optionalInstant(row, what + "_at");
        return at == null ? Optional.empty() : Optional.of(new Silence.Signed(row.getString(what + "_by"), at));
    }
}
