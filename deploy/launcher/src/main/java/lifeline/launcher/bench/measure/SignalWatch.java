package lifeline.launcher.bench.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import lifeline.launcher.Refusal;
import lifeline.launcher.store.Store;
import org.postgresql.PGConnection;

/**
 * Sees signals the moment they are committed: the database's notification wakes it, as it wakes the service. What raises is
 * kept with the time from the deciding reading, which carries the instant it was published, until it could be read here.
 */
public final class SignalWatch implements AutoCloseable {
    public static final String RULE = "gas.methane.leak";

    private static final int WAIT_MILLIS = 250;
    private static final String NEWER =
            "select seq, rule, subject, at from signal where seq > ? and kind = 'RAISE' order by seq";

    private final Connection connection;
    private final List<Raised> raised = new ArrayList<>();
    private final Thread thread;
    private long position;
    private volatile boolean over;

    /**
     * A signal of {@link #RULE} that raised.
     *
     * @param seenNanos {@link System#nanoTime} when it could be read
     */
    public record Raised(String subject, double latencyMillis, long seenNanos) {}

    public SignalWatch(Store store) {
        try {
            connection = DriverManager.getConnection(store.url(), store.user(), store.password());
            try (Statement statement = connection.createStatement()) {
                statement.execute("listen lifeline_signal");
            }
        } catch (SQLException e) {
            throw Refusal.failed("the store does not answer: " + e.getMessage());
        }
        thread = new Thread(this::follow, "signals");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            while (!over) {
                connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
                read();
            }
        } catch (SQLException e) {
            if (!over) {
                System.out.println("! signals can no longer be followed: " + e.getMessage());
            }
        }
    }

    private synchronized void read() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEWER)) {
            query.setLong(1, position);
            try (ResultSet rows = query.executeQuery()) {
                Instant now = Instant.now();
                while (rows.next()) {
                    position = rows.getLong(1);
                    if (rows.getString(2).equals(RULE)) {
                        Instant published =
                                rows.getObject(4, OffsetDateTime.class).toInstant();
                        double latencyMillis = ChronoUnit.MICROS.between(published, now) / 1_000.0;
                        raised.add(new Raised(rows.getString(3), latencyMillis, System.nanoTime()));
                    }
                }
            }
        }
    }

    public synchronized List<Raised> raised() {
        return List.copyOf(raised);
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(2_000);
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // it is over either way
        }
    }
}
