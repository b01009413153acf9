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
import lifeline.alerts.store.SignalRows;
import lifeline.contract.exercise.ExerciseId;

/** Looks up who keeps whom at an asset. What an exercise plays there is another world than the city's. */
@Singleton
final class JdbcGuarded {
    private static final String HERE =
            " from alert_episode e join alert a on a.id = e.alert where e.asset = ? and a.exercise is not distinct from ? and e.rule = any (?)";
    private static final String OPEN = "select e.*" + HERE + " and e.machine = 'ACTIVE' and a.stage <> 'CLOSED'";

    /** @param isTaken whether the alert has followed it before */
    record Held(NumberedSignal numbered, boolean isTaken) {}

    /** An episode and the alert it belongs to. */
    record Found(long alert, Origin.Id episode) {}

    /** Whether {@code rule} has an episode where {@code at} is. */
    boolean isOpen(Connection connection, String rule, Origin at) throws SQLException {
        return !found(connection, OPEN, at, List.of(rule)).isEmpty();
    }

    /** The episodes of these rules that hold there. */
    List<Found> open(Connection connection, List<String> rules, Origin at) throws SQLException {
        return found(connection, OPEN + " order by e.alert, e.began_at", at, rules);
    }

    /** The newest episode of each of these rules and subjects there, if it has ended since and nobody has closed its alert. */
    List<Found> endedSince(Connection connection, List<String> rules, Origin at, Instant since) throws SQLException {
        String sql = """
                select * from (select distinct on (e.rule, e.subject) e.*, a.stage %s order by e.rule, e.subject, e.episode desc) newest
                where recovered_at >= ? and stage <> 'CLOSED' order by alert
                """.formatted(HERE);
        return found(connection, sql, at, rules, since);
    }

    /** The signals of an episode from the newest one that its alert has followed on, in order. */
    List<Held> newest(Connection connection, Origin.Id episode, long until) throws SQLException {
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

    private static List<Found> found(Connection connection, String sql, Origin at, List<String> rules, Instant... since)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, at.asset());
            select.setObject(2, at.exercise().map(ExerciseId::number).orElse(null), Types.BIGINT);
            select.setArray(3, connection.createArrayOf("text", rules.toArray()));
            for (Instant instant : since) {
                select.setObject(4, Columns.time(instant));
            }
            List<Found> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Found(
                            row.getLong("alert"),
                            new Origin.Id(
                                    row.getString("rule"), row.getString("subject"), Columns.instant(row, "episode"))));
                }
            }
            return found;
        }
    }
}
