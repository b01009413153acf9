package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Map;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Twenty wells of a district, each with a device; six of these fall silent, and one of another district. */
class OutageApiIT {
    private static TestStore store;
    private static ServiceProcess service;

    @BeforeAll
    static void fallSilent() throws SQLException {
        store = TestStore.empty();
        store.execute("""
                insert into asset select 'well-' || n, 'gas', 'well', '井', 'Well', case when n > 20 then '文登区' else '环翠区' end,
                    '路', 'Road', 122.1, 37.5, 'Gas company', true from generate_series(1, 40) n;
                insert into device select 'dev-' || n, 'well-' || n, 'gas', 60, true from generate_series(1, 40) n;
                insert into alert (rule, subject, episode, domain, asset, device, quantity, severity, peak_severity, machine,
                    stage, value, threshold, began_at, raised_at, updated_at, signals)
                select 'gas.methane.silent', 'dev-' || n || '.methane', now(), 'gas', 'well-' || n, 'dev-' || n, 'methane',
                    'BLUE', 'BLUE', case when n = 7 then 'RECOVERED' else 'ACTIVE' end, 'DETECTED', 180, 180, now(), now(),
                    now(), 1 from unnest(array[1, 2, 3, 4, 5, 6, 7, 21]) n;
                """);
        service = ServiceProcess.start(store, Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anAreaThatFellSilentIsToldOnceWithTheAlertsItStandsFor() throws Exception {
        JsonNode outages = service.json("/api/v1/outages");
        assertEquals(1, outages.size());
        JsonNode outage = outages.path(0);
        assertEquals(
                "环翠区 6/20",
                outage.path("district").asText()
                        + ' '
                        + outage.path("silent").asInt()
                        + '/'
                        + outage.path("devices").asInt());
        assertEquals(6, outage.path("alerts").size());

        store.execute("update alert set machine = 'RECOVERED' where device = 'dev-6'");
        assertEquals(0, service.json("/api/v1/outages").size());
    }
}
