package lifeline.alerts.rule;

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

/** The table {@code rule_version}. */
@Singleton
public final class JdbcVersions {
    private static final String SELECT = "select * from rule_version where domain = ? ";

    /** Newest first. */
    public List<VersionRow> newest(Connection connection, String domain, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "order by version desc limit ?")) {
            select.setString(1, domain);
            select.setInt(2, limit);
            return rows(select);
        }
    }

    public Optional<VersionRow> find(Connection connection, String domain, int version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "and version = ?")) {
            select.setString(1, domain);
            select.setInt(2, version);
            return rows(select).stream().findFirst();
        }
    }

    /** The one in that state; there is never more than one that is ACTIVE or in SHADOW. */
    public Optional<VersionRow> in(Connection connection, String domain, VersionState state) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "and state = ?")) {
            select.setString(1, domain);
            select.setString(2, state.name());
            return rows(select).stream().findFirst();
        }
    }

    /** All that are in force, of all domains. */
    public List<VersionRow> inForce(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from rule_version where state in ('ACTIVE', 'SHADOW')")) {
            return rows(select);
        }
    }

    int insert(Connection connection, String domain, String rules, By by, Instant at) throws SQLException {
        String sql = """
                insert into rule_version (domain, version, state, rules, author, reason, created_at)
                select ?, coalesce(max(version), 0) + 1, 'PROPOSED', ?, ?, ?, ? from rule_version where domain = ?
                returning version
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, domain);
            insert.setString(2, rules);
            insert.setString(3, by.name());
            insert.setString(4, by.reason());
            insert.setObject(5, Columns.time(at));
            insert.setString(6, domain);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Retires the one in that state, if there is one. */
    void retire(Connection connection, String domain, VersionState state) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update rule_version set state = 'RETIRED' where domain = ? and state = ?")) {
            update.setString(1, domain);
            update.setString(2, state.name());
            update.executeUpdate();
        }
    }

    void toShadow(Connection connection, String domain, int version) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update rule_version set state = 'SHADOW' where domain = ? and version = ?")) {
            update.setString(1, domain);
            update.setInt(2, version);
            update.executeUpdate();
        }
    }

    void activate(Connection connection, String domain, int version, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update rule_version set state = 'ACTIVE', activated_at = ? where domain = ? and version = ?")) {
            update.setObject(1, Columns.time(at));
            update.setString(2, domain);
            update.setInt(3, version);
            update.executeUpdate();
        }
    }

    /** Remembers what a roll back of {@code version} returns to. */
    void replaces(Connection connection, String domain, int version, int replaced) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update rule_version set replaced = ? where domain = ? and version = ?")) {
            update.setInt(1, replaced);
            update.setString(2, domain);
            update.setInt(3, version);
            update.executeUpdate();
        }
    }

    private static List<VersionRow> rows(PreparedStatement select) throws SQLException {
        List<VersionRow> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new VersionRow(
                        row.getString("domain"),
                        row.getInt("version"),
                        VersionState.valueOf(row.getString("state")),
                        row.getString("rules"),
                        row.getString("author"),
                        row.getString("reason"),
                        Columns.instant(row, "created_at"),
                        Optional.ofNullable(Columns.optionalInstant(row, "activated_at")),
                        Optional.ofNullable(row.getObject("replaced", Integer.class))));
            }
        }
        return found;
    }
}
