package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.clock.CityClock;
import lifeline.contract.waveform.SampleEncoding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten minutes of 50 Hz around an alert at the asset of two fast sensors, and of a third at another asset. */
class WaveformIT {
    private static final int SECONDS = 600;
    private static final int RATE = 50;
    private static final String KEPT = "select count(*) from waveform_snapshot";

    private TestStore store;

    @BeforeEach
    void write() throws SQLException {
        store = TestStore.empty();
        store.execute("""
                insert into device values ('dev-1', 'well-1', 'gas', 60, true, null, null),
                    ('dev-2', 'well-1', 'gas', 60, true, null, null), ('dev-3', 'well-3', 'gas', 60, true, null, null);
                insert into sensor (device, quantity)
                    values ('dev-1', 'methane'), ('dev-2', 'vibration'), ('dev-3', 'vibration');
                """);
        for (int sensor = 1; sensor <= 3; sensor++) {
            waveform(sensor, 0, SECONDS);
        }
    }

    @Test
    void theSecondsAroundAnAlertAreKeptOnceAcrossRestarts() throws Exception {
        try (ServiceProcess service = serviceAt(Episodes.BEGIN.plusSeconds(100))) {
            store.write(Episodes.raise(1));
            store.awaitAudit(1);
            assertTrue(service.isFirst());
        }
        assertEquals(0, store.count(KEPT), "it waits for what is still to come");
        try (ServiceProcess service = serviceAt(Episodes.BEGIN.plusSeconds(200))) {
            awaitKept(360);
            assertEquals(
                    2, service.json("/api/v1/alerts/1/waveform").path("sensors").size());
        }
        assertEquals(2, store.count("select count(distinct sensor) from waveform_snapshot"));
        assertEquals(
                1, store.count("select count(*) from follower where name = 'waveform-snapshots' and position = 1"));
        store.execute("update follower set position = 0 where name = 'waveform-snapshots'");
        try (ServiceProcess service = serviceAt(Episodes.BEGIN.plusSeconds(200))) {
            await("select count(*) from follower where name = 'waveform-snapshots' and position = 1", 1);
            store.execute("delete from waveform");
            JsonNode trace =
                    service.json("/api/v1/alerts/1/waveform").path("sensors").path(0);
            assertTrue(trace.path("points").size() > 900, trace.path("points").size() + " points");
        }
        assertEquals(360, store.count(KEPT));
    }

    @Test
    void whatADeviceToldLateIsKeptAfterThreeDays() throws Exception {
        store.execute("delete from waveform where sensor = 1");
        store.write(Episodes.raise(1));
        try (ServiceProcess service = serviceAt(Episodes.BEGIN.plusSeconds(200))) {
            assertTrue(service.isFirst());
            awaitKept(180);
        }
        waveform(1, 0, SECONDS);
        try (ServiceProcess service = serviceAt(Episodes.BEGIN.plusSeconds(3 * 86_400 + 200))) {
            assertFalse(service.isFirst());
            awaitKept(360);
        }
    }

    @Test
    void theWaveformIsShownBeforeItIsKeptAndItsPeaksStay() throws Exception {
        store.write(Episodes.raise(1));
        try (ServiceProcess service = serviceAt(Episodes.BEGIN.plusSeconds(30))) {
            store.awaitAudit(1);
            JsonNode told = service.json("/api/v1/alerts/1/waveform?points=200");
            assertEquals("2026-06-01T03:59:00Z", told.path("from").asText());
            assertEquals("2026-06-01T04:02:00Z", told.path("to").asText());
            JsonNode trace = told.path("sensors").path(1);
            assertEquals("dev-2.vibration", trace.path("sensor").asText());
            assertEquals(RATE, trace.path("rate").asDouble());
            JsonNode points = trace.path("points");
            assertTrue(points.size() <= 200 && points.size() > 150, points.size() + " points");
            double highest = 0;
            long before = 0;
            for (JsonNode point : points) {
                highest = Math.max(highest, point.path(1).asDouble());
                assertTrue(point.path(0).asLong() > before);
                before = point.path(0).asLong();
            }
            assertEquals(9.99, highest, 1e-6);
            assertEquals(404, service.get("/api/v1/alerts/77/waveform").statusCode());
        }
    }

    private ServiceProcess serviceAt(Instant city) throws Exception {
        return ServiceProcess.start(
                store,
                Map.of(CityClock.SETTING, CityClock.of(city, Instant.now(), 1).setting()));
    }

    private void awaitKept(long rows) throws Exception {
        await(KEPT, rows);
    }

    private void await(String query, long expected) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (store.count(query) < expected && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(expected, store.count(query));
    }

    /** A sine of one m/s² in counts of a hundredth, and one sample of 9.99 half a minute after the alert. */
    private void waveform(int sensor, int from, int to) throws SQLException {
        try (Connection connection = store.connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into waveform values (?, ?, ?, 0, 0.01, 0, ?, ?, 0)")) {
            for (int second = from; second < to; second++) {
                short[] counts = new short[RATE];
                for (int i = 0; i < RATE; i++) {
                    counts[i] = (short) (100 * Math.sin(i));
                }
                if (second == SECONDS / 2 + 30) {
                    counts[17] = 999;
                }
                insert.setInt(1, sensor);
                insert.setObject(
                        2, Episodes.BEGIN.plusSeconds(second - SECONDS / 2).atOffset(ZoneOffset.UTC));
                insert.setFloat(3, RATE);
                insert.setShort(4, (short) RATE);
                insert.setBytes(5, SampleEncoding.deltas(counts, 0, RATE));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
