package lifeline.alerts.handover;

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
import lifeline.alerts.store.JdbcAlertQueries;

/** The table {@code handover}, and what is open in the store. */
@Singleton
public final class JdbcHandovers {
    private static final int MOST = 500;

    /** What is open now: alerts by number, gravest first, and windows of work; cut at {@value #MOST} alerts, with how many there are. */
    String matters(Connection connection, Instant now) throws SQLException {
        String sql = """
                select jsonb_build_object(
                    'alerts', (select coalesce(jsonb_agg(to_jsonb(m)), '[]') from (
                        select a.id, a.severity, a.stage, a.rule, a.asset, a.acknowledged_by as "takenBy" from alert a
                        where a.exercise is null and %1$s
                        order by array_position(array['RED', 'ORANGE', 'YELLOW', 'BLUE'], a.severity), a.id limit %2$d) m),
                    'alertCount', (select count(*) from alert a where a.exercise is null and %1$s),
                    'workWindows', (select coalesce(jsonb_agg(w.id order by w.id), '[]') from work_window w
                        where w.ended_at is null and w.until > ?))::text
                """.formatted(JdbcAlertQueries.open(), MOST);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, Columns.time(now));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    boolean hasRoster(Connection connection, String roster) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from roster where id = ?")) {
            select.setString(1, roster);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Empty while one of that roster is still to be taken. */
    Optional<Handover> insert(Connection connection, String roster, String by, String note, String matters, Instant now)
            throws SQLException {
        String sql = """
                insert into handover (roster, given_at, given_by, note, matters) values (?, ?, ?, ?, ?::jsonb)
                on conflict (roster) where accepted_at is null do nothing returning *
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, roster);
            insert.setObject(2, Columns.time(now));
            insert.setString(3, by);
            insert.setString(4, note);
            insert.setString(5, matters);
            return rows(insert).stream().findFirst();
        }
    }

    Optional<Handover> lock(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select * from handover where id = ? for update")) {
            select.setLong(1, id);
            return rows(select).stream().findFirst();
        }
    }

    Handover accept(Connection connection, long id, String by, String remark, Instant now) throws SQLException {
        String sql = "update handover set accepted_at = ?, accepted_by = ?, remark = ? where id = ? returning *";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, Columns.time(now));
            update.setString(2, by);
            update.setString(3, remark);
            update.setLong(4, id);
            return rows(update).get(0);
        }
    }

    /** Newest first. */
    public List<Handover> newest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from handover order by id desc limit ?")) {
            select.setInt(1, limit);
            return rows(select);
        }
    }

    private static List<Handover> rows(PreparedStatement statement) throws SQLException {
        List<Handover> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new Handover(
                        row.getLong("id"),
                        row.getString("roster"),
                        Columns.instant(row, "given_at"),
                        row.getString("given_by"),
                        row.getString("note"),
                        row.getString("matters"),
                        Optional.ofNullable(Columns.optionalInstant(row, "accepted_at")),
                        Optional.ofNullable(row.getString("accepted_by")),
                        row.getString("remark")));
            }
        }
        return found;
    }
}
