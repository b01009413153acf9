package lifeline.alerts.follow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How far a follower has come in the table it follows, as the store keeps it. What a follower makes of some rows and its moving on
 * are one transaction: after a kill it goes on as if nothing had been.
 */
public record Place(String follower) {
    /** Beyond this a row has not been taken; for the condition of a query with the follower's name as parameter. */
    public static final String POSITION = "coalesce((select position from follower where name = ?), 0)";

    /** Where it stands; locks the place until the transaction ends, so that of several replicas only one moves on. */
    public long lock(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select position from follower where name = ? for update")) {
            select.setString(1, follower);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return row.getLong(1);
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into follower (name, position) values (?, 0) on conflict do nothing")) {
            insert.setString(1, follower);
            insert.executeUpdate();
        }
        return lock(connection);
    }

    /** Whether there may be something to take; cheaper than locking the place to find out. */
    public boolean isBehind(Connection connection, long newest) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select ? > " + POSITION)) {
            select.setLong(1, newest);
            select.setString(2, follower);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Moves on, once the transaction commits. */
    public void moveTo(Connection connection, long position) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update follower set position = ? where name = ?")) {
            update.setLong(1, position);
            update.setString(2, follower);
            update.executeUpdate();
        }
    }
}
