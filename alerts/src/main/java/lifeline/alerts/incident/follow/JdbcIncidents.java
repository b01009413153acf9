package lifeline.alerts.incident.follow;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lifeline.alerts.incident.Chain;
import lifeline.alerts.incident.Correlation.Joined;
import lifeline.alerts.incident.Layer;
import lifeline.alerts.incident.Member;
import lifeline.alerts.incident.Summary;
import lifeline.alerts.store.Columns;
import lifeline.contract.signal.Severity;

/** Writes incidents and who is in them, and reads them back. All within the caller's transaction. */
@Singleton
public final class JdbcIncidents {
    /** Those of a batch that are known already, by alert. */
    Map<Long, Joined> joined(Connection connection, Collection<Long> alerts) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from incident_alert where alert = any (?)")) {
            select.setArray(1, connection.createArrayOf("bigint", alerts.toArray()));
            Map<Long, Joined> joined = new HashMap<>();
            rows(select).forEach(row -> joined.put(row.member().alert(), row));
            return joined;
        }
    }

    /** All alerts of the incidents of which one was told of since so long before the newest. */
    List<Joined> since(Connection connection, Duration back) throws SQLException {
        String sql = """
                select * from incident_alert where incident in (select incident from incident_alert
                    where told_at >= (select max(told_at) from incident_alert) - ? * interval '1 second' and layer <> 'APART')
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, back.toSeconds());
            return rows(select);
        }
    }

    private static List<Joined> rows(PreparedStatement select) throws SQLException {
        List<Joined> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Member member = new Member(
                        row.getLong("alert"),
                        row.getString("rule"),
                        row.getString("domain"),
                        row.getString("asset"),
                        Layer.valueOf(row.getString("layer")),
                        Severity.valueOf(row.getString("severity")),
                        row.getDouble("strength"),
                        Columns.instant(row, "began_at"),
                        Columns.instant(row, "told_at"),
                        row.getBoolean("active"));
                found.add(new Joined(row.getLong("incident"), member));
            }
        }
        return found;
    }

    /**
     * Another cause wants its place looked for anew.
     *
     * @param place what to tell of a cause's place until then, JSON; empty where nothing is known of it
     */
    void writeIncidents(Connection connection, Collection<Summary> incidents, Function<Member, Optional<String>> place)
            throws SQLException {
        String sql = """
                insert into incident as i (id, began_at, updated_at, alerts, severity, domains, cause, chain, place)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict (id) do update set began_at = excluded.began_at,
                    updated_at = greatest(i.updated_at, excluded.updated_at), alerts = excluded.alerts,
                    severity = excluded.severity, domains = excluded.domains, chain = excluded.chain,
                    place = case when i.cause = excluded.cause then i.place else excluded.place end,
                    placed_at = case when i.cause = excluded.cause then i.placed_at end, cause = excluded.cause
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Summary incident : incidents) {
                insert.setLong(1, incident.id());
                insert.setObject(2, Columns.time(incident.beganAt()));
                insert.setObject(3, Columns.time(incident.updatedAt()));
                insert.setInt(4, incident.alerts());
                insert.setString(5, incident.severity().name());
                insert.setString(6, incident.domains());
                insert.setLong(7, incident.cause().alert().alert());
                insert.setString(8, incident.cause().chain().map(Chain::id).orElse(""));
                insert.setString(9, place.apply(incident.cause().alert()).orElse(null));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void writeMembers(Connection connection, Collection<Joined> members) throws SQLException {
        String sql = """
                insert into incident_alert (alert, incident, rule, domain, asset, layer, severity, strength, began_at, told_at,
                    active)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (alert) do update set incident = excluded.incident, severity = excluded.severity,
                    strength = excluded.strength, began_at = excluded.began_at, told_at = excluded.told_at,
                    active = excluded.active
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Joined joined : members) {
                Member member = joined.member();
                insert.setLong(1, member.alert());
                insert.setLong(2, joined.incident());
                insert.setString(3, member.rule());
                insert.setString(4, member.domain());
                insert.setString(5, member.asset());
                insert.setString(6, member.layer().name());
                insert.setString(7, member.severity().name());
                insert.setDouble(8, member.strength());
                insert.setObject(9, Columns.time(member.beganAt()));
                insert.setObject(10, Columns.time(member.toldAt()));
                insert.setBoolean(11, member.active());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Those turned out to be part of others; {@code into} by their own numbers. */
    void merge(Connection connection, Map<Long, Long> into) throws SQLException {
        String[] statements = {
            "update incident set merged_into = ? where id = ?",
            "update incident_alert set incident = ? where incident = ?"
        };
        for (String sql : statements) {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (Map.Entry<Long, Long> one : into.entrySet()) {
                    update.setLong(1, one.getValue());
                    update.setLong(2, one.getKey());
                    update.addBatch();
                }
                update.executeBatch();
            }
        }
    }

    /** Another one whenever alerts were taken or places were found. */
    String fingerprint(Connection connection) throws SQLException {
        String sql = "select string_agg(position::text, '/' order by name) from follower where name in (?, ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, IncidentIntake.ALERTS.follower());
            select.setString(2, IncidentIntake.PLACES.follower());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }

    /** Wakes those who wait for incidents, once the transaction commits. */
    void wakeFollowers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("notify lifeline_incident");
        }
    }
}
