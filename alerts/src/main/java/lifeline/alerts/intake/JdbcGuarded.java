package lifeline.alerts.intake;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lifeline.alerts.alert.Origin;
import lifeline.alerts.intake.JdbcSignals.NumberedSignal;
import lifeline.alerts.store.Columns;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.JdbcAlerts.Numbered;
import lifeline.alerts.store.SignalRows;
import lifeline.contract.exercise.ExerciseId;

/** Looks up who keeps whom at an asset. What an exercise plays there is another world than the city's. */
@Singleton
final class JdbcGuarded {
    private static final String HERE = "asset = ? and exercise is not distinct from ? and rule = any (?)";
    private static final String OPEN =
            "select id from alert where machine = 'ACTIVE' and stage <> 'CLOSED' and " + HERE;

    private final JdbcAlerts alerts;

    JdbcGuarded(JdbcAlerts alerts) {
        this.alerts = alerts;
    }

    /** @param isTaken whether the alert has followed it before */
    record Held(NumberedSignal numbered, boolean isTaken) {}

    /** Whether {@code rule} has an alert where {@code at} is. */
    boolean isOpen(Connection connection, String rule, Origin at) throws SQLException {
        return !ids(connection, OPEN, at, List.of(rule)).isEmpty();
    }

    /** The alerts of these rules that hold there. */
    List<Numbered> open(Connection connection, List<String> rules, Origin at) throws SQLException {
        return found(connection, ids(connection, OPEN + " order by id", at, rules));
    }

    /** The newest alert of each of these rules and subjects there, if it has ended since and nobody has closed it. */
    List<Numbered> endedSince(Connection connection, List<String> rules, Origin at, Instant since) throws SQLException {
        String sql = """
                select id from (select distinct on (rule, subject) id, recovered_at, stage from alert
                    where %s order by rule, subject, episode desc) newest
                where recovered_at is not null and stage <> 'CLOSED' order by id
                """.formatted(HERE);
        return found(connection, ids(connection, sql, at, rules)).stream()
                .filter(ended -> ended.alert()
                        .machine()
                        .recoveredAt()
                        .filter(recovered -> !recovered.isBefore(since))
                        .isPresent())
                .toList();
    }

    /** The signals of an episode from the newest one that its alert has followed on, in order. */
    List<Held> newest(Connection connection, Origin episode, long until) throws SQLException {
        String sql = """
                with told as (select s.*, exists (select from alert_audit u where u.signal = s.id) as taken from signal s
                    where rule = ? and subject = ? and episode = ? and not shadow and seq <= ?)
                select * from told where seq >= (select coalesce(max(seq), 0) from told where taken) order by seq
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, episode.rule());
            select.setString(2, episode.subject());
            select.setObject(3, Columns.time(episode.episode()));
            select.setLong(4, until);
            List<Held> held = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    NumberedSignal numbered = new NumberedSignal(
                            row.getLong("seq"), row.getObject("id", UUID.class), SignalRows.signal(row));
                    held.add(new Held(numbered, row.getBoolean("taken")));
                }
            }
            return held;
        }
    }

    private static List<Long> ids(Connection connection, String sql, Origin at, List<String> rules)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, at.asset());
            select.setObject(2, at.exercise().map(ExerciseId::number).orElse(null), Types.BIGINT);
            select.setArray(3, connection.createArrayOf("text", rules.toArray()));
            List<Long> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong("id"));
                }
            }
            return ids;
        }
    }

    private List<Numbered> found(Connection connection, List<Long> ids) throws SQLException {
        List<Numbered> found = new ArrayList<>();
        for (long id : ids) {
            alerts.find(connection, id).ifPresent(found::add);
        }
        return found;
    }
}
