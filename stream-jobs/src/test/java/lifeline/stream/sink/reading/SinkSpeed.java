package lifeline.stream.sink.reading;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.database.DatabaseProcess;

/**
 * How fast the ways into the table {@code reading} are, beside each other in one run; for people, not a test. Arguments: rows
 * of a batch, sensors, rounds. Each round writes one batch in every way, so that noise of the machine hits all alike.
 */
public final class SinkSpeed {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final String BOXED = """
            insert into reading (sensor, observed_at, value, quality)
            select s, timestamptz 'epoch' + t * interval '1 microsecond', v::real, q
            from unnest(?::integer[], ?::bigint[], ?::float8[], ?::smallint[]) r (s, t, v, q)
            order by s, t
            on conflict do nothing""";

    private final Connection connection;
    private final int sensors;
    private final Random random = new Random(7);
    private long round;

    private SinkSpeed(Connection connection, int sensors) {
        this.connection = connection;
        this.sensors = sensors;
    }

    /** A way to write a batch. */
    @FunctionalInterface
    private interface Way {
        void write(List<Row> rows) throws SQLException;
    }

    public static void main(String[] arguments) throws Exception {
        int batch = Integer.parseInt(arguments[0]);
        int sensors = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Path data = Path.of(arguments[3]);
        try (DatabaseProcess database = DatabaseProcess.start(data).migrated();
                Connection connection =
                        DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.setAutoCommit(false);
            new SinkSpeed(connection, sensors).run(batch, rounds);
        }
    }

    private void run(int batch, int rounds) throws SQLException {
        Map<String, Way> ways = ways();
        Map<String, Long> nanos = new LinkedHashMap<>();
        for (int i = 0; i < rounds; i++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                List<Row> rows = rows(batch);
                long start = System.nanoTime();
                way.getValue().write(rows);
                connection.commit();
                if (i >= rounds / 4) {
                    nanos.merge(way.getKey(), System.nanoTime() - start, Long::sum);
                }
            }
        }
        long rowsTimed = (long) batch * (rounds - rounds / 4);
        long copy = nanos.getOrDefault("COPY alone", 0L);
        nanos.forEach((way, taken) -> System.out.printf(
                "%-44s %8d rows/s   %.2f of COPY%n",
                way, rowsTimed * Duration.ofSeconds(1).toNanos() / taken, (double) copy / taken));
    }

    private Map<String, Way> ways() {
        ReadingTable table = new ReadingTable(connection, Long.MIN_VALUE);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("COPY alone", rows -> CopyRows.write(connection, rows));
        ways.put("COPY to a temporary table, then insert", this::staged);
        ways.put("unnest, boxed, sorted by the server", this::boxed);
        ways.put("unnest and latest and marks", table::writeWithoutCopy);
        ways.put("COPY and latest and marks", table::write);
        return ways;
    }

    private void boxed(List<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(BOXED)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "int4", rows.stream().map(Row::sensor).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "int8", rows.stream().map(Row::observedAt).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "float8",
                            rows.stream().map(row -> row.reading().value()).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "int2", rows.stream().map(Row::quality).toArray()));
            insert.executeUpdate();
        }
    }

    private void staged(List<Row> rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table if not exists staged (like public.reading) on commit delete rows");
            statement.execute("set local search_path = pg_temp");
            statement.execute("alter table staged rename to reading");
            CopyRows.write(connection, rows);
            statement.execute("alter table reading rename to staged");
            statement.execute("insert into public.reading select * from staged on conflict do nothing");
        }
    }

    /** One reading of each of {@code sensors} a round, so that a batch may hold several of a sensor. */
    private List<Row> rows(int batch) {
        List<Row> rows = new ArrayList<>(batch);
        for (int i = 0; i < batch; i++) {
            int sensor = i % sensors + 1;
            Instant at = START.plusSeconds(round + i / sensors).plusNanos(random.nextInt(1000) * 1000L);
            Reading reading = new Reading(
                    "gas", "well-1", "dev-" + sensor, "methane", at, at, null, null, random.nextInt(100), Quality.GOOD);
            SensorEntry entry = new SensorEntry(sensor, "well-1", true, Instant.MAX, Long.MIN_VALUE);
            rows.add(new Row(entry, at.toEpochMilli() * 1000, (short) 0, reading));
        }
        round += (batch + sensors - 1) / sensors;
        Collections.sort(rows);
        return rows;
    }
}
