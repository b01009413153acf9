package lifeline.database.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lifeline.contract.store.StoreVersion;
import lifeline.database.DatabaseProcess;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationIT {
    private final DatabaseProcess database;

    MigrationIT(@TempDir Path data) {
        this.database = DatabaseProcess.start(data);
    }

    @BeforeEach
    void isEmpty() throws SQLException {
        assertEquals("f", query("select to_regclass('reading') is not null"));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    /** Every version that a release had: add to it with each release, take none away. */
    @ParameterizedTest(name = "version {0}")
    @ValueSource(ints = {1, 4, 5})
    void whatAStoreOfAReleasedVersionHoldsIsThereAfterTheMigration(int released) throws Exception {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:store")
                .target(Integer.toString(released))
                .load()
                .migrate();
        fill();
        Map<String, String> columns = columns();
        String before = contents(columns);

        new StoreMigration(settings()).run();

        assertEquals(Integer.toString(StoreVersion.EXPECTED), version());
        assertEquals(before, contents(columns));
        assertEquals("3 2", query("select sum || ' ' || count from reading_1m where bucket = '2026-06-01 12:00Z'"));
        assertEquals("2026-05-31 16:00:00+00", query("select bucket from reading_1d where sensor = 1"));
    }

    @Test
    void aStoreNewerThanTheProgramIsRefusedAndLeftAsItIs() throws Exception {
        new StoreMigration(settings()).run();
        execute("insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                + " execution_time, success) values (99, '99', 'future', 'SQL', 'V99__future.sql', 'x', 1, true)");

        NewerStoreException refused =
                assertThrows(NewerStoreException.class, () -> new StoreMigration(settings()).run());

        assertTrue(String.valueOf(refused.getMessage()).contains("version 99"), refused.getMessage());
        assertEquals("99", version());
    }

    private void fill() throws SQLException {
        execute(
                "insert into device (id, asset, domain, period_s, registered) values ('dev-1', 'well-1', 'gas', 60, true)");
        execute("insert into sensor (device, quantity) values ('dev-1', 'methane')");
        execute("insert into reading values (1, '2026-06-01 12:00Z', 1, 0), (1, '2026-06-01 12:00:30Z', 2, 3),"
                + " (1, '2026-06-01 12:00:40Z', 99, 2)");
        execute("insert into latest values (1, '2026-06-01 12:00:40Z', '2026-06-01 12:00:41Z', 99, 2)");
        execute("insert into account values ('a', 'hash', 'viewer', '2026-06-01')");
        execute("insert into follower values ('alerts', 7)");
        execute("insert into rejection_count values ('2026-06-01', 'dev-1', 'NOT_JSON', 4)");
    }

    /** Of each table those it has now: a later version may add some. */
    private Map<String, String> columns() throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        for (String table :
                List.of("device", "sensor", "reading", "latest", "account", "follower", "rejection_count")) {
            columns.put(
                    table,
                    query(
                            "select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns"
                                    + " where table_schema = 'public' and table_name = '" + table + "'"));
        }
        return columns;
    }

    private String contents(Map<String, String> columns) throws SQLException {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, String> table : columns.entrySet()) {
            String rows = "(select " + table.getValue() + " from " + table.getKey() + ") t";
            all.append(query("select string_agg(t::text, ';' order by t::text) from " + rows))
                    .append('\n');
        }
        return all.toString();
    }

    private String version() throws SQLException {
        return query("select max(version::int) from flyway_schema_history");
    }

    private MigrationSettings settings() {
        return new MigrationSettings(database.url(), database.user(), database.password(), List.of());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
