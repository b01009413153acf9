package lifeline.alerts.noise.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.alerts.noise.StormRule;
import lifeline.alerts.noise.StormRule.Kind;
import lifeline.alerts.noise.StormRule.Storm;
import lifeline.alerts.store.Columns;
import org.jspecify.annotations.Nullable;

/** The table {@code storm}; a beginning and an end are in the audit in the same transaction. */
@Singleton
public final class JdbcStorms {
    private final NoiseAudit audit;

    public JdbcStorms(NoiseAudit audit) {
        this.audit = audit;
    }

    /** A storm as it is told. */
    public record Row(Storm storm, int alerts, @Nullable Instant endedAt) {}

    List<Storm> open(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from storm where ended_at is null order by id")) {
            return rows(select).stream().map(Row::storm).toList();
        }
    }

    /** The newest first. */
    public List<Row> newest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select * from storm order by id desc limit ?")) {
            select.setInt(1, limit);
            return rows(select);
        }
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> storms = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                storms.add(new Row(
                        new Storm(
                                row.getLong("id"),
                                Kind.valueOf(row.getString("kind")),
                                row.getString("domain"),
                                row.getString("district"),
                                Columns.instant(row, "began_at"),
                                Columns.instant(row, "high_at")),
                        row.getInt("alerts"),
                        Columns.optionalInstant(row, "ended_at")));
            }
        }
        return storms;
    }

    Storm begin(Connection connection, Kind kind, String domain, String district, int alerts, Instant now)
            throws SQLException {
        String sql = """
                insert into storm (kind, domain, district, began_at, high_at, alerts) values (?, ?, ?, ?, ?, ?) returning id
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, kind.name());
            insert.setString(2, domain);
            insert.setString(3, district);
            insert.setObject(4, Columns.time(now));
            insert.setObject(5, Columns.time(now));
            insert.setInt(6, alerts);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                Storm storm = new Storm(row.getLong(1), kind, domain, district, now, now);
                String why = kind == Kind.RATE
                        ? alerts + " alerts within a minute"
                        : domain + ", " + district + ": " + alerts + " devices are silent";
                audit.ofStorm(connection, NoiseAudit.Deed.STORM_BEGIN, storm.id(), why, now);
                return storm;
            }
        }
    }

    void goesOn(Connection connection, Storm storm, int alerts, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update storm set high_at = greatest(high_at, ?), alerts = greatest(alerts, ?) where id = ?")) {
            update.setObject(1, Columns.time(now));
            update.setInt(2, alerts);
            update.setLong(3, storm.id());
            update.executeUpdate();
        }
    }

    void end(Connection connection, Storm storm, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update storm set ended_at = ? where id = ?")) {
            update.setObject(1, Columns.time(now));
            update.setLong(2, storm.id());
            update.executeUpdate();
        }
        audit.ofStorm(connection, NoiseAudit.Deed.STORM_END, storm.id(), "calm since " + storm.highAt(), now);
    }

    /** For how many alerts of the real city somebody was wanted in the last minute. */
    int lastMinute(Connection connection, Instant now) throws SQLException {
        String sql =
                "select count(*) from call c join alert a on a.id = c.alert where c.began_at > ? and a.exercise is null";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, Columns.time(now.minus(StormRule.WINDOW)));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** How many reds were put out on their own over each channel in the last minute of the store's wall time. */
    Map<String, Integer> reds(Connection connection) throws SQLException {
        String sql = """
                select channel, count(*) from page
                where urgency = 4 and alert is not null and created_at > clock_timestamp() - interval '1 minute' group by 1
                """;
        Map<String, Integer> reds = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                reds.put(row.getString(1), row.getInt(2));
            }
        }
        return reds;
    }
}
