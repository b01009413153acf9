package lifeline.alerts.follow;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lifeline.alerts.Settings;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Waits for a notification of the store, on a connection of its own, or for the time a poll is due. It promises nothing:
 * a bell that was missed costs its listener a poll's wait, never a row. For one thread.
 */
public final class Bell implements AutoCloseable {
    private final Settings settings;
    private final String channel;
    private @Nullable Connection connection;

    public Bell(Settings settings, String channel) {
        this.settings = settings;
        this.channel = channel;
    }

    /** Returns when it rang, or after {@code patience}. */
    public void await(Duration patience) {
        try {
            Connection listening = listening();
            listening.unwrap(PGConnection.class).getNotifications(Math.toIntExact(patience.toMillis()));
        } catch (SQLException e) {
            close();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(patience.toMillis()));
        }
    }

    private Connection listening() throws SQLException {
        if (connection != null) {
            return connection;
        }
        Properties properties = new Properties();
        properties.setProperty("user", settings.databaseUser());
        properties.setProperty("password", settings.databasePassword());
        properties.setProperty("ApplicationName", "lifeline-alerts-" + channel);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        Connection opened = DriverManager.getConnection(settings.databaseUrl(), properties);
        try (Statement statement = opened.createStatement()) {
            statement.execute("listen " + channel);
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        connection = opened;
        return opened;
    }

    @Override
    public void close() {
        Connection closing = connection;
        connection = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException e) {
                // it is being given up; what it has to say no longer matters
            }
        }
    }
}
