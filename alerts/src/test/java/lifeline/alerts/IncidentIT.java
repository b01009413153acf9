package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.clock.CityClock;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten gauges 600 m apart on one main, a gas well and a road 100 m from the third; it bursts 250 m after the third. */
class IncidentIT {
    private static final Instant BEGAN = Instant.parse("2026-06-01T04:00:00Z");
    private static final String JOINED = "select count(*) from incident_alert";
    private static final String CHANNEL = "lifeline_incident";
    private TestStore store;

    @BeforeEach
    void layTheMain() throws SQLException {
        store = TestStore.empty();
        store.execute("""
                insert into asset select 'main-' || n, 'water', 'main', '测点' || n, 'Gauge ' || n, '环翠区', '文化路', 'Wenhua Road',
                    122.0 + n * 600 / 88218.0, 37.5, '水务集团', true from generate_series(0, 9) n;
                insert into asset values ('well-1', 'gas', 'well', '一号井', 'Well 1', '环翠区', '文化路', 'Wenhua Road',
                    122.0 + 1900 / 88218.0, 37.5, '燃气企业', true);
                insert into asset values ('road-1', 'waterlogging', 'road', '积水点', 'Low point', '环翠区', '文化路', 'Wenhua Road',
                    122.0 + 1900 / 88218.0, 37.5, '市政养护', true);
                insert into asset_connection select 'main-' || n, 'main-' || n + 1, 'FLOWS_TO', 600 from generate_series(0, 8) n;
                insert into device select 'gauge-' || n, 'main-' || n, 'water', 30, true, null, null from generate_series(0, 9) n;
                insert into sensor (device, quantity) select 'gauge-' || n, 'pressure' from generate_series(0, 9) n;
                insert into reading select s.id, timestamptz '2026-06-01T04:00:00Z' + t * interval '1 s',
                    0.34 + 0.0002 * sin(t * 7.1 + s.id)
                        - case when t > 0 then 0.2 * exp(-abs(split_part(s.device, '-', 2)::int * 600 - 2050) / 500.0) else 0 end, 0
                from sensor s, generate_series(-570, 230, 20) t;
                """);
    }

    /** Ten minutes later in the city. */
    private ServiceProcess start() {
        String clock = CityClock.of(BEGAN.plusSeconds(600), Instant.now(), 1).setting();
        return ServiceProcess.start(store, Map.of(CityClock.SETTING, clock));
    }

    private static Signal signal(String rule, String asset, SignalKind kind, Severity severity, int step, int second) {
        String[] parts = rule.split("\\.", -1);
        Instant at = BEGAN.plusSeconds(second);
        String device = asset.replace("main", "gauge");
        return new Signal(
                rule,
                1,
                device + "." + parts[1],
                parts[0],
                asset,
                device,
                parts[1],
                BEGAN,
                kind,
                severity,
                step,
                at,
                BEGAN,
                at,
                at,
                -0.12 - step / 100.0,
                -0.1,
                List.of());
    }

    private static Signal burst(int gauge, Severity severity) {
        return signal("water.pressure.burst", "main-" + gauge, SignalKind.RAISE, severity, 0, 5);
    }

    private static Signal[] chain() {
        return new Signal[] {
            burst(2, Severity.ORANGE),
            burst(3, Severity.RED),
            burst(4, Severity.YELLOW),
            signal("waterlogging.road-depth.ponding", "road-1", SignalKind.RAISE, Severity.YELLOW, 0, 60),
            signal("gas.methane.leak", "well-1", SignalKind.RAISE, Severity.RED, 0, 90),
            signal("water.pressure.burst", "main-2", SignalKind.ESCALATE, Severity.RED, 1, 95)
        };
    }

    @Test
    void theAlertsOfOneBurstAreOneIncidentWithItsCausePlaceAndUnits() throws SQLException, IOException {
        try (ServiceProcess service = start()) {
            store.write(chain());
            store.await(CHANNEL, "select count(*) from incident where alerts = 5 and placed_at is not null", 1);
            JsonNode list = service.json("/api/v1/incidents").path("items");
            assertEquals(1, list.size());
            JsonNode one =
                    service.json("/api/v1/incidents/" + list.get(0).path("id").asLong());
            assertEquals("供水爆管", one.path("title").path("zh").asText());
            assertEquals("water.pressure.burst", one.path("cause").path("rule").asText());
            assertEquals("RED", one.path("severity").asText());
            assertEquals(3, one.path("units").size());
            assertEquals("水务集团", one.path("units").get(0).path("unit").asText());
            assertEquals(5, one.path("parts").size());
            List<String> roles = new ArrayList<>();
            one.path("parts").forEach(part -> roles.add(part.path("role").asText()));
            assertEquals(2, roles.stream().filter("CONSEQUENCE"::equals).count());
            JsonNode place = one.path("place");
            assertEquals("main-3", place.path("from").asText(), place::toString);
            assertEquals("main-4", place.path("to").asText());
            assertTrue(Math.abs(place.path("metres").asDouble() - 250) < 100, place::toString);
            assertTrue(
                    place.path("text").path("en").asText().startsWith("Between Gauge 3 and Gauge 4"), place::toString);
            long alert = one.path("parts").get(0).path("alert").path("id").asLong();
            assertEquals(
                    one.path("id").asLong(),
                    service.json("/api/v1/alerts/" + alert).path("incident").asLong());
            assertEquals(
                    0,
                    service.json("/api/v1/incidents?state=closed").path("items").size());
            assertEquals(
                    1,
                    service.json("/api/v1/incidents?domain=gas").path("items").size());
            assertEquals(
                    0,
                    service.json("/api/v1/incidents?domain=bridge")
                            .path("items")
                            .size());
            assertEquals(400, service.get("/api/v1/incidents?limit=0").statusCode());
            assertEquals(404, service.get("/api/v1/incidents/999").statusCode());
        }
    }

