package lifeline.alerts.incident.follow;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.follow.Place;
import lifeline.alerts.store.SignalRows;
import lifeline.contract.signal.Signal;

/** Reads by cursor what signals have done to alerts, in commit order. */
@Singleton
public final class JdbcAudit {
    /**
     * A line of the audit.
     *
     * @param signal what the machine was told; empty for what people did, and for exercises, which are not the city
     */
    record Told(long seq, long alert, Optional<Signal> signal) {}

    boolean isAnyWaiting(Connection connection) throws SQLException {
        String sql = """
                select exists (select from alert_audit where seq > %s)
                """.formatted(Place.POSITION);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, IncidentIntake.ALERTS.follower());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    List<Told> after(Connection connection, long position, int limit) throws SQLException {
        String sql = """
                select u.seq as audit, u.alert, s.* from alert_audit u
                left join signal s on s.id = u.signal and s.exercise is null and not s.shadow
                where u.seq > ? order by u.seq limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, position);
            select.setInt(2, limit);
            List<Told> told = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Optional<Signal> signal =
                            row.getObject("id") == null ? Optional.empty() : Optional.of(SignalRows.signal(row));
                    told.add(new Told(row.getLong("audit"), row.getLong("alert"), signal));
                }
            }
            return told;
        }
    }
}
