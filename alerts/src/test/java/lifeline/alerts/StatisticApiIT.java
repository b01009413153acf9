package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How well the devices of a day delivered. */
class StatisticApiIT {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private static TestStore store;
    private static ServiceProcess service;

    @BeforeAll
    static void start() throws SQLException {
        store = TestStore.empty();
        service = ServiceProcess.start(store);
        store.execute(
                "insert into asset values ('well-1', 'gas', 'well', 'a', 'a', '环翠区', 'a', 'a', null, null, '燃气公司', false),"
                        + " ('well-2', 'gas', 'well', 'a', 'a', '环翠区', 'a', 'a', null, null, '港华', false)");
        device("good", "well-1", true);
        device("half", "well-1", true);
        device("never", "well-2", true);
        device("faulty", "well-2", true);
        device("stranger", "well-2", false);
        store.execute("update device set retired_at = " + instant(12) + " where id = 'stranger'");
        delivered("good", 286, 6);
        delivered("half", 144, 0);
        delivered("faulty", 288, 0);
        delivered("stranger", 288, 0);
        store.execute("update device set first_seen_at = null where id = 'never'");
        store.execute("insert into latest select id, now(), now(), 1, 0 from sensor where quantity <> 'waveform'");
        store.execute("insert into blind_window (began_at, ended_at, reason) values (" + instant(12) + ", "
                + instant(12) + " + interval '10 minutes', 'DOWN')");
        store.execute(
                "insert into alert (rule, subject, episode, domain, asset, device, quantity, severity, peak_severity, machine,"
                        + " stage, value, threshold, began_at, raised_at, updated_at, signals) values ('gas.methane.silent',"
                        + " 'faulty.battery', " + instant(1)
                        + ", 'gas', 'well-2', 'faulty', 'battery', 'BLUE', 'BLUE', 'ACTIVE', 'DETECTED', 1, 1, "
                        + instant(1) + ", " + instant(1) + ", " + instant(1) + ", 1)");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String instant(int hour) {
        return "timestamptz '" + DAY.atTime(hour, 0).atZone(ZONE).toInstant() + "'";
    }

    private static void device(String id, String asset, boolean isRegistered) throws SQLException {
        store.execute("insert into device (id, asset, domain, period_s, registered, first_seen_at) values ('" + id
                + "', '" + asset + "', 'gas', 300, " + isRegistered + ", timestamptz '2026-05-01 00:00Z')");
        store.execute("insert into sensor (device, quantity) values ('" + id + "', 'methane'), ('" + id
                + "', 'battery'), ('" + id + "', 'waveform')");
    }

    /** So often, in two quantities; within one hour, which is of the day. */
    private static void delivered(String id, int times, int late) throws SQLException {
        store.execute("insert into ledger (device, hour, domain, received, stored, late) values ('" + id + "', "
                + instant(3) + ", 'gas', " + 2 * times + ", " + 2 * times + ", " + late + ")");
    }

    private static JsonNode told(String path) throws Exception {
        HttpResponse<String> answer = service.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return ServiceProcess.read(answer);
    }

    @Test
    void connectedOnlineIntactAndTimelyAreToldByDomainOwnerAndDay() throws Exception {
        JsonNode days = told("/api/v1/statistics?to=" + DAY);
        assertEquals(1, days.size());
        JsonNode total = days.at("/0/total");
        assertEquals(4, total.get("planned").asInt(), total.toString());
        assertEquals(0.75, total.get("connectedShare").asDouble());
        assertEquals(0.5, total.get("onlineShare").asDouble(), total.toString());
        assertEquals(0.5, total.get("intactShare").asDouble(), total.toString());
        assertEquals(1 - 6 / 1436.0, total.get("timelyShare").asDouble(), 1e-9);
        JsonNode parts = days.at("/0/parts");
        assertEquals("港华", parts.at("/0/owner").asText(), parts.toString());
        assertEquals(0.5, parts.at("/0/connectedShare").asDouble());
        assertEquals(0.0, parts.at("/0/intactShare").asDouble());
        assertEquals(1.0, parts.at("/1/connectedShare").asDouble());
        assertEquals(
                7,
                told("/api/v1/statistics?from=" + DAY.minusDays(6) + "&to=" + DAY)
                        .size());
    }

    @Test
    void theDevicesThatAreMissingAreNamedWithTheReason() throws Exception {
        JsonNode page = told("/api/v1/statistics/missing?day=" + DAY);
        assertEquals(3, page.get("total").asInt(), page.toString());
        assertEquals("faulty FAULT", name(page.at("/items/0")));
        assertEquals("half OFFLINE", name(page.at("/items/1")));
        assertEquals(144, page.at("/items/1/delivered").asInt());
        assertEquals(286, page.at("/items/1/expected").asInt(), "ten minutes nobody saw");
        assertEquals("never NEVER_CONNECTED", name(page.at("/items/2")));
        assertEquals(
                1,
                told("/api/v1/statistics/missing?reason=offline&day=" + DAY)
                        .get("total")
                        .asInt());
        JsonNode second = told("/api/v1/statistics/missing?limit=1&after=faulty&day=" + DAY);
        assertEquals("half OFFLINE", name(second.at("/items/0")));
        assertEquals("half", second.get("next").asText());
    }

    private static String name(JsonNode device) {
        return device.get("device").asText() + " " + device.get("reason").asText();
    }

    @Test
    void aDayThatCannotBeIsRefused() throws Exception {
        for (String query :
                new String[] {"from=2026-02-30", "from=2026-01-02&to=2026-01-01", "from=2025-01-01&to=2026-01-01"}) {
            HttpResponse<String> answer = service.get("/api/v1/statistics?" + query);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("from"), answer.body());
        }
    }
}
