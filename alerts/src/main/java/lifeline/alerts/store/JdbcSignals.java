package lifeline.alerts.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;

/** Reads the signal table by cursor, but for what versions in shadow say: nobody is paged for that. Its writers hold an advisory lock, so {@code seq} follows commit order. */
@Singleton
public final class JdbcSignals {
    private static final String FOLLOWER = "alerts";

    /** A signal as it stands in the store; its evidence stays there. */
    public record NumberedSignal(long seq, UUID id, Signal signal) {}

    /** Where this follower stands; locks the place until the transaction ends, so that only one replica moves on. */
    public long lockPosition(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select position from follower where name = ? for update")) {
            statement.setString(1, FOLLOWER);
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    return rows.getLong(1);
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into follower (name, position) values (?, 0) on conflict do nothing")) {
            statement.setString(1, FOLLOWER);
            statement.executeUpdate();
        }
        return lockPosition(connection);
    }

    public void moveTo(Connection connection, long position) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update follower set position = ? where name = ?")) {
            statement.setLong(1, position);
            statement.setString(2, FOLLOWER);
            statement.executeUpdate();
        }
    }

    /** Whether there is anything to take; cheaper than locking the place to find out. */
    public boolean isAnyWaiting(Connection connection) throws SQLException {
        String sql = """
                select exists (select from signal
                    where not shadow and seq > coalesce((select position from follower where name = ?), 0))
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, FOLLOWER);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /** The next signals, in order. */
    public List<NumberedSignal> after(Connection connection, long position, int limit) throws SQLException {
        String sql = """
                select seq, id, rule, rule_version, subject, domain, asset, device, quantity, episode, kind, severity, step,
                    at, began_at, received_at, detected_at, value, threshold
                from signal where seq > ? and not shadow order by seq limit ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            List<NumberedSignal> signals = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    signals.add(
                            new NumberedSignal(rows.getLong("seq"), rows.getObject("id", UUID.class), signal(rows)));
                }
            }
            return signals;
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

    /** How long the oldest signal that was not taken yet has waited, in the city's time; zero when all were taken. */
    public Duration lag(Connection connection, Instant now) throws SQLException {
        String sql = """
                select committed_at from signal
                where not shadow and seq > coalesce((select position from follower where name = ?), 0) order by seq limit 1
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, FOLLOWER);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Duration.ZERO;
                }
                Duration waited = Duration.between(Columns.instant(rows, "committed_at"), now);
                return waited.isNegative() ? Duration.ZERO : waited;
            }
        }
    }
}
