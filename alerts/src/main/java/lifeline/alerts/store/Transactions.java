package lifeline.alerts.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Runs work in one transaction each: committed whole, or not at all. */
@Singleton
public final class Transactions {
    private final DataSource pool;

    public Transactions(DataSource pool) {
        this.pool = pool;
    }

    /** Work on a connection whose transaction somebody else ends. */
    @FunctionalInterface
    public interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /** @throws StoreException when the store is away or the work failed; nothing is written then */
    public <R> R write(Work<R> work) {
        return run(work, false);
    }

    /** Reads a single state of the store, however many queries the work has. */
    public <R> R read(Work<R> work) {
        return run(work, true);
    }

    private <R> R run(Work<R> work, boolean snapshot) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (snapshot) {
                    beginSnapshot(connection);
                }
                R result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("the store does not answer: " + e.getMessage(), e);
        }
    }

    private static void beginSnapshot(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
