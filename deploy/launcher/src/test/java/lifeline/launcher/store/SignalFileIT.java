package lifeline.launcher.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import lifeline.database.DatabaseProcess;
import lifeline.launcher.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalFileIT {
    private static final String SIGNAL = """
            insert into signal (id, rule, rule_version, subject, domain, asset, device, quantity, episode, kind, severity, step,
                at, began_at, received_at, detected_at, committed_at, value, threshold, evidence)
            values ('%s', 'gas.methane.leak', 0, 'gas-methane-0001.methane', 'gas', 'gas-well-0001', 'gas-methane-0001', 'methane',
                '2026-01-15T02:00:00Z', '%s', 'RED', %d, '%s', now(), now(), now(), now(), 60, 50, '[]')""";

    private final Path directory;

    SignalFileIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void writesTheSignalsOfAStoreInCommitOrder() throws IOException {
        try (DatabaseProcess database =
                DatabaseProcess.start(directory.resolve("database")).migrated()) {
            Store store = SignalFile.store(
                    database.url(),
                    Map.of("LIFELINE_DB_USER", database.user(), "LIFELINE_DB_PASSWORD", database.password()));
            insert(
                    store,
                    SIGNAL.formatted("00000000-0000-0000-0000-000000000002", "RAISE", 0, "2026-01-15T02:01:00.5Z"));
            insert(store, SIGNAL.formatted("00000000-0000-0000-0000-000000000001", "CLEAR", 1, "2026-01-15T02:09:00Z"));
            Path file = directory.resolve("signals.csv");
            assertEquals(2, SignalFile.write(store, file));
            assertEquals(
                    List.of(
                            "rule,subject,kind,severity,at",
                            "gas.methane.leak,gas-methane-0001.methane,RAISE,RED,2026-01-15T02:01:00.500Z",
                            "gas.methane.leak,gas-methane-0001.methane,CLEAR,RED,2026-01-15T02:09:00Z"),
                    Files.readAllLines(file));
        }
    }

    @Test
    void refusesAStoreWithoutAUserAndAUrlThatIsNone() {
        Refusal refusal = assertThrows(Refusal.class, () -> SignalFile.store("mysql://here", Map.of()));
        String told = String.valueOf(refusal.getMessage());
        assertTrue(told.contains("--db must be") && told.contains("LIFELINE_DB_USER"), told);
    }

    private static void insert(Store store, String sql) {
        store.use(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }
}
