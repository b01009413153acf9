package lifeline.acceptance.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeMap;
import lifeline.simulators.junit.City;
import lifeline.simulators.junit.SimulatedCity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;

/**
 * What a reading takes on disk once it is compressed, indexes and all, in chunks of a day and of a week: a table for people,
 * and bounds. How much depends on how the values change: those of {@code slow} move by a digit of two decimals a minute, those
 * of {@code minute} are the simulated city's. Chunks of a week hold only a day of the frequent sensors, the worse case for them.
 */
@SimulatedCity(devices = SimulatedReadings.DEVICES, seed = 1, scenario = "default", start = SimulatedReadings.START)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BytesPerReadingIT {
    private static final String WEEK = "week";
    private static final String DAY = "day";
    private static final List<String> CHUNKS = List.of(DAY, WEEK);
    private static final int BATCH = 5_000;

    private final TreeMap<String, Double> bytes = new TreeMap<>();

    @BeforeAll
    void measure(City city) throws IOException, SQLException {
        SimulatedReadings readings = SimulatedReadings.ofAWeek(city);
        try (TimescaleProcess timescale = TimescaleProcess.start().migrated();
                Connection connection = timescale.connect()) {
            measure(connection, "slow", SimulatedReadings.slow());
            measure(connection, "minute", readings.onTheMinute());
            measure(connection, "city", readings.asTheyCameAndNodes());
            measure(connection, "nodes", readings.halfHourly());
        }
        System.out.println("bytes per compressed reading, by set and chunk: " + bytes);
    }

    @AfterAll
    void forget() {
        bytes.clear();
    }

    @Test
    void aSlowReadingOnAnExactMinuteTakesAtMostFourBytes() {
        assertTrue(of("slow", WEEK) <= 4, bytes::toString);
    }

    @Test
    void aReadingOfTheSimulatedCityWithItsJitterAndHalfHourlyNodesTakesAtMostTenBytes() {
        assertTrue(of("city", WEEK) <= 10, bytes::toString);
    }

    @Test
    void chunksOfAWeekSaveAThirdOfWhatHalfHourlyNodesTakeInChunksOfADay() {
        assertTrue(of("nodes", WEEK) < of("nodes", DAY) * 2 / 3, bytes::toString);
    }

    private double of(String set, String chunk) {
        return bytes.getOrDefault(set + " in chunks of a " + chunk, Double.NaN);
    }

    private void measure(Connection connection, String set, List<SimulatedReadings.Point> points) throws SQLException {
        for (String chunk : CHUNKS) {
            String table = set + '_' + chunk;
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table " + table + " (like reading including indexes)");
                statement.execute("select create_hypertable('" + table
                        + "', 'observed_at', chunk_time_interval => interval '1 " + chunk + "')");
                statement.execute("alter table " + table + " set (timescaledb.compress,"
                        + " timescaledb.compress_segmentby = 'sensor', timescaledb.compress_orderby = 'observed_at')");
            }
            insert(connection, table, points);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select compress_chunk(c) from show_chunks('" + table + "') c");
                try (ResultSet row = statement.executeQuery("select sum(after_compression_total_bytes)::float8"
                        + " / (select count(*) from " + table + ") from chunk_compression_stats('" + table + "')")) {
                    row.next();
                    bytes.put(set + " in chunks of a " + chunk, Math.round(row.getDouble(1) * 100) / 100.0);
                }
            }
        }
    }

    private static void insert(Connection connection, String table, List<SimulatedReadings.Point> points)
            throws SQLException {
        String sql = "insert into " + table + " select s, timestamptz 'epoch' + t * interval '1 microsecond', v, 0"
                + " from unnest(?::integer[], ?::bigint[], ?::real[]) r (s, t, v) on conflict do nothing";
        PGConnection driver = connection.unwrap(PGConnection.class);
        for (int from = 0; from < points.size(); from += BATCH) {
            List<SimulatedReadings.Point> batch = points.subList(from, Math.min(points.size(), from + BATCH));
            float[] values = new float[batch.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = batch.get(i).value();
            }
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setArray(
                        1,
                        driver.createArrayOf(
                                "int4",
                                batch.stream()
                                        .mapToInt(SimulatedReadings.Point::sensor)
                                        .toArray()));
                insert.setArray(
                        2,
                        driver.createArrayOf(
                                "int8",
                                batch.stream()
                                        .mapToLong(SimulatedReadings.Point::micros)
                                        .toArray()));
                insert.setArray(3, driver.createArrayOf("float4", values));
                insert.executeUpdate();
            }
        }
    }
}
