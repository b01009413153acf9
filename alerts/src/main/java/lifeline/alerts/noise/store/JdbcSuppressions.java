package lifeline.alerts.noise.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import lifeline.alerts.noise.Verdict;
import lifeline.alerts.store.Columns;
import org.jspecify.annotations.Nullable;

/** The table {@code suppression}: every notification that did not leave at once, and why. */
@Singleton
public final class JdbcSuppressions {
    private static final String HOLDS = "reason in ('SILENCED', 'INHIBITED', 'FLAPPING', 'MAINTENANCE')";

    /** How one ends; stored by name. */
    public enum Outcome {
        PAGED,
        DIGEST,
        OVER,
        OTHER
    }

    /** A row as it is told. */
    public record Row(
            long id,
            long alert,
            String occasion,
            Verdict.Reason reason,
            String by,
            @Nullable Long source,
            Instant at,
            @Nullable Instant endedAt,
            @Nullable String outcome) {}

    /** Somebody who waits because nobody was responsible. */
    public record Unclaimed(long id, long alert, String occasion) {}

    /** A call is held; what held it before for another reason has ended. */
    void hold(Connection connection, long alert, String occasion, long call, Verdict verdict, Instant now)
            throws SQLException {
        String end = "update suppression set ended_at = ?, outcome = 'OTHER' where call = ? and ended_at is null and "
                + HOLDS + " and not (reason = ? and source is not distinct from ?)";
        try (PreparedStatement update = connection.prepareStatement(end)) {
            update.setObject(1, Columns.time(now));
            update.setLong(2, call);
            update.setString(3, verdict.reason().name());
            source(update, 4, verdict.source());
            update.executeUpdate();
        }
        String keep = "update suppression set look_at = ? where call = ? and ended_at is null and " + HOLDS;
        try (PreparedStatement update = connection.prepareStatement(keep)) {
            update.setObject(1, Columns.time(verdict.until()));
            update.setLong(2, call);
            if (update.executeUpdate() == 0) {
                insert(connection, alert, occasion, OptionalLong.of(call), verdict, verdict.source(), now);
            }
        }
    }

    /** Nothing holds a call any more. */
    void release(Connection connection, long call, Instant now) throws SQLException {
        String sql = "update suppression set ended_at = ?, outcome = 'PAGED' where call = ? and ended_at is null and "
                + HOLDS;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(now));
            update.setLong(2, call);
            update.executeUpdate();
        }
    }

    /** Nobody is responsible; what nobody was responsible for before is told no more. */
    void nobody(Connection connection, long alert, String occasion, Instant now) throws SQLException {
        String sql = """
                update suppression set ended_at = ?, outcome = 'OTHER'
                where alert = ? and occasion <> ? and ended_at is null and reason = 'NOBODY_RESPONSIBLE'
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(now));
            update.setLong(2, alert);
            update.setString(3, occasion);
            update.executeUpdate();
        }
        insert(connection, alert, occasion, OptionalLong.empty(), Verdict.nobody(now), OptionalLong.empty(), now);
    }

    /** Something begins to wait; nothing where it waits for that already. */
    public void insert(
            Connection connection,
            long alert,
            String occasion,
            OptionalLong call,
            Verdict verdict,
            OptionalLong source,
            Instant now)
            throws SQLException {
        String sql = """
                insert into suppression (alert, occasion, call, reason, by_what, source, at, look_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, alert);
            insert.setString(2, occasion);
            source(insert, 3, call);
            insert.setString(4, verdict.reason().name());
            insert.setString(5, verdict.by());
            source(insert, 6, source);
            insert.setObject(7, Columns.time(now));
            insert.setObject(8, Columns.time(verdict.until()));
            insert.executeUpdate();
        }
    }

    /** An alert that waited for a digest, and what was to be told of it. */
    public record Told(long alert, String occasion) {}

    /** What waited for a digest was told. */
    public void told(Connection connection, List<Told> told, Outcome outcome, Instant now) throws SQLException {
        String sql = """
                update suppression s set ended_at = ?, outcome = ? from unnest(?, ?) t (alert, occasion)
                where s.alert = t.alert and s.occasion = t.occasion and s.ended_at is null and s.reason in ('GROUPED', 'STORM')
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(now));
            update.setString(2, outcome.name());
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", told.stream().map(Told::alert).toArray()));
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "text", told.stream().map(Told::occasion).toArray()));
            update.executeUpdate();
        }
    }

    /** Nobody is wanted for an alert any more, or for something new. */
    void over(Connection connection, long alert, Instant now) throws SQLException {
        String sql = "update suppression set ended_at = ?, outcome = 'OVER' where alert = ? and ended_at is null";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(now));
            update.setLong(2, alert);
            update.executeUpdate();
        }
    }

    /** A reason may have gone: the calls it holds are due. */
    void lookAgain(Connection connection, Verdict.Reason reason, long source, Instant now) throws SQLException {
        String sql = """
                update call set next_at = ? where state = 'CALLING' and next_at > ? and id in (
                    select call from suppression where reason = ? and source = ? and ended_at is null)
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(now));
            update.setObject(2, Columns.time(now));
            update.setString(3, reason.name());
            update.setLong(4, source);
            update.executeUpdate();
        }
    }

    public boolean isAnyUnclaimed(Connection connection, Instant now) throws SQLException {
        String sql = """
                select exists (select from suppression
                    where reason = 'NOBODY_RESPONSIBLE' and ended_at is null and look_at <= ?)
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, Columns.time(now));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Those nobody was responsible for whose turn it is to be looked at again, and puts the next look off. */
    public List<Unclaimed> unclaimed(Connection connection, Instant now, Instant next, int limit) throws SQLException {
        String sql = """
                update suppression set look_at = ? where id in (
                    select id from suppression where reason = 'NOBODY_RESPONSIBLE' and ended_at is null and look_at <= ?
                    order by look_at, id limit ? for update skip locked)
                returning id, alert, occasion
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(next));
            update.setObject(2, Columns.time(now));
            update.setInt(3, limit);
            List<Unclaimed> found = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    found.add(new Unclaimed(row.getLong(1), row.getLong(2), row.getString(3)));
                }
            }
            return found;
        }
    }

    /** Somebody is responsible now. */
    public void claim(Connection connection, Unclaimed unclaimed, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update suppression set ended_at = ?, outcome = 'PAGED' where id = ?")) {
            update.setObject(1, Columns.time(now));
            update.setLong(2, unclaimed.id());
            update.executeUpdate();
        }
    }

    /** Newest first: of one alert, or, where that is empty, of all those that last. */
    public List<Row> newest(Connection connection, OptionalLong alert, int limit) throws SQLException {
        String sql = "select * from suppression where " + (alert.isPresent() ? "alert = ?" : "ended_at is null")
                + " order by id desc limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = 1;
            if (alert.isPresent()) {
                select.setLong(next++, alert.getAsLong());
            }
            select.setInt(next, limit);
            List<Row> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Row(
                            row.getLong("id"),
                            row.getLong("alert"),
                            row.getString("occasion"),
                            Verdict.Reason.valueOf(row.getString("reason")),
                            row.getString("by_what"),
                            row.getObject("source", Long.class),
                            Columns.instant(row, "at"),
                            Columns.optionalInstant(row, "ended_at"),
                            row.getString("outcome")));
                }
            }
            return found;
        }
    }

    private static void source(PreparedStatement statement, int index, OptionalLong source) throws SQLException {
        if (source.isPresent()) {
            statement.setLong(index, source.getAsLong());
        } else {
            statement.setNull(index, Types.BIGINT);
        }
    }
}
