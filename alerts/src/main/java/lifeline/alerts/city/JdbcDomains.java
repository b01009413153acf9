package lifeline.alerts.city;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lifeline.alerts.store.Columns;

/** Counts assets, devices and sensors of each domain, and how many are heard. */
@Singleton
public final class JdbcDomains {
    private static final int PERIODS_UNTIL_SILENT = 3;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** By domain; a domain without a device is absent. */
    public Map<String, DomainRow> all(Connection connection, Instant now) throws SQLException {
        Map<String, Long> assets = assets(connection);
        String sql = """
                select d.domain, count(distinct d.id) as devices,
                    count(distinct d.id) filter (where l.received_at > ?::timestamptz - ? * d.period_s * interval '1 s')
                        as reporting,
                    count(s.id) as sensors, max(l.observed_at) as newest,
                    coalesce(sum(case when l.observed_at > ? then
                        (select count(*) from reading r
                         where r.sensor = s.id and r.observed_at > ? and r.observed_at <= ?) else 0 end), 0) as readings
                from device d left join sensor s on s.device = d.id left join latest l on l.sensor = s.id
                where d.id !~ '^exercise-[0-9]+:'
                group by d.domain
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Columns.time(now));
            statement.setInt(2, PERIODS_UNTIL_SILENT);
            statement.setObject(3, Columns.time(now.minus(MINUTE)));
            statement.setObject(4, Columns.time(now.minus(MINUTE)));
            statement.setObject(5, Columns.time(now));
            Map<String, DomainRow> domains = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String domain = rows.getString("domain");
                    domains.put(
                            domain,
                            new DomainRow(
                                    assets.getOrDefault(domain, 0L),
                                    rows.getLong("devices"),
                                    rows.getLong("reporting"),
                                    rows.getLong("sensors"),
                                    Columns.optionalInstant(rows, "newest"),
                                    rows.getLong("readings")));
                }
            }
            return domains;
        }
    }

    private static Map<String, Long> assets(Connection connection) throws SQLException {
        Map<String, Long> assets = new HashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("select domain, count(*) from asset group by domain");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                assets.put(rows.getString(1), rows.getLong(2));
            }
        }
        return assets;
    }
}
