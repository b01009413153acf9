package lifeline.stream.store;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the store, made anew when it breaks. Transactions wait while the store is away, without a limit: what
 * is behind them waits too, up to the broker, and nothing is acknowledged. For one thread.
 */
public final class StoreSession implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreSession.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final StoreAccess access;
    private @Nullable Connection connection;
    private boolean isAway;

    public StoreSession(StoreAccess access) {
        this.access = access;
    }

    /** What is done within one transaction. It may be done again from the start when the store went away meanwhile. */
    @FunctionalInterface
    public interface Work<R> {
        R in(Connection connection) throws SQLException;
    }

    /**
     * Does {@code work} and commits it.
     *
     * @throws StoreRefusedException when the store will not take the values
     * @throws StoreFailedException when it cannot be used as it is set up
     */
    public <R> R transact(Work<R> work) throws StoreRefusedException, InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                Connection open = connection();
                R result = work.in(open);
                open.commit();
                noteBack();
                return result;
            } catch (SQLException e) {
                switch (StoreFailureClassifier.classify(e)) {
                    case RETRY -> noteAway(e);
                    case DISCARD -> {
                        rollback();
                        throw new StoreRefusedException(e);
                    }
                    case FAIL -> {
                        close();
                        throw new StoreFailedException("the store at " + access.url() + " cannot be used", e);
                    }
                }
            }
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            Properties properties = new Properties();
            properties.setProperty("user", access.user());
            properties.setProperty("password", access.password());
            properties.setProperty("ApplicationName", "lifeline-job");
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("socketTimeout", "30");
            properties.setProperty("tcpKeepAlive", "true");
            Connection fresh = DriverManager.getConnection(access.url(), properties);
            fresh.setAutoCommit(false);
            connection = fresh;
        }
        return connection;
    }

    private void noteAway(SQLException cause) {
        close();
        if (!isAway) {
            LOG.warn("the store at {} is away, waiting for it: {}", access.url(), cause.getMessage());
            isAway = true;
        }
    }

    private void noteBack() {
        if (isAway) {
            LOG.info("the store at {} is back", access.url());
            isAway = false;
        }
    }

    private void rollback() {
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.info("a connection that cannot roll back is given up: {}", e.getMessage());
            close();
        }
    }

    @Override
    public void close() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                LOG.info("a connection did not close well: {}", e.getMessage());
            }
        }
    }
}
