package lifeline.launcher.bench.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import lifeline.launcher.Refusal;
import lifeline.launcher.store.Store;

/** How many readings have been stored since it was opened, from the database's own statistics: up to a second old, and free. */
public final class StoredRows implements LongSupplier, AutoCloseable {
    private static final String QUERY = """
            select coalesce(sum(n_tup_ins), 0) from pg_stat_user_tables
            where relname = 'reading' or (schemaname = '_timescaledb_internal' and relname like '\\_hyper\\_%')""";

    private final Connection connection;
    private final PreparedStatement query;
    private final long before;

    public StoredRows(Store store) {
        try {
            connection = DriverManager.getConnection(store.url(), store.user(), store.password());
            query = connection.prepareStatement(QUERY);
            before = ask();
        } catch (SQLException e) {
            throw Refusal.failed("the store does not answer: " + e.getMessage());
        }
    }

    private long ask() throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0L;
        }
    }

    @Override
    public synchronized long getAsLong() {
        try {
            return ask() - before;
        } catch (SQLException e) {
            throw Refusal.failed("the store does not answer: " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        try {
            query.close();
            connection.close();
        } catch (SQLException e) {
            // it is over either way
        }
    }
}
