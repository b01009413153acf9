package lifeline.acceptance.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lifeline.contract.process.ChildProcess;
import lifeline.database.DatabaseProcess;
import lifeline.launcher.store.RegisterMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one-shot that enters the simulated city, as its container runs it. */
class RegisterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void theSimulatedCityIsEnteredOnceHoweverOftenItIsStarted() throws Exception {
        try (DatabaseProcess database = DatabaseProcess.start(folder).migrated()) {
            assertEquals(Map.of("devices", 60), register(database, "60"));
            assertEquals(Map.of("devices", 60), register(database, "60"));
            assertEquals(60, registered(database));
        }
    }

    private Map<String, Object> register(DatabaseProcess database, String devices) {
        try (ChildProcess child = ChildProcess.start(
                new ChildProcess.Command(
                        "register",
                        ChildProcess.classPathOf(RegisterMain.class),
                        RegisterMain.class.getName(),
                        List.of("-Xmx128m"),
                        List.of("--devices", devices),
                        Map.of(
                                "LIFELINE_DB_URL", database.url(),
                                "LIFELINE_DB_USER", database.user(),
                                "LIFELINE_DB_PASSWORD", database.password()),
                        folder.resolve("register.log")),
                line -> {})) {
            return child.awaitReady(PATIENCE);
        }
    }

    private static int registered(DatabaseProcess database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from device where registered")) {
            row.next();
            return row.getInt(1);
        }
    }
}