    @Test
    void aCauseWhoseOwnSensorWasNotHeardBeforeIsToldAtItsAssetAndNotBetweenOthers() throws SQLException, IOException {
        store.execute("""
                delete from reading r using sensor s where s.id = r.sensor and s.device = 'gauge-2'
                    and r.observed_at < timestamptz '2026-06-01T04:00:00Z'
                """);
        try (ServiceProcess service = start()) {
            store.write(chain());
            store.await(CHANNEL, "select count(*) from incident where alerts = 5 and placed_at is not null", 1);
            JsonNode one = service.json("/api/v1/incidents").path("items").get(0);
            assertEquals("main-2", one.path("cause").path("asset").path("id").asText(), one::toString);
            assertEquals(
                    "Near Gauge 2, between Gauge 1 and Gauge 3",
                    one.path("place").path("text").path("en").asText(),
                    one::toString);
        }
    }

    @Test
    void anAlertIsThereWhileItsIncidentCannotBeWritten() throws SQLException, IOException {
        try (ServiceProcess service = start();
                Connection blocking = store.connect()) {
            blocking.setAutoCommit(false);
            try (Statement statement = blocking.createStatement()) {
                statement.execute("lock table incident in share mode");
            }
            store.write(chain());
            store.awaitAudit(6);
            assertEquals(5, service.json("/api/v1/alerts").path("items").size());
            assertEquals(0, store.count(JOINED));
            blocking.rollback();
            store.await(CHANNEL, JOINED, 5);
        }
    }

    @Test
    void exercisesAndVersionsInShadowStayOut() throws SQLException {
        try (ServiceProcess service = start()) {
            assertTrue(service.isFirst());
            store.execute("""
                    insert into exercise (scenario, title_zh, title_en, domain, seed, lasts_s, state, requested_at, requested_by, heartbeat_at)
                    values ('x', 'x', 'x', 'water', 1, 60, 'RUNNING', now(), 'x', now())
                    """);
            store.write(
                    Episodes.ofExercise(1, burst(2, Severity.RED)),
                    Episodes.inShadow(burst(3, Severity.RED)),
                    burst(4, Severity.RED));
            store.await(CHANNEL, JOINED, 1);
        }
        assertEquals(1, store.count("select count(*) from incident where alerts = 1"));
        assertEquals(1, store.count("select count(*) from incident_alert where asset = 'main-4'"));
    }

    @Test
    void twoWritersThatCommitOutOfOrderAndAKillGiveTheSameIncidentsAndJoinNothingTwice() throws Exception {
        Signal[] chain = chain();
        try (ServiceProcess killed = start();
                Connection early = store.connect()) {
            early.setAutoCommit(false);
            TestStore.lockWriters(early);
            TestStore.insert(early, chain[0]);
            Thread late = new Thread(() -> write(chain[1], chain[2]));
            late.start();
            early.commit();
            late.join();
            store.await(CHANNEL, JOINED, 1);
            killed.kill();
        }
        store.write(chain[3], chain[4]);
        try (ServiceProcess service = start()) {
            store.await(CHANNEL, JOINED, 5);
            store.killAndRestart();
            store.write(chain[5]);
            store.await(CHANNEL, "select count(*) from incident_alert where asset = 'main-2' and severity = 'RED'", 1);
            assertFalse(service.isFirst());
        }
        assertEquals(5, store.count("select count(distinct alert) from incident_alert"));
        assertEquals(1, store.count("select count(distinct incident) from incident_alert"));
        assertEquals(1, store.count("select count(*) from incident where alerts = 5 and merged_into is null"));
        assertEquals(
                store.count("select min(alert) from incident_alert"),
                store.count("select incident from incident_alert limit 1"));
    }

    private void write(Signal... signals) {
        try {
            store.write(signals);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
