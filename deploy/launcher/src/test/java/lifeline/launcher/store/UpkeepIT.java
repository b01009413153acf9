package lifeline.launcher.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import lifeline.database.DatabaseProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpkeepIT {
    private final DatabaseProcess database;
    private final Store store;

    UpkeepIT(@TempDir Path directory) {
        this.database = DatabaseProcess.start(directory).migrated();
        this.store = new Store(database.url(), database.user(), database.password());
    }

    @BeforeAll
    void fillAndLookAfterIt() {
        execute("insert into reading select s, now() - n * interval '100 days', 1, 0"
                + " from generate_series(1, 3) s, generate_series(0, 15) n");
        execute("insert into rejection (received_at, reason, topic, device, detail, excerpt, bytes)"
                + " select now() - n * interval '50 days', 'NOT_JSON', '', '', '', '', 0 from generate_series(0, 3) n");
        execute("insert into rejection_count select now() - n * interval '300 days', 'd', 'NOT_JSON', 1"
                + " from generate_series(0, 5) n");
        execute("insert into alert (rule, subject, episode, domain, asset, device, quantity, severity, peak_severity,"
                + " machine, stage, value, threshold, began_at, raised_at, updated_at, signals)"
                + " select 'r', 's', at, 'gas', 'a', 'd', 'q', 'RED', 'RED', 'RECOVERED', 'CLOSED', 1, 1, at, at, at, 1"
                + " from (values (now() - interval '20 years')) old (at)");
        execute("insert into alert_audit (alert, at, actor, action, comment, source)"
                + " select id, raised_at, 'machine', 'RAISE', '', '' from alert");
        execute(
                "insert into reading_staging select 9, now() - n * interval '1 day', 1, 0 from generate_series(1, 4) n");
        execute("insert into reading select 9, observed_at, 2, 0 from reading_staging order by 2 limit 1");

        new Upkeep(store).run();
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void readingsAreKeptForThreeYears() {
        assertEquals("33", query("select count(*) from reading where sensor <= 3"));
        assertEquals("t", query("select min(observed_at) > now() - interval '1096 days' from reading"));
    }

    @Test
    void rejectionsAreKeptForThreeMonthsAndTheirCountsForThreeYears() {
        assertEquals("2", query("select count(*) from rejection"));
        assertEquals("4", query("select count(*) from rejection_count"));
    }

    @Test
    void alertsAndTheirAuditAreKeptForGood() {
        assertEquals("1 1", query("select (select count(*) from alert) || ' ' || (select count(*) from alert_audit)"));
    }

    @Test
    void whatIsStagedIsMergedOnce() {
        assertEquals(
                "4 1",
                query("select count(*) || ' ' || count(*) filter (where value = 2) from reading where sensor = 9"));
        assertEquals("0", query("select count(*) from reading_staging"));
    }

    private void execute(String sql) {
        store.use(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private String query(String sql) {
        return store.use(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        });
    }
}
