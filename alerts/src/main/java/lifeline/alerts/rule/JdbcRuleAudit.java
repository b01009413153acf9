package lifeline.alerts.rule;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lifeline.alerts.store.Columns;
import org.jspecify.annotations.Nullable;

/** The table {@code rule_audit}: who did what, and what jobs look at for changes. */
@Singleton
public final class JdbcRuleAudit {
    public static final String CHANNEL = "lifeline_rules";

    /** Of all who change rules: the audit's numbers follow commit order. */
    private static final String LOCK = "select pg_advisory_xact_lock(7205)";

    /** What was done, and with what: a version or an override. */
    public record Entry(
            long seq,
            @Nullable Integer version,
            @Nullable Long override,
            Instant at,
            String actor,
            String action,
            String comment,
            String source) {}

    public void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
        }
    }

    void append(Connection connection, String domain, int version, Deed deed, By by, Instant at) throws SQLException {
        append(connection, domain, new About(version, null, null), deed, by, at);
    }

    void append(Connection connection, String domain, long override, Deed deed, By by, Instant at) throws SQLException {
        append(connection, domain, new About(null, override, null), deed, by, at);
    }

    /** A window of work was declared, or ended before its time. */
    public void appendWork(Connection connection, String domain, long work, boolean isEnd, By by, Instant at)
            throws SQLException {
        append(connection, domain, new About(null, null, work), isEnd ? Deed.END_WORK : Deed.WORK, by, at);
    }

    /** Devices were taken out of the registry, or came back: what they say is judged by nothing, or again. */
    public void appendDevices(Connection connection, String domain, By by, Instant at) throws SQLException {
        append(connection, domain, new About(null, null, null), Deed.DEVICES, by, at);
    }

    /** What an entry is about: one of these, or of none devices. */
    private record About(
            @Nullable Integer version,
            @Nullable Long override,
            @Nullable Long work) {}

    private static void append(Connection connection, String domain, About about, Deed deed, By by, Instant at)
            throws SQLException {
        String sql = "insert into rule_audit (domain, version, override, at, actor, action, comment, source, work)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, domain);
            insert.setObject(2, about.version(), Types.INTEGER);
            insert.setObject(3, about.override(), Types.BIGINT);
            insert.setObject(4, Columns.time(at));
            insert.setString(5, by.name());
            insert.setString(6, deed.name());
            insert.setString(7, by.reason());
            insert.setString(8, by.source());
            insert.setObject(9, about.work(), Types.BIGINT);
            insert.executeUpdate();
        }
        try (Statement notify = connection.createStatement()) {
            notify.execute("notify " + CHANNEL);
        }
    }

    /** The number of the newest entry; 0 where there is none. */
    public long newest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(seq), 0) from rule_audit")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What was done with the rules of a domain, newest first. */
    public List<Entry> of(Connection connection, String domain, int limit) throws SQLException {
        String sql = "select * from rule_audit where domain = ? order by seq desc limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, domain);
            select.setInt(2, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getLong("seq"),
                            row.getObject("version", Integer.class),
                            row.getObject("override", Long.class),
                            Columns.instant(row, "at"),
                            row.getString("actor"),
                            row.getString("action"),
                            row.getString("comment"),
                            row.getString("source")));
                }
            }
            return entries;
        }
    }
}
