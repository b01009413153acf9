package lifeline.launcher.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.signal.Severity;
import lifeline.launcher.ledger.probe.AlertRow;
import lifeline.launcher.ledger.probe.Numbered;
import lifeline.launcher.ledger.probe.SignalRow;

/** What the store has of the probes, row by row, and what can be seen from outside of whether the chain works. */
public final class ProbeRows {
    private static final String PROBES = "probe-%";
    private static final String READINGS = """
            select sensor.device || '.' || sensor.quantity, reading.value, reading.quality & ? <> 0
            from reading join sensor on sensor.id = reading.sensor
            where sensor.device like ? and reading.observed_at >= ?""";
    private static final String SIGNALS = """
            select rule, subject, episode, kind, severity, committed_at
            from signal where device like ? and committed_at >= ? order by seq""";
    private static final String ALERTS = """
            select e.rule, e.subject, e.episode, e.peak_severity, e.machine = 'RECOVERED'
            from alert_episode e join alert a on a.id = e.alert
            where e.device like ? and a.raised_at >= ?""";
    private static final String NEWEST = "select max(observed_at) from latest";
    private static final String NEWEST_ALERT =
            "select max(alert.id), coalesce((select max(seq) from signal where committed_at <= ?), 0)"
                    + " <= coalesce((select max(position) from follower), 0) from alert";

    private final Store store;

    public ProbeRows(Store store) {
        this.store = store;
    }

    /** One row of a query. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Reading by reading, those of all probes. */
    public List<Numbered> readings(Instant since) {
        int mark = Quality.GOOD.with(Mark.POSSIBLE_DUPLICATE).code();
        return store.use(connection -> {
            try (PreparedStatement query = connection.prepareStatement(READINGS)) {
                query.setInt(1, mark);
                query.setString(2, PROBES);
                query.setTimestamp(3, Timestamp.from(since));
                return rows(query, row -> new Numbered(row.getString(1), row.getDouble(2), row.getBoolean(3)));
            }
        });
    }

    /** In commit order. */
    public List<SignalRow> signals(Instant since) {
        return store.use(connection -> ask(
                connection,
                SIGNALS,
                since,
                row -> new SignalRow(
                        row.getString(1),
                        row.getString(2),
                        instant(row, 3),
                        row.getString(4),
                        Severity.valueOf(row.getString(5)),
                        instant(row, 6))));
    }

    public List<AlertRow> alerts(Instant since) {
        return store.use(connection -> ask(
                connection,
                ALERTS,
                since,
                row -> new AlertRow(
                        row.getString(1),
                        row.getString(2),
                        instant(row, 3),
                        Severity.valueOf(row.getString(4)),
                        row.getBoolean(5))));
    }

    /** When the newest reading of the city was made. */
    public Optional<Instant> newestReading() {
        return store.use(connection -> {
            try (PreparedStatement query = connection.prepareStatement(NEWEST);
                    ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)
                        : Optional.empty();
            }
        });
    }

    /** The number of the newest alert, once every signal written by {@code until} has been taken; 0 when there is none. */
    public Optional<Long> newestAlert(Instant until) {
        return store.use(connection -> {
            try (PreparedStatement query = connection.prepareStatement(NEWEST_ALERT)) {
                query.setTimestamp(1, Timestamp.from(until));
                try (ResultSet row = query.executeQuery()) {
                    return row.next() && row.getBoolean(2) ? Optional.of(row.getLong(1)) : Optional.empty();
                }
            }
        });
    }

    private static <T> List<T> ask(Connection connection, String sql, Instant since, Row<T> row) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, PROBES);
            query.setTimestamp(2, Timestamp.from(since));
            return rows(query, row);
        }
    }

    private static <T> List<T> rows(PreparedStatement query, Row<T> row) throws SQLException {
        List<T> all = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(row.of(rows));
            }
        }
        return all;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
