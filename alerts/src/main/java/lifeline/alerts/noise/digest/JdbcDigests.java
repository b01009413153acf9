package lifeline.alerts.noise.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.alerts.noise.StormRule;
import lifeline.alerts.noise.StormRule.Storm;
import lifeline.alerts.noise.Verdict;
import lifeline.alerts.page.Message;
import lifeline.alerts.page.NewPage;
import lifeline.alerts.store.Columns;
import org.jspecify.annotations.Nullable;

/** The tables {@code digest} and {@code digest_line}. All of it under the writers' lock. */
@Singleton
public final class JdbcDigests {
    private final ObjectMapper json;

    public JdbcDigests(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A page waits for the digest its verdict names.
     *
     * @return the digest; empty where that page waits already or was told
     */
    public OptionalLong add(Connection connection, Verdict verdict, long call, NewPage page, Instant now)
            throws SQLException {
        boolean isStorm = verdict.reason() == Verdict.Reason.STORM;
        long digest = open(
                connection,
                verdict.key(),
                isStorm ? verdict.source() : OptionalLong.empty(),
                verdict.every(),
                verdict.repeat(),
                verdict.until(),
                now);
        String sql = """
                insert into digest_line (digest, alert, call, transition, person, channel, address, urgency, good_for_seconds, message, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, digest);
            insert.setLong(2, page.alert().orElseThrow());
            insert.setLong(3, call);
            insert.setString(4, page.transition());
            insert.setString(5, page.person());
            insert.setString(6, page.channel());
            insert.setString(7, page.address());
            insert.setInt(8, page.urgency());
            insert.setLong(9, page.goodFor().toSeconds());
            insert.setString(10, json.writeValueAsString(page.message()));
            insert.setObject(11, Columns.time(now));
            return insert.executeUpdate() == 1 ? OptionalLong.of(digest) : OptionalLong.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written", e);
        }
    }

    private static long open(
            Connection connection,
            String key,
            OptionalLong storm,
            Duration every,
            Duration repeat,
            Instant next,
            Instant now)
            throws SQLException {
        String sql = """
                insert into digest (key, storm, interval_seconds, repeat_seconds, began_at, next_at) values (?, ?, ?, ?, ?, ?)
                on conflict (key) where ended_at is null do update set
                    next_at = case when digest.storm is null then digest.next_at else least(digest.next_at, greatest(
                        excluded.next_at, digest.told_at + digest.interval_seconds * interval '1 second')) end
                returning id
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, key);
            insert.setObject(2, storm.isPresent() ? storm.getAsLong() : null, Types.BIGINT);
            insert.setLong(3, Math.max(1, every.toSeconds()));
            insert.setLong(4, repeat.toSeconds());
            insert.setObject(5, Columns.time(now));
            insert.setObject(6, Columns.time(next));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** A storm has begun: what waits for groups in it waits for the storm's digest instead. */
    public void gather(Connection connection, Storm storm, StormRule rule, Instant now) throws SQLException {
        String waiting = """
                 from digest_line l join digest d on d.id = l.digest join alert a on a.id = l.alert left join asset s on s.id = a.asset
                where l.told_at is null and l.over_at is null and d.storm is null and d.ended_at is null and a.exercise is null
                """;
        List<Long> lines = new ArrayList<>();
        Duration repeat = Duration.ZERO;
        String sql = "select l.id, d.repeat_seconds" + waiting
                + (storm.kind() == StormRule.Kind.RATE ? "" : " and a.domain = ? and coalesce(s.district, '') = ?");
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            if (storm.kind() == StormRule.Kind.OUTAGE) {
                select.setString(1, storm.domain());
                select.setString(2, storm.district());
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getLong(1));
                    repeat = Duration.ofSeconds(row.getLong(2));
                }
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        long digest = open(
                connection,
                storm.word(),
                OptionalLong.of(storm.id()),
                rule.every(),
                repeat,
                now.plus(rule.every()),
                now);
        try (PreparedStatement update =
                connection.prepareStatement("update digest_line set digest = ? where id = any (?)")) {
            update.setLong(1, digest);
            update.setArray(2, connection.createArrayOf("bigint", lines.toArray()));
            update.executeUpdate();
        }
    }

