package lifeline.alerts.city;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import lifeline.alerts.store.Columns;
import lifeline.contract.reading.Quality;

/** Reads one sensor's history, streamed, so that a month of it needs no more memory than a curve. */
@Singleton
public final class JdbcReadings {
    private static final int FETCH = 5_000;
    private static final int PATIENCE_SECONDS = 15;

    /** The curve between two instants, thinned to at most {@code limit} points. */
    public List<Thinning.Point> curve(Connection connection, int sensor, Instant from, Instant to, int limit)
            throws SQLException {
        String sql = """
                select observed_at, value, quality from reading
                where sensor = ? and observed_at >= ? and observed_at <= ? order by observed_at
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.setInt(1, sensor);
            statement.setObject(2, Columns.time(from));
            statement.setObject(3, Columns.time(to));
            Thinning thinning = new Thinning(from, to, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    thinning.add(new Thinning.Point(
                            Columns.instant(rows, "observed_at"),
                            Columns.real(rows, "value"),
                            Quality.ofStored(rows.getInt("quality"))));
                }
            }
            return thinning.points();
        }
    }
}
