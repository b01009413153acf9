package lifeline.alerts.incident.follow;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.alerts.store.Columns;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlertQueries.State;
import lifeline.contract.signal.Severity;

/** Reads incidents of several alerts. */
@Singleton
public final class JdbcIncidentQueries {
    private static final String OPEN = """
            exists (select from incident_alert m join alert a on a.id = m.alert where m.incident = i.id and %s)
            """.formatted(JdbcAlertQueries.open());
    private static final String SELECT = "select i.*, " + OPEN + " as open from incident i ";

    /** Newest first, those with a lower number than {@code before}. */
    public List<IncidentRow> page(Connection connection, State state, Optional<String> domain, long before, int limit)
            throws SQLException {
        String condition =
                switch (state) {
                    case OPEN -> " and " + OPEN;
                    case CLOSED -> " and not " + OPEN;
                    case ALL -> "";
                };
        String sql = SELECT + "where i.alerts > 1 and i.merged_into is null and i.id < ?" + condition
                + (domain.isPresent() ? " and ? = any (string_to_array(i.domains, ','))" : "")
                + " order by i.id desc limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = 1;
            select.setLong(next++, before);
            if (domain.isPresent()) {
                select.setString(next++, domain.get());
            }
            select.setInt(next, limit);
            return rows(select);
        }
    }

    /** One; a number that has been merged finds the one it is part of. */
    public Optional<IncidentRow> find(Connection connection, long id) throws SQLException {
        String sql = """
                with recursive whole (id, merged_into) as (
                    select id, merged_into from incident where id = ?
                    union select o.id, o.merged_into from whole w join incident o on o.id = w.merged_into)
                """ + SELECT + "join whole w on w.id = i.id where i.merged_into is null";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            return rows(select).stream().findFirst();
        }
    }

    private static List<IncidentRow> rows(PreparedStatement select) throws SQLException {
        List<IncidentRow> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new IncidentRow(
                        row.getLong("id"),
                        Columns.instant(row, "began_at"),
                        Columns.instant(row, "updated_at"),
                        row.getInt("alerts"),
                        Severity.valueOf(row.getString("severity")),
                        List.of(row.getString("domains").split(",")),
                        row.getLong("cause"),
                        row.getString("chain"),
                        Optional.ofNullable(row.getString("place")),
                        row.getBoolean("open")));
            }
        }
        return found;
    }

    /** By incident: units and how many of its alerts are at what they are responsible for, most first. */
    public Map<Long, List<UnitRow>> units(Connection connection, Collection<Long> incidents) throws SQLException {
        String sql = """
                select m.incident, s.owner, count(*) as alerts, count(*) filter (where %s) as open,
                    (array['RED', 'ORANGE', 'YELLOW', 'BLUE'])
                        [min(array_position(array['RED', 'ORANGE', 'YELLOW', 'BLUE'], a.peak_severity))] as gravest
                from incident_alert m join alert a on a.id = m.alert join asset s on s.id = m.asset
                where m.incident = any (?) group by 1, 2 order by 3 desc, 2
                """.formatted(JdbcAlertQueries.open());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("bigint", incidents.toArray()));
            Map<Long, List<UnitRow>> units = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    units.computeIfAbsent(row.getLong("incident"), incident -> new ArrayList<>())
                            .add(new UnitRow(
                                    row.getString("owner"),
                                    row.getInt("alerts"),
                                    row.getInt("open"),
                                    Severity.valueOf(row.getString("gravest"))));
                }
            }
            return units;
        }
    }

    /** Where the assets of an incident's alerts lie, at most so many. */
    public List<PointRow> points(Connection connection, long incident, int limit) throws SQLException {
        String sql = """
                select m.alert, s.longitude, s.latitude from incident_alert m join asset s on s.id = m.asset
                where m.incident = ? and s.longitude is not null and s.latitude is not null order by m.alert limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, incident);
            select.setInt(2, limit);
            List<PointRow> points = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    points.add(new PointRow(row.getLong(1), row.getDouble(2), row.getDouble(3)));
                }
            }
            return points;
        }
    }

    /** Where an alert is. */
    public record PointRow(long alert, double longitude, double latitude) {}

    /** A unit, and how many alerts are its business. */
    public record UnitRow(String unit, int alerts, int open, Severity severity) {}
}
