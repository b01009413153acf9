package lifeline.alerts.work;

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

/** The table {@code work_window}. */
@Singleton
public final class JdbcWork {
    private static final String SELECT = "select * from work_window ";

    /** Those that are under way at {@code at} or to come, the one that ends first before the others. */
    public List<WorkRow> holding(Connection connection, Instant at) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "where ended_at is null and until > ? order by until, id")) {
            select.setObject(1, Columns.time(at));
            return rows(select);
        }
    }

    /** All there ever were, newest first. */
    public List<WorkRow> newest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "order by id desc limit ?")) {
            select.setInt(1, limit);
            return rows(select);
        }
    }

    Optional<WorkRow> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "where id = ?")) {
            select.setLong(1, id);
            return rows(select).stream().findFirst();
        }
    }

    long insert(Connection connection, WorkRow row) throws SQLException {
        String sql = """
                insert into work_window (kind, domain, asset, device, quantity, author, reason, created_at, starts_at, until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, row.kind().name());
            insert.setString(2, row.domain());
            insert.setString(3, row.asset());
            insert.setString(4, row.device());
            insert.setString(5, row.quantity());
            insert.setString(6, row.author());
            insert.setString(7, row.reason());
            insert.setObject(8, Columns.time(row.createdAt()));
            insert.setObject(9, Columns.time(row.startsAt()));
            insert.setObject(10, Columns.time(row.until()));
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    /** False when it is over already. */
    boolean end(Connection connection, long id, String by, Instant at) throws SQLException {
        String sql =
                "update work_window set ended_at = ?, ended_by = ? where id = ? and ended_at is null and until > ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(at));
            update.setString(2, by);
            update.setLong(3, id);
            update.setObject(4, Columns.time(at));
            return update.executeUpdate() == 1;
        }
    }

    /** The domain of an asset, as it is registered or as its devices have it. */
    Optional<String> domainOfAsset(Connection connection, String asset) throws SQLException {
        return domain(
                connection,
                "select domain from asset where id = ? union all select domain from device where asset = ? limit 1",
                asset,
                asset);
    }

    Optional<String> domainOfDevice(Connection connection, String device) throws SQLException {
        return domain(connection, "select domain from device where id = ?", device);
    }

    private static Optional<String> domain(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static List<WorkRow> rows(PreparedStatement select) throws SQLException {
        List<WorkRow> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new WorkRow(
                        row.getLong("id"),
                        WorkKind.valueOf(row.getString("kind")),
                        row.getString("domain"),
                        row.getString("asset"),
                        row.getString("device"),
                        row.getString("quantity"),
                        row.getString("author"),
                        row.getString("reason"),
                        Columns.instant(row, "created_at"),
                        Columns.instant(row, "starts_at"),
                        Columns.instant(row, "until"),
                        Optional.ofNullable(Columns.optionalInstant(row, "ended_at")),
                        Optional.ofNullable(row.getString("ended_by"))));
            }
        }
        return found;
    }
}
