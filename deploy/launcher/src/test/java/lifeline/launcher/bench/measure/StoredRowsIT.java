package lifeline.launcher.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import lifeline.database.DatabaseProcess;
import lifeline.launcher.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredRowsIT {
    private final DatabaseProcess database;
    private final Store store;
    private final Connection connection;

    StoredRowsIT(@TempDir Path directory) throws SQLException {
        this.database = DatabaseProcess.start(directory).migrated();
        this.store = new Store(database.url(), database.user(), database.password());
        this.connection = DriverManager.getConnection(store.url(), store.user(), store.password());
    }

    @AfterAll
    void stop() throws SQLException {
        connection.close();
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("truncate reading");
    }

    @Test
    void seesAtOnceWhatAWriterStoredBeforeItPaused() throws SQLException {
        store(1, 1_000);
        try (StoredRows stored = new StoredRows(store)) {
            store(2, 60_000);
            store(3, 7);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                while (stored.getAsLong() != 60_007) {
                    Waiting.millis(50);
                }
            });
        }
    }

    @Test
    void countsEachRowOfManyBlocksOnce() throws SQLException {
        try (StoredRows stored = new StoredRows(store)) {
            for (int sensor = 1; sensor <= 4; sensor++) {
                store(sensor, 150_000);
                Waiting.millis(600);
                assertEquals(sensor * 150_000L, stored.getAsLong());
            }
            assertEquals(600_000, stored.recounted());
        }
    }

    @Test
    void findsWhatWasStoredWhereNobodyLooksAnyLonger() throws SQLException {
        try (StoredRows stored = new StoredRows(store)) {
            store(1, 300_000);
            execute("delete from reading where observed_at < '2026-01-01T00:00:10Z'");
            execute("vacuum reading");
            stored.recounted();
            store(2, 10);
            assertEquals(300_000, stored.recounted());
        }
    }

    private void store(int sensor, int rows) throws SQLException {
        execute("insert into reading select " + sensor
                + ", timestamptz '2026-01-01T00:00:00Z' + n * interval '1 s', n, 0 from generate_series(0, "
                + (rows - 1)
                + ") n");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
