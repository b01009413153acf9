package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.clock.CityClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two devices and the unknown ones in two hours, one row that does not balance; two blind windows, one of them open. */
class LedgerApiIT {
    private static final Instant NOW = Instant.parse("2026-06-01T04:10:00Z");
    private static TestStore store;
    private static ServiceProcess service;

    @BeforeAll
    static void keepBooks() throws SQLException {
        store = TestStore.empty();
        store.execute("""
                insert into ledger (device, hour, domain, received, stored, duplicate, rejected, late, gaps) values
                    ('dev-1', timestamptz '2026-06-01T03:00:00Z', 'gas', 60, 57, 2, 1, 4, 3),
                    ('dev-1', timestamptz '2026-06-01T04:00:00Z', 'gas', 10, 10, 0, 0, 0, 0),
                    ('dev-2', timestamptz '2026-06-01T04:00:00Z', 'water', 10, 8, 1, 0, 0, 0),
                    ('', timestamptz '2026-06-01T04:00:00Z', '', 5, 0, 0, 5, 0, 0),
                    ('dev-1', timestamptz '2026-05-30T04:00:00Z', 'gas', 7, 7, 0, 0, 0, 0);
                insert into blind_window (began_at, ended_at, reason) values
                    (timestamptz '2026-05-31T01:00:00Z', timestamptz '2026-05-31T02:00:00Z', 'DOWN'),
                    (timestamptz '2026-06-01T02:02:00Z', timestamptz '2026-06-01T02:05:00Z', 'DISCONNECTED'),
                    (timestamptz '2026-06-01T04:09:00Z', null, 'LAGGING');
                """);
        String clock = CityClock.of(NOW, Instant.now(), 1).setting();
        service = ServiceProcess.start(store, Map.of(CityClock.SETTING, clock));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theLedgerTellsWhatBecameOfTheReadingsOfADay() throws IOException {
        JsonNode page = service.json("/api/v1/ledger");
        assertEquals(4, page.path("rows").asInt());
        assertEquals(1, page.path("unbalanced").asInt());
        JsonNode total = page.path("total");
        assertEquals(85, total.path("received").asInt());
        assertEquals(75, total.path("stored").asInt());
        assertEquals(3, total.path("duplicate").asInt());
        assertEquals(6, total.path("rejected").asInt());
        assertEquals(4, total.path("late").asInt());
        assertEquals(3, total.path("gaps").asInt());
        JsonNode last = page.path("items").path(3);
        assertEquals("dev-1", last.path("device").asText());
        assertEquals("2026-06-01T03:00:00Z", last.path("hour").asText());
        assertEquals(57, last.path("count").path("stored").asInt());
        assertTrue(last.path("balanced").asBoolean());
    }

    @Test
    void theLedgerIsAskedByDeviceDomainTimeAndNumber() throws IOException {
        assertEquals(2, service.json("/api/v1/ledger?device=dev-1").path("rows").asInt());
        assertEquals(1, service.json("/api/v1/ledger?domain=water").path("rows").asInt());
        assertEquals(
                3,
                service.json("/api/v1/ledger?device=dev-1&from=2026-05-30T00:00:00Z")
                        .path("rows")
                        .asInt());
        assertEquals(
                1,
                service.json("/api/v1/ledger?from=2026-06-01T03:30:00Z&to=2026-06-01T04:00:00Z")
                        .path("rows")
                        .asInt());
        JsonNode first = service.json("/api/v1/ledger?limit=1");
        assertEquals(1, first.path("items").size());
        assertEquals(4, first.path("rows").asInt());
    }

    @Test
    void onlyTheRowsThatBreakTheLawAreToldWhenAskedFor() throws IOException {
        JsonNode page = service.json("/api/v1/ledger?onlyUnbalanced=true");
        assertEquals(1, page.path("items").size());
        assertEquals("dev-2", page.path("items").path(0).path("device").asText());
        assertFalse(page.path("items").path(0).path("balanced").asBoolean());
        assertEquals(85, page.path("total").path("received").asInt());
    }

    @Test
    void blindWindowsAreToldWhileAndAfterThemAndAJobThatIsDownIsOne() throws IOException, SQLException {
        JsonNode windows = service.json("/api/v1/blind-windows");
        assertEquals(2, windows.size());
        assertEquals("LAGGING", windows.path(0).path("reason").asText());
        assertTrue(windows.path(0).path("endedAt").isNull());
        assertEquals("DISCONNECTED", windows.path(1).path("reason").asText());
        assertEquals("2026-06-01T02:05:00Z", windows.path(1).path("endedAt").asText());
        assertEquals(
                3,
                service.json("/api/v1/blind-windows?from=2026-05-31T00:00:00Z").size());

        store.execute("insert into job_heartbeat values ('detection', timestamptz '2026-06-01T04:09:30Z')");
        JsonNode down = service.json("/api/v1/blind-windows");
        assertEquals(2, down.size());
        assertEquals("DOWN", down.path(0).path("reason").asText());
        assertEquals("2026-06-01T04:09:30Z", down.path(0).path("beganAt").asText());
        assertEquals(0, down.path(0).path("id").asInt());
        store.execute("delete from job_heartbeat");
    }
}
