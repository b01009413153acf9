package lifeline.alerts.intake;

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
import lifeline.alerts.follow.Place;
import lifeline.alerts.store.Columns;
import lifeline.alerts.store.SignalRows;
import lifeline.contract.signal.Signal;

/** Reads the signal table by cursor, but for what versions in shadow say: nobody is paged for that. Its writers hold an advisory lock, so {@code seq} follows commit order. */
@Singleton
public final class JdbcSignals {
    /** How far signals have been taken. */
    static final Place PLACE = new Place("alerts");

    /** A signal as it stands in the store; its evidence stays there. */
    record NumberedSignal(long seq, UUID id, Signal signal) {}

    /** Whether there is anything to take; cheaper than locking the place to find out. */
    boolean isAnyWaiting(Connection connection) throws SQLException {
        String sql = """
                select exists (select from signal
                    where not shadow and seq > %s)
                """.formatted(Place.POSITION);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, PLACE.follower());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /** The next signals, in order. */
    List<NumberedSignal> after(Connection connection, long position, int limit) throws SQLException {
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
                    signals.add(new NumberedSignal(
                            rows.getLong("seq"), rows.getObject("id", UUID.class), SignalRows.signal(rows)));
                }
            }
            return signals;
        }
    }

    /** How long the oldest signal that was not taken yet has waited, in the city's time; zero when all were taken. */
    public Duration lag(Connection connection, Instant now) throws SQLException {
        String sql = """
                select committed_at from signal
                where not shadow and seq > %s order by seq limit 1
                """.formatted(Place.POSITION);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, PLACE.follower());
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
