package lifeline.alerts.duty.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.store.Columns;

/** The channels, and what has gone over them lately. */
@Singleton
public final class JdbcChannels {
    /**
     * A channel.
     *
     * @param settings JSON; names secrets, holds none
     * @param blockedUntil the provider was asked too often; empty while it is open
     * @param waiting pages that are to leave over it
     * @param sent those of the last day that have left, {@code failed} those that have not or may not have
     */
    public record Channel(
            String id,
            int version,
            String kind,
            String title,
            String settings,
            boolean enabled,
            Optional<Instant> blockedUntil,
            long waiting,
            long sent,
            long failed) {}

    public List<Channel> all(Connection connection) throws SQLException {
        String sql = """
                select c.id, c.version, c.kind, c.title, c.settings::text, c.enabled,
                    case when c.blocked_until > clock_timestamp() then c.blocked_until end as blocked_until,
                    count(p.id) filter (where p.state in ('WAITING', 'SENDING')) as waiting,
                    count(p.id) filter (where p.state = 'SENT') as sent,
                    count(p.id) filter (where p.state in ('UNKNOWN', 'REFUSED', 'EXPIRED')) as failed
                from channel c left join page p on p.channel = c.id
                    and (p.ended_at is null or p.ended_at > clock_timestamp() - interval '1 day')
                group by c.id order by c.id
                """;
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<Channel> channels = new ArrayList<>();
            while (row.next()) {
                channels.add(new Channel(
                        row.getString("id"),
                        row.getInt("version"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("settings"),
                        row.getBoolean("enabled"),
                        Optional.ofNullable(Columns.optionalInstant(row, "blocked_until")),
                        row.getLong("waiting"),
                        row.getLong("sent"),
                        row.getLong("failed")));
            }
            return channels;
        }
    }

    Optional<Integer> lock(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select version from channel where id = ? for update")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        }
    }

    void put(Connection connection, String id, DutyDesk.WantedChannel wanted) throws SQLException {
        String sql = """
                insert into channel (kind, title, settings, enabled, id) values (?, ?, ?::jsonb, ?, ?)
                on conflict (id) do update set kind = excluded.kind, title = excluded.title, settings = excluded.settings,
                    enabled = excluded.enabled, version = channel.version + 1
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, wanted.kind());
            insert.setString(2, wanted.title());
            insert.setString(3, wanted.settings());
            insert.setBoolean(4, wanted.enabled());
            insert.setString(5, id);
            insert.executeUpdate();
        }
    }

    /** The delivery log of a channel, newest first, JSON; whose numbers and links are in it is not told. */
    public List<String> log(Connection connection, String id, int limit) throws SQLException {
        String sql = """
                select jsonb_build_object('page', p.id, 'alert', p.alert, 'transition', p.transition, 'person', p.person,
                    'kind', p.message ->> 'kind', 'state', p.state, 'attempt', t.attempt, 'beganAt', t.began_at,
                    'endedAt', t.ended_at, 'outcome', t.outcome, 'status', t.status, 'answer', t.answer)::text
                from page p join page_attempt t on t.page = p.id where p.channel = ? order by p.id desc, t.attempt desc limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, id);
            select.setInt(2, limit);
            List<String> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
            return lines;
        }
    }
}
