package lifeline.alerts.ledger;

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

/** Reads the tables {@code blind_window} and {@code job_heartbeat}. */
@Singleton
public final class JdbcBlindWindows {
    private static final String SELECT = """
            select id, began_at, ended_at, reason from blind_window
            where began_at < ? and coalesce(ended_at, 'infinity') > ?
            order by began_at desc, id desc limit ?""";

    /** Those that touch the time between, the newest first. */
    public List<BlindWindow> between(Connection connection, Instant from, Instant to, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, Columns.time(to));
            select.setObject(2, Columns.time(from));
            select.setInt(3, limit);
            List<BlindWindow> windows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    windows.add(new BlindWindow(
                            row.getLong("id"),
                            Columns.instant(row, "began_at"),
                            Columns.optionalInstant(row, "ended_at"),
                            row.getString("reason")));
                }
            }
            return windows;
        }
    }

    /** When the job last said that it runs; empty before it ever did. */
    public Optional<Instant> lastBeat(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select max(beat_at) as beat_at from job_heartbeat");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(Columns.optionalInstant(row, "beat_at"));
        }
    }
}
