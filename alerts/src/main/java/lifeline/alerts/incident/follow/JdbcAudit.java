package lifeline.alerts.incident.follow;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.store.Columns;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;

/** Reads by cursor what signals have done to alerts, in commit order. */
@Singleton
public final class JdbcAudit {
    private static final String FOLLOWER = "incidents";

    /**
     * A line of the audit.
     *
     * @param signal what the machine was told; empty for what people did, and for exercises, which are not the city
     */
    record Told(long seq, long alert, Optional<Signal> signal) {}

    /** Where this follower stands; locks the place until the transaction ends, so that only one replica moves on. */
    long lockPosition(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into follower (name, position) values (?, 0) on conflict do nothing")) {
            insert.setString(1, FOLLOWER);
            insert.executeUpdate();
        }
        try (PreparedStatement select =
                connection.prepareStatement("select position from follower where name = ? for update")) {
            select.setString(1, FOLLOWER);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void moveTo(Connection connection, long position) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update follower set position = ? where name = ?")) {
            update.setLong(1, position);
            update.setString(2, FOLLOWER);
            update.executeUpdate();
        }
    }

    boolean isAnyWaiting(Connection connection) throws SQLException {
        String sql = """
                select exists (select from alert_audit
                    where seq > coalesce((select position from follower where name = ?), 0))
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, FOLLOWER);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    List<Told> after(Connection connection, long position, int limit) throws SQLException {
        String sql = """
                select u.seq as audit, u.alert, s.* from alert_audit u
                left join signal s on s.id = u.signal and s.exercise is null and not s.shadow
                where u.seq > ? order by u.seq limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, position);
            select.setInt(2, limit);
            List<Told> told = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Optional<Signal> signal = row.getObject("id") == null ? Optional.empty() : Optional.of(signal(row));
                    told.add(new Told(row.getLong("audit"), row.getLong("alert"), signal));
                }
            }
            return told;
        }
    }

    private static Signal signal(ResultSet row) throws SQLException {
        return new Signal(
                row.getString("rule"),
                row.getInt("rule_version"),
                row.getString("subject"),
                row.getString("domain"),
                row.getString("asset"),
                row.getString("device"),
                row.getString("quantity"),
                Columns.instant(row, "episode"),
                SignalKind.valueOf(row.getString("kind")),
                Severity.valueOf(row.getString("severity")),
                row.getInt("step"),
                Columns.instant(row, "at"),
                Columns.instant(row, "began_at"),
                Columns.instant(row, "received_at"),
                Columns.instant(row, "detected_at"),
                row.getDouble("value"),
                row.getDouble("threshold"),
                List.of());
    }
}
