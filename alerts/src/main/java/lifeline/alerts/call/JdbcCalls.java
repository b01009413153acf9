package lifeline.alerts.call;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.duty.Progress;
import lifeline.alerts.store.Columns;
import lifeline.contract.signal.Severity;
import org.jspecify.annotations.Nullable;

/** Keeps calls. All of it within the caller's transaction. */
@Singleton
public final class JdbcCalls {
    private static final String COLUMNS = "id, alert, occasion, severity, chain, step, round, began_at, next_at";

    /** Begins a call; empty when one was begun for the same occasion before. */
    Optional<Call> begin(
            Connection connection, long alert, String occasion, Severity severity, String chain, Instant now)
            throws SQLException {
        String sql = """
                insert into call (alert, occasion, severity, chain, state, step, round, began_at, next_at)
                values (?, ?, ?, ?, 'CALLING', 0, 0, ?, ?) on conflict (alert, occasion) do nothing returning
                """ + COLUMNS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, alert);
            statement.setString(2, occasion);
            statement.setString(3, severity.name());
            statement.setString(4, chain);
            statement.setObject(5, Columns.time(now));
            statement.setObject(6, Columns.time(now));
            return calls(statement).stream().findFirst();
        }
    }

    /** Whether a call was begun for an occasion, whatever became of it. */
    boolean isBegun(Connection connection, long alert, String occasion) throws SQLException {
        String sql = "select exists (select from call where alert = ? and occasion = ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, alert);
            statement.setString(2, occasion);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The call that is under way for an alert. */
    Optional<Call> open(Connection connection, long alert) throws SQLException {
        String sql = "select " + COLUMNS + " from call where alert = ? and state = 'CALLING' for update";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, alert);
            return calls(statement).stream().findFirst();
        }
    }

    boolean isAnyDue(Connection connection, Instant now) throws SQLException {
        String sql = "select exists (select from call where state = 'CALLING' and next_at <= ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Columns.time(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Those whose next step is due, gravest first; of several replicas each gets others. */
    List<Call> due(Connection connection, Instant now, int limit) throws SQLException {
        String sql = "select " + COLUMNS + """
                 from call where state = 'CALLING' and next_at <= ?
                order by array_position(array['RED', 'ORANGE', 'YELLOW', 'BLUE'], severity), next_at, id
                limit ? for update skip locked
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Columns.time(now));
            statement.setInt(2, limit);
            return calls(statement);
        }
    }

    void moveTo(Connection connection, Call call, Progress progress) throws SQLException {
        String sql = "update call set step = ?, round = ?, next_at = ? where id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, progress.step());
            statement.setInt(2, progress.round());
            statement.setObject(3, Columns.time(progress.nextAt()));
            statement.setLong(4, call.id());
            statement.executeUpdate();
        }
    }

    void end(Connection connection, Call call, Call.End end, @Nullable String by, Instant now) throws SQLException {
        String sql = """
                update call set state = ?, ended_at = ?, answered_by = ?, next_at = null where id = ? and state = 'CALLING'
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, end.name());
            statement.setObject(2, Columns.time(now));
            statement.setString(3, by);
            statement.setLong(4, call.id());
            statement.executeUpdate();
        }
    }

    /**
     * What an alert has been through when a line of its audit is taken.
     *
     * @param openings how often it had been raised or reopened up to there
     * @param isOvertaken whether it was once more since
     * @param isAny whether there were calls for it, or a reason why there was none
     */
    record Before(int openings, boolean isOvertaken, boolean isAny) {}

    Before before(Connection connection, long alert, long seq) throws SQLException {
        String sql = """
                select count(*) filter (where seq <= ?) as openings, count(*) filter (where seq > ?) > 0 as overtaken,
                    exists (select from call where alert = ?) or exists (select from suppression where alert = ?) as any_call
                from alert_audit where alert = ? and action in ('RAISE', 'REOPEN')
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, seq);
            statement.setLong(2, seq);
            statement.setLong(3, alert);
            statement.setLong(4, alert);
            statement.setLong(5, alert);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Before(
                        Math.max(1, row.getInt("openings")), row.getBoolean("overtaken"), row.getBoolean("any_call"));
            }
        }
    }

    private static List<Call> calls(PreparedStatement statement) throws SQLException {
        List<Call> calls = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                calls.add(new Call(
                        row.getLong("id"),
                        row.getLong("alert"),
                        row.getString("occasion"),
                        Severity.valueOf(row.getString("severity")),
                        row.getString("chain"),
                        new Progress(row.getInt("step"), row.getInt("round"), Columns.instant(row, "next_at")),
                        Columns.instant(row, "began_at")));
            }
        }
        return calls;
    }
}
