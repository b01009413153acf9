package lifeline.acceptance.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store on a real TimescaleDB. */
class TimescaleIT {
    private static TimescaleProcess timescale;

    @BeforeAll
    static void start() throws IOException, SQLException {
        timescale = TimescaleProcess.start().migrated();
    }

    @AfterAll
    static void stop() throws IOException {
        if (timescale != null) {
            timescale.close();
        }
    }

    @Test
    void readingsAndTheirMarksAreHypertables() throws SQLException {
        assertEquals(
                List.of("reading", "reading_mark"),
                column("select hypertable_name from timescaledb_information.hypertables order by 1"));
    }

    @Test
    void timescaleAddsNoNameAndTakesNone() throws SQLException {
        TreeSet<String> written = new TreeSet<>();
        for (String script : StoreScript.versions()) {
            Matcher table = Pattern.compile("create (?:table|view) (\\w+)").matcher(StoreScript.read(script));
            while (table.find()) {
                written.add(table.group(1));
            }
        }
        assertEquals(
                List.copyOf(written),
                column("select relname from pg_class c join pg_namespace n on n.oid = relnamespace"
                        + " where nspname = 'public' and relkind in ('r', 'p', 'v', 'm', 'f') order by 1"));
    }

    @Test
    void everyColumnSaysWhatItIs() throws SQLException {
        assertEquals(
                List.of(),
                column(
                        "select relname || '.' || attname from pg_attribute join pg_class c on c.oid = attrelid"
                                + " join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind = 'r'"
                                + " and attnum > 0 and not attisdropped and col_description(c.oid, attnum) is null order by 1"));
    }

    @Test
    void theScriptsOfTimescaleAndOfTheRolesMayBeRepeated() throws SQLException {
        try (Connection connection = timescale.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(StoreScript.read("timescale.sql"));
            statement.execute(StoreScript.read("roles.sql"));
        }
        readingsAndTheirMarksAreHypertables();
    }

    @Test
    void chunksOfReadingsCanBeCompressedAndReadAgain() throws SQLException {
        try (Connection connection = timescale.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "alter table reading set (timescaledb.compress, timescaledb.compress_segmentby = 'sensor',"
                            + " timescaledb.compress_orderby = 'observed_at')");
            statement.execute("insert into reading select 901, timestamptz '2026-01-01 00:00Z' + n * interval '1 min',"
                    + " n % 7, 0 from generate_series(1, 1000) n");
            statement.execute(
                    "select compress_chunk(c) from show_chunks('reading', older_than => interval '1 week') c");
        }
        assertEquals(List.of("1000"), column("select count(*) from reading where sensor = 901"));
        assertTrue(Integer.parseInt(column("select count(*) from timescaledb_information.chunks where is_compressed")
                        .get(0))
                > 0);
    }

    @Test
    void aClientThatLeavesInTheMiddleLeavesNothingBehind() throws SQLException {
        for (int client = 0; client < 2; client++) {
            Connection connection = timescale.connect();
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into reading values (902, now(), 1, 0)")) {
                for (int time = 0; time < 6; time++) { // from the fifth on the driver names the statement on the server
                    insert.executeUpdate();
                    connection.rollback();
                }
                insert.executeUpdate();
            }
            connection.abort(Runnable::run);
        }
        assertEquals(List.of("0"), column("select count(*) from reading where sensor = 902"));
    }

    private static List<String> column(String sql) throws SQLException {
        try (Connection connection = timescale.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
