package lifeline.alerts.rule;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.store.Columns;

/** The table {@code rule_override}. */
@Singleton
public final class JdbcOverrides {
    private static final String SELECT = "select * from rule_override ";

    /** Those that hold at {@code at}, oldest first. */
    public List<OverrideRow> holding(Connection connection, Instant at) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "where ended_at is null and until > ? order by id")) {
            select.setObject(1, Columns.time(at));
            return rows(select);
        }
    }

    /** All there ever were, newest first. */
    public List<OverrideRow> newest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "order by id desc limit ?")) {
            select.setInt(1, limit);
            return rows(select);
        }
    }

    Optional<OverrideRow> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "where id = ?")) {
            select.setLong(1, id);
            return rows(select).stream().findFirst();
        }
    }

    long insert(Connection connection, OverrideRow row) throws SQLException {
        String sql = """
                insert into rule_override (domain, rule, asset, device, levels, author, reason, created_at, until)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) returning id
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, row.domain());
            insert.setString(2, row.rule());
            insert.setString(3, row.asset());
            insert.setString(4, row.device());
            insert.setString(5, row.levels());
            insert.setString(6, row.author());
            insert.setString(7, row.reason());
            insert.setObject(8, Columns.time(row.createdAt()));
            insert.setObject(9, Columns.time(row.until()));
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    /** False when it is over already. */
    boolean end(Connection connection, long id, String by, Instant at) throws SQLException {
        String sql =
                "update rule_override set ended_at = ?, ended_by = ? where id = ? and ended_at is null and until > ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(at));
            update.setString(2, by);
            update.setLong(3, id);
            update.setObject(4, Columns.time(at));
            return update.executeUpdate() == 1;
        }
    }

    /** Whether anything of that name is registered or has been heard of. */
    boolean isPlace(Connection connection, String column, String name) throws SQLException {
        String sql = column.equals("device")
                ? "select exists (select from device where id = ?)"
                : "select exists (select from asset where id = ? union all select from device where asset = ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            if (!column.equals("device")) {
                select.setString(2, name);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static List<OverrideRow> rows(PreparedStatement select) throws SQLException {
        List<OverrideRow> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new OverrideRow(
                        row.getLong("id"),
                        row.getString("domain"),
                        row.getString("rule"),
                        row.getString("asset"),
                        row.getString("device"),
                        row.getString("levels"),
                        row.getString("author"),
                        row.getString("reason"),
                        Columns.instant(row, "created_at"),
                        Columns.instant(row, "until"),
                        Optional.ofNullable(Columns.optionalInstant(row, "ended_at")),
                        Optional.ofNullable(row.getString("ended_by"))));
            }
        }
        return found;
    }
}