    boolean isAnyDue(Connection connection, Instant now) throws SQLException {
        String sql = "select exists (select from digest where ended_at is null and next_at <= ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, Columns.time(now));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Those that are due; the most urgent first. */
    List<Digest> due(Connection connection, Instant now, int limit) throws SQLException {
        String sql = """
                select * from digest where ended_at is null and next_at <= ?
                order by interval_seconds, next_at, id limit ? for update skip locked
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, Columns.time(now));
            select.setInt(2, limit);
            List<Digest> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Digest(
                            row.getLong("id"),
                            row.getString("key"),
                            row.getObject("storm") != null,
                            Duration.ofSeconds(row.getLong("interval_seconds")),
                            Duration.ofSeconds(row.getLong("repeat_seconds")),
                            Optional.ofNullable(Columns.optionalInstant(row, "told_at")),
                            row.getInt("tellings")));
                }
            }
            return due;
        }
    }

    List<Line> lines(Connection connection, Digest digest) throws SQLException {
        String sql = """
                select l.*, a.machine = 'RECOVERED' as recovered,
                    a.machine = 'ACTIVE' and a.stage <> 'CLOSED' and c.state <> 'OVERTAKEN'
                        and (a.acknowledged_at is null or a.acknowledged_at < l.at) as holding
                from digest_line l join alert a on a.id = l.alert join call c on c.id = l.call
                where l.digest = ? and l.over_at is null order by l.id
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, digest.id());
            List<Line> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(line(row));
                }
            }
            return lines;
        }
    }

    private Line line(ResultSet row) throws SQLException {
        try {
            return new Line(
                    row.getLong("id"),
                    row.getLong("alert"),
                    row.getString("transition"),
                    new Line.Receiver(row.getString("person"), row.getString("channel"), row.getString("address")),
                    row.getInt("urgency"),
                    Duration.ofSeconds(row.getLong("good_for_seconds")),
                    json.readValue(row.getString("message"), Message.class),
                    Optional.ofNullable(Columns.optionalInstant(row, "told_at")),
                    row.getBoolean("alone"),
                    row.getBoolean("holding"),
                    row.getBoolean("recovered"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("line " + row.getLong("id") + " of a digest is not readable", e);
        }
    }

    void told(Connection connection, List<Line> lines, boolean isAlone, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update digest_line set told_at = ?, alone = ? where id = any (?)")) {
            update.setObject(1, Columns.time(now));
            update.setBoolean(2, isAlone);
            update.setArray(3, numbers(connection, lines));
            update.executeUpdate();
        }
    }

    void over(Connection connection, List<Line> lines, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update digest_line set over_at = ? where id = any (?)")) {
            update.setObject(1, Columns.time(now));
            update.setArray(2, numbers(connection, lines));
            update.executeUpdate();
        }
    }

    private static Array numbers(Connection connection, List<Line> lines) throws SQLException {
        return connection.createArrayOf("bigint", lines.stream().map(Line::id).toArray());
    }

    /** @param endedAt where nothing of it holds any more */
    void moveTo(Connection connection, Digest digest, boolean isTold, @Nullable Instant endedAt, Instant now)
            throws SQLException {
        String sql = """
                update digest set next_at = ?, ended_at = ?, told_at = case when ? then ? else told_at end,
                    tellings = tellings + case when ? then 1 else 0 end
                where id = ?
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(digest.next(now)));
            Columns.setOptional(update, 2, endedAt);
            update.setBoolean(3, isTold);
            update.setObject(4, Columns.time(now));
            update.setBoolean(5, isTold);
            update.setLong(6, digest.id());
            update.executeUpdate();
        }
    }
}
