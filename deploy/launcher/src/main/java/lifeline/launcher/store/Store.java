package lifeline.launcher.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The store as its administrator sees it. A connection for each use: the database may have been restarted meanwhile. */
public record Store(String url, String user, String password) {
    /** One use of a connection. */
    interface Use<T> {
        T with(Connection connection) throws SQLException;
    }

    <T> T use(Use<T> use) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            return use.with(connection);
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }
}
