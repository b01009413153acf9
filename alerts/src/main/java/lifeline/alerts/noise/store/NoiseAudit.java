package lifeline.alerts.noise.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import lifeline.alerts.rule.By;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.Columns;
import org.jspecify.annotations.Nullable;

/** The table {@code noise_audit}. */
@Singleton
public final class NoiseAudit {
    /** What was done; stored by name. */
    enum Deed {
        SILENCE,
        PROPOSE,
        APPROVE,
        EXPIRE,
        STORM_BEGIN,
        STORM_END
    }

    void ofSilence(Connection connection, Deed deed, long silence, By by, Instant at) throws SQLException {
        append(connection, deed, silence, null, by, at);
    }

    void ofStorm(Connection connection, Deed deed, long storm, String comment, Instant at) throws SQLException {
        append(connection, deed, null, storm, new By(AuditEntry.MACHINE, comment, ""), at);
    }

    private static void append(
            Connection connection, Deed deed, @Nullable Long silence, @Nullable Long storm, By by, Instant at)
            throws SQLException {
        String sql = """
                insert into noise_audit (at, actor, action, silence, storm, comment, source) values (?, ?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, Columns.time(at));
            insert.setString(2, by.name());
            insert.setString(3, deed.name());
            insert.setObject(4, silence, Types.BIGINT);
            insert.setObject(5, storm, Types.BIGINT);
            insert.setString(6, by.reason());
            insert.setString(7, by.source());
            insert.executeUpdate();
        }
    }
}
