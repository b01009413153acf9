package lifeline.acceptance.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Aggregates, staging and retention where TimescaleDB does them. Its jobs are run by hand: it has no workers here. */
class TiersOnTimescaleIT {
    private TimescaleProcess timescale;
    private Connection connection;

    @BeforeEach
    void start() throws IOException, SQLException {
        timescale = TimescaleProcess.start().migrated();
        connection = timescale.connect();
    }

    @AfterEach
    void stop() throws IOException, SQLException {
        if (connection != null) {
            connection.close();
        }
        if (timescale != null) {
            timescale.close();
        }
    }

    @Test
    void aggregatesHoldJudgedReadingsOnlyAndLateOnesAfterTheNextRefresh() throws SQLException {
        execute("insert into reading select 1, date_trunc('day', now(), 'Asia/Shanghai') - interval '2 days'"
                + " + n * interval '10 seconds', n, case n % 6 when 5 then 2 else 0 end from generate_series(0, 719) n");
        refresh();
        String hours = "select sum, count, min, max from reading_1h order by bucket";
        assertEquals(List.of("53700 300 0 358", "161700 300 360 718"), rows(hours));
        assertEquals(List.of("215400 600 0 718"), rows("select sum, count, min, max from reading_1d"));
        assertEquals(List.of("120 5"), rows("select count(*), max(count) from reading_1m"));

        execute("insert into reading select 1, min(observed_at) + interval '1 s', 1000, 0 from reading");
        refresh();

        assertEquals(List.of("54700 301 0 1000", "161700 300 360 718"), rows(hours));
        assertEquals(List.of("216400 601 0 1000"), rows("select sum, count, min, max from reading_1d"));
    }

    @Test
    void whatIsNotRefreshedYetIsInTheAggregatesAllTheSame() throws SQLException {
        execute("insert into reading values (1, now() - interval '10 s', 5, 0)");
        for (String aggregate : List.of("reading_1m", "reading_1h", "reading_1d")) {
            assertEquals(List.of("5 1 5 5"), rows("select sum, count, min, max from " + aggregate), aggregate);
        }
    }

    @Test
    void aReadingForACompressedChunkIsStagedAndMergedOnce() throws SQLException {
        execute("insert into reading select 1, now() - interval '20 days' + n * interval '1 min', n, 0"
                + " from generate_series(0, 99) n");
        assertEquals(List.of("-infinity"), rows("select staging_horizon()"));
        runJob("policy_compression");
        assertEquals(List.of("t"), rows("select staging_horizon() > now() - interval '20 days'"));

        execute("insert into reading_staging select 1, now() - interval '20 days' + n * interval '30 s', n, 0"
                + " from generate_series(0, 9) n");
        execute("insert into reading_staging select sensor, observed_at, -1, 0 from reading order by 2 limit 10"
                + " on conflict do nothing");
        execute("call maintain_store(0, null)");

        assertEquals(List.of("0"), rows("select count(*) from reading_staging"));
        assertEquals(List.of("110 0"), rows("select count(*), min(value) from reading"));
        assertEquals(
                List.of("110"), rows("select count(*) from (select distinct sensor, observed_at from reading) keys"));
    }

    @Test
    void readingsGoAfterThreeYearsAndTheirHoursAndDaysStay() throws SQLException {
        execute("insert into reading select 1, now() - interval '1085 days' + n * interval '1 hour', n, 0"
                + " from generate_series(0, 23) n");
        refresh();
        long days = Long.parseLong(rows("select sum(count) from reading_1d").get(0));
        assertEquals(24, days);

        execute("update retention set keep = '1000 days' where tier = 'reading'");
        execute(StoreScript.read("timescale.sql"));
        execute("select apply_retention()");
        refresh();

        assertEquals(List.of("0"), rows("select count(*) from reading"));
        assertEquals(List.of("24"), rows("select sum(count) from reading_1d"));
        assertEquals(List.of("24"), rows("select count(*) from reading_1h"));
        assertEquals(List.of("0"), rows("select count(*) from reading_1m"));
    }

    @Test
    void refreshReachesBackOverLateReadingsAndEndsBeforeRetentionBegins() throws SQLException {
        List<String> windows = rows("select (config->>'start_offset')::interval > interval '72 hours',"
                + " (config->>'start_offset')::interval < (select keep from retention where tier = 'reading')"
                + " from timescaledb_information.jobs where proc_name = 'policy_refresh_continuous_aggregate'");
        assertEquals(List.of("t t", "t t", "t t"), windows);
        assertTrue(rows("select proc_name from timescaledb_information.jobs").contains("maintain_store"));
    }

    private void refresh() throws SQLException {
        for (String aggregate : List.of("reading_1m", "reading_1h", "reading_1d")) {
            for (String job : rows("select job_id from timescaledb_information.jobs where hypertable_name = '" + aggregate
                    + "' and proc_name = 'policy_refresh_continuous_aggregate'")) {
                execute("call run_job(" + job + ")");
            }
        }
    }

    private void runJob(String procedure) throws SQLException {
        for (String job : rows("select job_id from timescaledb_information.jobs where proc_name = '" + procedure + "'")) {
            execute("call run_job(" + job + ")");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                StringJoiner columns = new StringJoiner(" ");
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    columns.add(row.getString(column));
                }
                rows.add(columns.toString());
            }
            return rows;
        }
    }
}
