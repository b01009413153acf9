package lifeline.alerts.page.outbox;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lifeline.alerts.page.outbox.Carrier.Parcel;
import lifeline.alerts.store.Columns;

/** The tables {@code page}, {@code page_attempt} and the quota in {@code channel}. Within the caller's transaction. */
@Singleton
public final class JdbcPages {
    /** A page that is due, and its channel. */
    record Due(long id, String channel, int urgency) {}

    /** A channel as a sender needs it. */
    record Way(String id, String kind, String settings, List<Instant> recent) {}

    /** A page that this replica sends. */
    record Claimed(Parcel parcel, int attempt, String person, int urgency) {}

    Instant now(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select clock_timestamp() as now");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Columns.instant(row, "now");
        }
    }

    /** Whether there is anything to do: cheaper than claiming to find out. */
    boolean isAnyDue(Connection connection) throws SQLException {
        String sql = """
                select exists (select from page where state = 'WAITING' and next_at <= clock_timestamp())
                    or exists (select from page where state = 'SENDING' and lease_until <= clock_timestamp())
                """;
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** What came too late to be of use. */
    void expire(Connection connection) throws SQLException {
        execute(connection, """
                update page set state = 'EXPIRED', ended_at = clock_timestamp(), reason = 'it could not leave in time'
                where id in (select id from page where state = 'WAITING' and expires_at <= clock_timestamp()
                    limit 500 for update skip locked)
                """);
    }

    /** Takes back what senders left who died; counted where the provider cannot tell. */
    void takeBack(Connection connection, Collection<String> keyedKinds) throws SQLException {
        try (PreparedStatement died = connection.prepareStatement("""
                with dead as (
                    select p.id, p.attempts, c.kind from page p join channel c on c.id = p.channel
                    where p.state = 'SENDING' and p.lease_until <= clock_timestamp()
                    order by p.id limit 500 for update of p skip locked
                ), logged as (
                    update page_attempt t set outcome = 'DIED', ended_at = clock_timestamp()
                    from dead where t.page = dead.id and t.attempt = dead.attempts and t.outcome is null
                )
                update page p set state = 'WAITING', next_at = clock_timestamp(), claimed_by = null, lease_until = null,
                    possibly_twice = p.possibly_twice + case when dead.kind = any (?) then 0 else 1 end
                from dead where p.id = dead.id
                """)) {
            died.setArray(1, connection.createArrayOf("text", keyedKinds.toArray()));
            died.executeUpdate();
        }
    }

    /** What may leave now, most urgent first, locked; not over channels that are busy enough. */
    List<Due> due(Connection connection, Set<String> busy, int limit) throws SQLException {
        String sql = """
                select p.id, p.channel, p.urgency from page p join channel c on c.id = p.channel
                where p.state = 'WAITING' and p.next_at <= clock_timestamp() and p.expires_at > clock_timestamp()
                    and c.enabled and coalesce(c.blocked_until <= clock_timestamp(), true) and not c.id = any (?)
                order by p.urgency desc, p.next_at, p.id limit ? for update of p skip locked
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", busy.toArray()));
            select.setInt(2, limit);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(row.getLong("id"), row.getString("channel"), row.getInt("urgency")));
                }
            }
            return due;
        }
    }

    /** A channel, locked until the transaction ends: replicas share its quota. */
    Way lockWay(Connection connection, String channel) throws SQLException {
        String sql = "select id, kind, settings, recent from channel where id = ? for update";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, channel);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                List<Instant> recent = new ArrayList<>();
                try (ResultSet times = row.getArray("recent").getResultSet()) {
                    while (times.next()) {
                        recent.add(times.getObject(2, OffsetDateTime.class).toInstant());
                    }
                }
                return new Way(row.getString("id"), row.getString("kind"), row.getString("settings"), recent);
            }
        }
    }

    void remember(Connection connection, String channel, List<Instant> recent) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update channel set recent = ? where id = ?")) {
            Array times = connection.createArrayOf(
                    "timestamptz", recent.stream().map(Columns::time).toArray());
            update.setArray(1, times);
            update.setString(2, channel);
            update.executeUpdate();
        }
    }

    void postpone(Connection connection, long page, Instant until) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update page set next_at = ? where id = ?")) {
            update.setObject(1, Columns.time(until));
            update.setLong(2, page);
            update.executeUpdate();
        }
    }

    /** From here on this replica is sending it: committed before anything leaves. */
    Claimed claim(Connection connection, Due due, Way way, String replica, Duration lease) throws SQLException {
        String sql = """
                with claimed as (
                    update page set state = 'SENDING', attempts = attempts + 1, claimed_by = ?,
                        lease_until = clock_timestamp() + ? * interval '1 millisecond'
                    where id = ? returning *
                ), logged as (
                    insert into page_attempt (page, attempt, replica, began_at)
                    select id, attempts, claimed_by, clock_timestamp() from claimed
                )
                select attempts, person, address, message from claimed
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, replica);
            update.setLong(2, lease.toMillis());
            update.setLong(3, due.id());
            try (ResultSet row = update.executeQuery()) {
                row.next();
                Parcel parcel = new Parcel(
                        due.id(),
                        way.id(),
                        way.kind(),
                        way.settings(),
                        row.getString("address"),
                        MessageJson.read(row.getString("message")));
                return new Claimed(parcel, row.getInt("attempts"), row.getString("person"), due.urgency());
            }
        }
    }

    /**
     * Writes what became of an attempt; false when somebody else has taken the page over since. The page before its log, as whoever
     * takes it back does: else two would wait for each other. An attempt that counts as dead stays so, with the answer it got.
     */
    boolean record(Connection connection, Claimed claimed, Delivery delivery, String state, Optional<Duration> again)
            throws SQLException {
        boolean isOurs;
        try (PreparedStatement update = connection.prepareStatement("""
                update page set state = ?, reason = ?, claimed_by = null, lease_until = null,
                    next_at = clock_timestamp() + ? * interval '1 millisecond',
                    ended_at = case when ? = 'WAITING' then null else clock_timestamp() end
                where id = ? and attempts = ? and state = 'SENDING'
                """)) {
            update.setString(1, state);
            update.setString(2, delivery.outcome() == Delivery.Outcome.SENT ? "" : delivery.answer());
            update.setLong(3, again.orElse(Duration.ZERO).toMillis());
            update.setString(4, state);
            update.setLong(5, claimed.parcel().page());
            update.setInt(6, claimed.attempt());
            isOurs = update.executeUpdate() == 1;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update page_attempt set outcome = coalesce(outcome, ?), status = ?, answer = ?, ended_at = clock_timestamp()
                where page = ? and attempt = ?
                """)) {
            update.setString(1, delivery.outcome().name());
            update.setObject(
                    2, delivery.status().isPresent() ? delivery.status().getAsInt() : null, Types.INTEGER);
            update.setString(3, delivery.answer());
            update.setLong(4, claimed.parcel().page());
            update.setInt(5, claimed.attempt());
            update.executeUpdate();
        }
        return isOurs;
    }

    void block(Connection connection, String channel, Duration wait) throws SQLException {
        String sql = """
                update channel set blocked_until = greatest(blocked_until, clock_timestamp() + ? * interval '1 millisecond')
                where id = ?
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, wait.toMillis());
            update.setString(2, channel);
            update.executeUpdate();
        }
    }

    /** The same message by the person's next way that is open, where there is one and it was not tried before. */
    boolean failOver(Connection connection, Claimed claimed) throws SQLException {
        if (claimed.person().isEmpty()) {
            return false;
        }
        String sql = """
                insert into page (alert, transition, person, channel, address, urgency, message, state, expires_at)
                select p.alert, p.transition, p.person, n.channel, n.address, p.urgency, p.message, 'WAITING', p.expires_at
                from page p
                join contact mine on mine.person = p.person and mine.channel = p.channel
                join lateral (
                    select n.channel, n.address from contact n join channel c on c.id = n.channel
                    where n.person = p.person and n.rank > mine.rank and c.enabled
                        and coalesce(c.blocked_until <= clock_timestamp(), true)
                    order by n.rank limit 1) n on true
                where p.id = ?
                on conflict (alert, transition, person, channel) do nothing
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, claimed.parcel().page());
            return insert.executeUpdate() == 1;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
