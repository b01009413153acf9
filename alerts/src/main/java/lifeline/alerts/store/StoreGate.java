package lifeline.alerts.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lifeline.contract.store.StoreVersion;
import org.jboss.logging.Logger;

/** Waits for the store at start, and refuses one that this build was not written for. */
@Singleton
public final class StoreGate {
    private static final Logger LOG = Logger.getLogger(StoreGate.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Transactions transactions;

    public StoreGate(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @throws IllegalStateException when it does not answer for a minute, or has another version */
    public void await() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                int version = transactions.read(StoreGate::version);
                if (version != StoreVersion.EXPECTED) {
                    throw new IllegalStateException("the store has version " + version + ", this build needs "
                            + StoreVersion.EXPECTED + ": migrate it first");
                }
                return;
            } catch (StoreException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the store does not answer", e);
                }
                LOG.infof("waiting for the store: %s", e.getMessage());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE.toMillis()));
            }
        }
    }

    private static int version(Connection connection) throws SQLException {
        String sql = """
                select coalesce(max(version::integer), 0) from flyway_schema_history where success and version is not null
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
