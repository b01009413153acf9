package lifeline.stream.sink.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import lifeline.acceptance.store.TimescaleProcess;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.stream.store.StoreTime;
import org.junit.jupiter.api.Test;

/** The archive's own statements on hypertables; here in its package, since they are nobody else's business. */
class ReadingTableOnTimescaleIT {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00.000001Z");
    /** More than one chunk's span, so that a batch goes to several chunks. */
    private static final Duration APART = Duration.ofDays(3);

    private static final int ROWS = 2_000;

    @Test
    void aBatchOverManyChunksIsStoredOnceHoweverOftenItIsWritten() throws Exception {
        try (TimescaleProcess timescale = TimescaleProcess.start().migrated();
                Connection connection = timescale.connect()) {
            connection.setAutoCommit(false);
            SensorEntry sensor = sensor(connection);
            List<Row> rows = new ArrayList<>();
            for (int number = 0; number < ROWS; number++) {
                rows.add(row(sensor, reading(number)));
            }
            ReadingTable table = new ReadingTable(connection, Long.MIN_VALUE);

            assertEquals(ROWS, table.writeWithoutCopy(rows));
            assertEquals(0, table.writeWithoutCopy(rows));
            connection.commit();

            assertEquals(ROWS, number(connection, "select count(*) from reading"));
            assertEquals(1, number(connection, "select count(*) from reading_mark"));
            assertEquals(ROWS - 1, number(connection, "select value from latest"));
            assertEquals(1, number(connection, "select count(*) from reading where observed_at = '" + START + "'"));
        }
    }

    /** Enters the device as a stranger, as the archive does with one it does not know. */
    private static SensorEntry sensor(Connection connection) throws SQLException {
        DeviceTable devices = new DeviceTable(connection, START);
        devices.devices(new TreeMap<>(Map.of("dev-1", reading(0))), Map.of());
        DeviceTable.SensorRow row =
                Objects.requireNonNull(devices.sensors(List.of(reading(0))).get("dev-1.methane"));
        return new SensorEntry(row.number(), "well-1", false, Instant.MAX, row.newest());
    }

    private static Row row(SensorEntry sensor, Reading reading) {
        return new Row(
                sensor,
                StoreTime.micros(reading.observedAt()),
                reading.quality().stored(),
                reading);
    }

    private static Reading reading(int number) {
        Instant at = START.plus(APART.dividedBy(100).multipliedBy(number));
        Instant deviceTime = number == 1 ? Instant.EPOCH : null;
        Quality quality = number == 1 ? Quality.GOOD.with(Mark.CLOCK_REPLACED) : Quality.GOOD;
        return new Reading("gas", "well-1", "dev-1", "methane", at, at, deviceTime, null, number, quality);
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
