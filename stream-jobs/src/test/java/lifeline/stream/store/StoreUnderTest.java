package lifeline.stream.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import lifeline.database.DatabaseProcess;
import org.jspecify.annotations.Nullable;

/** A real store, the same one for all tests of this process; it ends with the process. */
public final class StoreUnderTest {
    private static @Nullable DatabaseProcess shared;

    private StoreUnderTest() {}

    public static synchronized StoreAccess access() {
        DatabaseProcess database = shared;
        if (database == null) {
            database = DatabaseProcess.start(directory()).migrated();
            shared = database;
        }
        return access(database);
    }

    public static StoreAccess access(DatabaseProcess database) {
        return new StoreAccess(database.url(), database.user(), database.password());
    }

    public static Path directory() {
        try {
            return Files.createTempDirectory("lifeline-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store with nothing in it. */
    public static StoreAccess empty() throws SQLException {
        StoreAccess access = access();
        run(
                access,
                "truncate asset, device, sensor, reading, reading_staging, reading_mark, latest, signal, episode, rejection, rejection_count,"
                        + " ledger, blind_window, job_heartbeat, waveform, rule_audit, rule_override, rule_version"
                        + " restart identity cascade");
        return access;
    }

    public static void run(StoreAccess access, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows, columns parted by blanks. */
    public static List<String> rows(StoreAccess access, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                StringJoiner columns = new StringJoiner(" ");
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getString(i));
                }
                rows.add(columns.toString());
            }
        }
        return rows;
    }
}
