package lifeline.launcher.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.launcher.ledger.DomainCount;
import lifeline.launcher.ledger.StoredCount;

/** What the store has gained since an instant of the city's time. */
public final class StoreCounts {
    private static final String BY_SENSOR = """
            select sensor.device || '.' || sensor.quantity, counted.n, counted.possible
            from (select sensor, count(*) n, count(*) filter (where quality & ? <> 0) possible
                  from reading where observed_at >= ? group by sensor) counted
            join sensor on sensor.id = counted.sensor""";
    private static final String READINGS_BY_DOMAIN = """
            select device.domain, count(*)
            from reading join sensor on sensor.id = reading.sensor join device on device.id = sensor.device
            where reading.observed_at >= ? and device.id !~ '^exercise-[0-9]+:'
            group by 1""";
    private static final String SIGNALS_BY_DOMAIN = """
            select domain, count(*) filter (where kind = 'RAISE'), count(*) filter (where kind = 'CLEAR')
            from signal where committed_at >= ? and at <= ? and exercise is null and not shadow
            group by 1""";
    private static final String OPEN_BY_DOMAIN =
            "select domain, count(*) from alert where machine = 'ACTIVE' and exercise is null"
                    + " and raised_at <= ? group by 1";
    private static final String REJECTED_BY_DEVICE = """
            select device, sum(readings) from rejection_count
            where minute >= date_trunc('minute', ?::timestamptz) and device <> ''
            group by 1""";

    private final Store store;

    public StoreCounts(Store store) {
        this.store = store;
    }

    /** One row of a query whose first column is a name. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** By sensor id. */
    public Map<String, StoredCount> bySensor(Instant since) {
        int mark = Quality.GOOD.with(Mark.POSSIBLE_DUPLICATE).code();
        return store.use(connection -> {
            try (PreparedStatement query = connection.prepareStatement(BY_SENSOR)) {
                query.setInt(1, mark);
                query.setTimestamp(2, Timestamp.from(since));
                return rows(query, row -> new StoredCount(row.getLong(2), row.getLong(3)));
            }
        });
    }

    /** By device id; whole minutes, so what was rejected shortly before counts as well. */
    public Map<String, Long> rejectedByDevice(Instant since) {
        return store.use(connection -> ask(connection, REJECTED_BY_DEVICE, row -> row.getLong(2), since));
    }

    /** All readings and rejections there are, cheaply enough to be asked every second. */
    public long total(Instant since) {
        return store.use(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select (select count(*) from reading where observed_at >= ?)"
                            + " + (select coalesce(sum(readings), 0) from rejection_count)")) {
                query.setTimestamp(1, Timestamp.from(since));
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    /** How many signals the service has not taken yet. */
    public long signalLag() {
        return store.use(connection -> {
            try (PreparedStatement query =
                            connection.prepareStatement("select coalesce((select max(seq) from signal), 0)"
                                    + " - coalesce((select position from follower where name = 'alerts'), 0)");
                    ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    /** Signals true by {@code until}, in the order of {@code domains}; a domain nobody knows comes last. */
    public Map<String, DomainCount> byDomain(List<String> domains, Instant since, Instant until) {
        return store.use(connection -> {
            Map<String, Long> readings = ask(connection, READINGS_BY_DOMAIN, row -> row.getLong(2), since);
            Map<String, DomainCount> signals = ask(
                    connection,
                    SIGNALS_BY_DOMAIN,
                    row -> new DomainCount(0, row.getLong(2), row.getLong(3), 0),
                    since,
                    until);
            Map<String, Long> open = ask(connection, OPEN_BY_DOMAIN, row -> row.getLong(2), until);
            Map<String, DomainCount> counts = new LinkedHashMap<>();
            domains.forEach(domain -> counts.put(domain, DomainCount.NONE));
            readings.keySet().forEach(domain -> counts.putIfAbsent(domain, DomainCount.NONE));
            counts.replaceAll((domain, none) -> {
                DomainCount signalled = signals.getOrDefault(domain, DomainCount.NONE);
                return new DomainCount(
                        readings.getOrDefault(domain, 0L),
                        signalled.raised(),
                        signalled.cleared(),
                        open.getOrDefault(domain, 0L));
            });
            return counts;
        });
    }

    private static <T> Map<String, T> ask(Connection connection, String sql, Row<T> row, Instant... limits)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < limits.length; i++) {
                query.setTimestamp(i + 1, Timestamp.from(limits[i]));
            }
            return rows(query, row);
        }
    }

    private static <T> Map<String, T> rows(PreparedStatement query, Row<T> row) throws SQLException {
        Map<String, T> all = new HashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.put(rows.getString(1), row.of(rows));
            }
        }
        return all;
    }
}
