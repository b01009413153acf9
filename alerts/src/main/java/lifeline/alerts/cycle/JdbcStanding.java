package lifeline.alerts.cycle;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import lifeline.alerts.alert.Clocks;
import lifeline.alerts.alert.Stage;
import lifeline.alerts.store.Columns;
import lifeline.contract.signal.Severity;

/** Finds alerts by where they stand and since when. */
@Singleton
public final class JdbcStanding {
    /** Of these those that are detected and nothing more. */
    List<Long> detected(Connection connection, Collection<Long> alerts) throws SQLException {
        String sql = "select id from alert where stage = 'DETECTED' and id = any (?) order by id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("bigint", alerts.toArray()));
            return ids(select);
        }
    }

    /** Detected and nothing more, though a page or a digest of them has left. */
    List<Long> paged(Connection connection, int limit) throws SQLException {
        String sql = """
                select a.id from alert a where a.stage = 'DETECTED'
                    and (exists (select from page p where p.alert = a.id and p.state = 'SENT' and p.message ->> 'kind' = 'ALERT')
                        or exists (select from digest_line d where d.alert = a.id and d.told_at is not null))
                order by a.id limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, limit);
            return ids(select);
        }
    }

    /**
     * Those that have stood longer than their clock says, by severity and stage alone, and have not been told of since it began. Oldest
     * first.
     */
    List<Long> standing(Connection connection, Clocks clocks, Instant now, int limit) throws SQLException {
        List<String> severities = new ArrayList<>();
        List<String> stages = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        for (Map.Entry<Severity, Map<Stage.Name, Duration>> severity :
                clocks.limits().entrySet()) {
            severity.getValue().forEach((stage, length) -> {
                severities.add(severity.getKey().name());
                stages.add(stage.name());
                millis.add(length.toMillis());
            });
        }
        String sql = """
                select a.id from alert a
                join unnest(?, ?, ?) as c (severity, stage, millis) on c.severity = a.severity and c.stage = a.stage
                where a.clock_at is not null and a.overdue_at is null
                    and a.clock_at + c.millis * interval '1 millisecond' <= ?
                    and (a.stage <> 'ANALYSED' or a.verdict = 'TRUE')
                order by a.clock_at, a.id limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", severities.toArray()));
            select.setArray(2, connection.createArrayOf("text", stages.toArray()));
            select.setArray(3, connection.createArrayOf("bigint", millis.toArray()));
            select.setObject(4, Columns.time(now));
            select.setInt(5, limit);
            return ids(select);
        }
    }

    /** It has been told that the alert's stage takes too long. */
    void told(Connection connection, long alert, Instant at) throws SQLException {
        String sql = "update alert set overdue_at = ?, version = version + 1 where id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(at));
            update.setLong(2, alert);
            update.executeUpdate();
        }
    }

    private static List<Long> ids(PreparedStatement select) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
    }
}
