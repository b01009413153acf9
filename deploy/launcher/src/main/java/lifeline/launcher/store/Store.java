package lifeline.launcher.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The store as its administrator sees it. A connection for each use: the database may have been restarted meanwhile. */
public record Store(String url, String user, String password) {
    /** The same for one who would rather hear soon that it does not answer. */
    public Store impatient() {
        String more = url.contains("?") ? "&" : "?";
        return new Store(url + more + "connectTimeout=2&loginTimeout=4&socketTimeout=10", user, password);
    }

    /** One use of a connection. */
    public interface Use<T> {
        T with(Connection connection) throws SQLException;
    }

    /** @throws StoreUnavailableException when it does not answer, or the use failed */
    public <T> T use(Use<T> use) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            return use.with(connection);
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }
}
