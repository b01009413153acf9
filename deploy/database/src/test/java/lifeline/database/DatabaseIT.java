package lifeline.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lifeline.contract.store.StoreVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Path data;

    DatabaseIT(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void keepsWhatWasCommittedBeforeItWasKilled() throws Exception {
        try (DatabaseProcess first = DatabaseProcess.start(data).migrated()) {
            execute(first, "insert into follower values ('kept', 7)");
            first.kill();
        }
        try (DatabaseProcess second = DatabaseProcess.start(data).migrated()) {
            assertEquals("7", query(second, "select position from follower where name = 'kept'"));
        }
    }

    @Test
    void leavesNoServerBehindWhenItIsKilled() throws Exception {
        try (DatabaseProcess database = DatabaseProcess.start(data)) {
            ProcessHandle server = server();

            database.kill();

            server.onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void leavesNoServerBehindWhenItStops() throws Exception {
        DatabaseProcess database = DatabaseProcess.start(data);
        ProcessHandle server = server();

        database.close();

        assertTrue(!server.isAlive(), "the server is gone once close returns");
    }

    @Test
    void endsAServerThatWasLeftBehind() throws Exception {
        try (DatabaseProcess first = DatabaseProcess.start(data)) {
            ProcessHandle server = server();
            // everything that watches the server is killed, the server is not: as bad as it can get
            ProcessHandle program = ProcessHandle.of(first.pid()).orElseThrow();
            program.descendants()
                    .filter(child -> child.pid() != server.pid())
                    .filter(child -> child.info().command().orElse("").endsWith("sh"))
                    .forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly();
            program.onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertTrue(server.isAlive(), "the server is an orphan now");

            try (DatabaseProcess second = DatabaseProcess.start(data).migrated()) {
                assertNotEquals(server.pid(), server().pid(), "the orphan was ended");
                assertEquals("0", query(second, "select count(*) from follower"));
            }
        }
    }

    @Test
    void endsWhenTheServerHasEndedByItself() throws Exception {
        try (DatabaseProcess database = DatabaseProcess.start(data)) {
            ProcessHandle program = ProcessHandle.of(database.pid()).orElseThrow();

            server().destroyForcibly();

            program.onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (DatabaseProcess database = DatabaseProcess.start(data)) {
            assertThrows(
                    SQLException.class, () -> DriverManager.getConnection(database.url(), database.user(), "guess"));
            assertEquals(
                    "rw-------",
                    java.nio.file.attribute.PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.resolve("secrets/database-admin"))));
        }
    }

    @Test
    void letsTheJobWriteReadingsButNoAlerts() throws Exception {
        try (DatabaseProcess database = DatabaseProcess.start(data).migrated();
                Connection job =
                        DriverManager.getConnection(database.url(), "lifeline_job_login", database.password());
                Statement statement = job.createStatement()) {
            assertEquals(1, statement.executeUpdate("insert into reading values (1, now(), 2, 0)"));
            assertThrows(
                    SQLException.class,
                    () -> statement.executeUpdate("insert into account values ('a','b','c',now())"));
            assertTrue(statement.execute("select * from rule_version join rule_override using (domain), rule_audit"));
            assertThrows(SQLException.class, () -> statement.executeUpdate("update rule_version set state = 'ACTIVE'"));
        }
    }

    @Test
    void letsThePlayerSeeExercisesAndNothingOfTheCity() throws Exception {
        try (DatabaseProcess database = DatabaseProcess.start(data).migrated();
                Connection player =
                        DriverManager.getConnection(database.url(), "lifeline_player_login", database.password());
                Statement statement = player.createStatement()) {
            execute(
                    database,
                    "insert into exercise (scenario, title_zh, title_en, domain, seed, lasts_s, requested_at,"
                            + " requested_by) values ('a', 'a', 'a', 'gas', 1, 60, now(), 'duty')");
            assertEquals(1, statement.executeUpdate("update exercise set state = 'RUNNING', started_at = now()"));
            assertEquals(
                    1,
                    statement.executeUpdate(
                            "insert into exercise_audit (exercise, at, actor, action, comment, source) values (1, now(), 'player', 'START', '', '')"));
            assertTrue(statement.execute("select * from exercise_signal"));
            for (String forbidden : List.of(
                    "select * from signal",
                    "select * from alert",
                    "select * from reading",
                    "select * from account",
                    "update exercise set requested_by = 'somebody'",
                    "delete from exercise",
                    "insert into exercise (scenario, title_zh, title_en, domain, seed, lasts_s, requested_at, requested_by)"
                            + " values ('b', 'b', 'b', 'gas', 1, 60, now(), 'player')",
                    "update exercise_audit set actor = 'somebody'")) {
                assertThrows(SQLException.class, () -> statement.execute(forbidden), forbidden);
            }
        }
    }

    @Test
    void migratesTwiceWithoutHarm() throws Exception {
        try (DatabaseProcess database = DatabaseProcess.start(data).migrated().migrated()) {
            assertEquals(
                    Integer.toString(StoreVersion.EXPECTED),
                    query(database, "select max(version::int) from flyway_schema_history"));
        }
    }

    private ProcessHandle server() throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void execute(DatabaseProcess database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DatabaseProcess database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
