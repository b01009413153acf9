package lifeline.alerts.intake;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Course;
import lifeline.alerts.alert.Course.Episode;
import lifeline.alerts.alert.Machine;
import lifeline.alerts.alert.Origin;
import lifeline.alerts.store.Columns;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.contract.signal.Severity;

/**
 * Keeps alerts with their episodes; of those that are over only the one asked for is read. All of it within the caller's transaction,
 * after {@link JdbcAlerts#lockWriters}.
 */
@Singleton
final class JdbcCourses {
    private static final String WRITE = """
            insert into alert_episode (rule, subject, episode, alert, rule_version, domain, asset, device, quantity,
                severity, peak_severity, machine, value, threshold, began_at, recovered_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (rule, subject, episode) do update set severity = excluded.severity,
                peak_severity = excluded.peak_severity, machine = excluded.machine, value = excluded.value,
                threshold = excluded.threshold, began_at = excluded.began_at, recovered_at = excluded.recovered_at
            """;

    private final JdbcAlerts alerts;

    JdbcCourses(JdbcAlerts alerts) {
        this.alerts = alerts;
    }

    /** A course and the number of its alert. */
    record Numbered(long id, Course course) {}

    /** Where an episode that nobody has heard of may belong: a subject and a family of rules. */
    record Slot(String subject, String family) {}

    /** Those of them that have an alert. */
    Set<Origin.Id> known(Connection connection, List<Origin.Id> ids) throws SQLException {
        String sql = """
                select w.n from unnest(?, ?, ?) with ordinality w (rule, subject, episode, n)
                join alert_episode e on e.rule = w.rule and e.subject = w.subject and e.episode = w.episode
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array(connection, "text", ids.stream().map(Origin.Id::rule)));
            statement.setArray(2, array(connection, "text", ids.stream().map(Origin.Id::subject)));
            Stream<?> episodes = ids.stream().map(Origin.Id::episode).map(Columns::time);
            statement.setArray(3, array(connection, "timestamptz", episodes));
            return of(statement, ids);
        }
    }

    /** Those of them where there is an alert that nobody has closed. */
    Set<Slot> taken(Connection connection, List<Slot> slots) throws SQLException {
        String sql = """
                select w.n from unnest(?, ?) with ordinality w (subject, family, n)
                where exists (select from alert a where a.subject = w.subject and a.family = w.family and a.stage <> 'CLOSED')
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array(connection, "text", slots.stream().map(Slot::subject)));
            statement.setArray(2, array(connection, "text", slots.stream().map(Slot::family)));
            return of(statement, slots);
        }
    }

    private static Array array(Connection connection, String type, Stream<?> elements) throws SQLException {
        return connection.createArrayOf(type, elements.toArray());
    }

    /** Those whose places, from 1, a query finds. */
    private static <T> Set<T> of(PreparedStatement statement, List<T> all) throws SQLException {
        Set<T> found = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(all.get(rows.getInt(1) - 1));
            }
        }
        return found;
    }

    /** The course of an episode. */
    Optional<Numbered> find(Connection connection, Origin.Id id) throws SQLException {
        String sql = "select alert from alert_episode where rule = ? and subject = ? and episode = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id.rule());
            statement.setString(2, id.subject());
            statement.setObject(3, Columns.time(id.episode()));
            return find(connection, statement, id);
        }
    }

    /**
     * The course that a new episode belongs to: of an alert that still wants somebody, or that was over no longer than so before it.
     *
     * @param at when the episode was seen
     */
    Optional<Numbered> open(Connection connection, Origin.Id id, String family, Instant at, Duration within)
            throws SQLException {
        String sql = "select a.id from alert a where a.subject = ? and a.family = ? and a.stage <> 'CLOSED' and ("
                + JdbcAlertQueries.open() + " or a.recovered_at >= ?) order by a.id desc limit 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id.subject());
            statement.setString(2, family);
            statement.setObject(3, Columns.time(at.minus(within)));
            return find(connection, statement, id);
        }
    }

    private Optional<Numbered> find(Connection connection, PreparedStatement number, Origin.Id id) throws SQLException {
        OptionalLong found = OptionalLong.empty();
        try (ResultSet row = number.executeQuery()) {
            if (row.next()) {
                found = OptionalLong.of(row.getLong(1));
            }
        }
        return found.isPresent() ? Optional.of(get(connection, found.getAsLong(), id)) : Optional.empty();
    }

    /** @param id of an episode that is wanted even if it is over */
    Numbered get(Connection connection, long alert, Origin.Id id) throws SQLException {
        String sql = """
                select * from alert_episode
                where alert = ? and (machine = 'ACTIVE' or rule = ? and subject = ? and episode = ?) order by began_at, rule
                """;
        Alert found = alerts.find(connection, alert).orElseThrow().alert();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, alert);
            statement.setString(2, id.rule());
            statement.setString(3, id.subject());
            statement.setObject(4, Columns.time(id.episode()));
            List<Episode> episodes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    episodes.add(episode(row));
                }
            }
            return new Numbered(alert, new Course(found, episodes));
        }
    }

    private static Episode episode(ResultSet row) throws SQLException {
        Instant recoveredAt = Columns.optionalInstant(row, "recovered_at");
        return new Episode(
                new Origin(
                        row.getString("rule"),
                        row.getString("subject"),
                        Columns.instant(row, "episode"),
                        row.getString("domain"),
                        row.getString("asset"),
                        row.getString("device"),
                        row.getString("quantity")),
                row.getInt("rule_version"),
                Severity.valueOf(row.getString("severity")),
                Severity.valueOf(row.getString("peak_severity")),
                recoveredAt == null ? new Machine.Active() : new Machine.Recovered(recoveredAt),
                row.getDouble("value"),
                row.getDouble("threshold"),
                Columns.instant(row, "began_at"));
    }

    /** Writes what begins; the n-th has the n-th family. Returns the numbers their alerts were given, in order. */
    List<Long> insert(Connection connection, List<Course> courses, List<String> families) throws SQLException {
        List<JdbcAlerts.Beginning> beginnings = new ArrayList<>();
        for (int i = 0; i < courses.size(); i++) {
            beginnings.add(new JdbcAlerts.Beginning(courses.get(i).alert(), families.get(i)));
        }
        List<Long> ids = alerts.insert(connection, beginnings);
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (int i = 0; i < ids.size(); i++) {
                for (Episode episode : courses.get(i).episodes()) {
                    bind(statement, ids.get(i), episode);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
        return ids;
    }

    /** @param id of the episode that has changed */
    void update(Connection connection, Numbered changed, Origin.Id id) throws SQLException {
        alerts.update(connection, changed.id(), changed.course().alert());
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            bind(statement, changed.id(), changed.course().episode(id).orElseThrow());
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, long alert, Episode episode) throws SQLException {
        Origin origin = episode.origin();
        statement.setString(1, origin.rule());
        statement.setString(2, origin.subject());
        statement.setObject(3, Columns.time(origin.episode()));
        statement.setLong(4, alert);
        statement.setInt(5, episode.ruleVersion());
        statement.setString(6, origin.domain());
        statement.setString(7, origin.asset());
        statement.setString(8, origin.device());
        statement.setString(9, origin.quantity());
        statement.setString(10, episode.severity().name());
        statement.setString(11, episode.peakSeverity().name());
        statement.setString(12, episode.machine().word());
        statement.setDouble(13, episode.value());
        statement.setDouble(14, episode.threshold());
        statement.setObject(15, Columns.time(episode.beganAt()));
        Columns.setOptional(statement, 16, episode.machine().recoveredAt().orElse(null));
    }
}
