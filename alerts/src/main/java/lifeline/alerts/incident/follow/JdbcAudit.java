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
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.SignalRows;
import lifeline.contract.signal.Signal;

/** Reads by cursor what signals have done to alerts, in commit order. */
@Singleton
public final class JdbcAudit {
    /**
     * A line of the audit.
     *
     * @param signal what the machine was told; empty for what people did, and for exercises, which are not the city
     * @param holds where no signal says so: whether from here on the condition holds again, or no more
     */
    record Told(long seq, long alert, Optional<Signal> signal, Optional<Boolean> holds) {}

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
                select u.seq as audit, u.alert, u.action, u.signal is null and u.actor = ? as untold, s.* from alert_audit u
                left join signal s on s.id = u.signal and u.action <> 'LEAVE' and s.exercise is null and not s.shadow
                where u.seq > ? order by u.seq limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, AuditEntry.MACHINE);
            select.setLong(2, position);
            select.setInt(3, limit);
            List<Told> told = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Optional<Signal> signal =
                            row.getObject("id") == null ? Optional.empty() : Optional.of(SignalRows.signal(row));
                    told.add(new Told(row.getLong("audit"), row.getLong("alert"), signal, holds(row)));
                }
            }
            return told;
        }
    }

    /**
     * An end that was taken back, and that end once it counts after all, for which no signal comes a second time. Of the machine
     * alone: people who reopen an alert say nothing of its condition.
     */
    private static Optional<Boolean> holds(ResultSet row) throws SQLException {
        String action = row.getString("action");
        boolean isEnd = action.equals("CLEAR") || action.equals("RETRACT");
        return row.getBoolean("untold") && (isEnd || action.equals("REOPEN")) ? Optional.of(!isEnd) : Optional.empty();
    }
}
