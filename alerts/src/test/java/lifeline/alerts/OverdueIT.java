package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.clock.CityClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts that stand too long; a minute of the city lasts a second, and nobody's patience ends by itself. */
class OverdueIT {
    private static final String TRUE = "{\"verdict\": \"TRUE\", \"cause\": \"CORROSION\"}";
    private TestStore store;

    @BeforeEach
    void anEmptyStoreWithAChain() throws SQLException {
        store = TestStore.empty();
        store.execute("""
                insert into channel (id, kind, title, settings, enabled) values
                    ('desk', 'WEBHOOK', 'desk', '{"url": "http://127.0.0.1:9/"}', true);
                insert into person (id, name) values ('an', '安'), ('bo', '博');
                insert into contact (person, channel, rank) values ('an', 'desk', 1), ('bo', 'desk', 1);
                insert into chain (id, title, plan) values ('gas', 'gas', '{"steps": [
                    {"call": ["person:an"], "patience": "12h"}, {"call": ["person:bo"], "patience": "12h"}], "repeats": "0"}');
                insert into responsibility (domain, severity, chain) values ('gas', 'YELLOW', 'gas');
                """);
    }

    private ServiceProcess service(String clocks) {
        return ServiceProcess.start(
                store,
                Map.of(
                        CityClock.SETTING,
                        CityClock.of(Episodes.BEGIN, Instant.now(), 60).setting(),
                        "LIFELINE_CLOCKS",
                        clocks));
    }

    private void awaitOverdue(String stage) throws SQLException {
        store.await("lifeline_alert", overdue(stage), 1);
    }

    private static String overdue(String stage) {
        return "select count(*) from alert_audit where actor = 'machine' and action = 'OVERDUE' and comment = '" + stage
                + "'";
    }

    private static void post(ServiceProcess service, String deed, String body) throws IOException {
        HttpResponse<String> answer = service.post("/api/v1/alerts/1/" + deed, body, service.firstLogin());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    @Test
    void eachStageThatTakesTooLongIsToldOnceAndCallsUntilTheNextStepIsTaken() throws Exception {
        try (ServiceProcess service =
                service("{RED: {DETECTED: 1m, NOTIFIED: none, ACKNOWLEDGED: 2m, ANALYSED: 2m, RELEASED: none}}")) {
            store.write(Episodes.raise(1));
            awaitOverdue("DETECTED");
            JsonNode waiting = service.json("/api/v1/alerts/1");
            assertTrue(waiting.path("overdue").asBoolean(), waiting::toString);
            assertEquals(
                    Episodes.BEGIN.plusSeconds(60),
                    Instant.parse(waiting.path("dueAt").asText()));
            // the call that is under way goes on to the second, though the first has twelve hours
            store.await("lifeline_alert", "select count(*) from page where person = 'bo'", 1);
            assertEquals(1, store.count("select count(*) from call"));

            post(service, "acknowledge", "{}");
            assertFalse(service.json("/api/v1/alerts/1").path("overdue").asBoolean());
            awaitOverdue("ACKNOWLEDGED");
            store.await(
                    "lifeline_alert",
                    "select count(*) from page where person = 'an' and message ->> 'text' like '%已超时：尚未研判%'",
                    1);
            String late = "select count(*) from call where occasion like 'OVERDUE/ACKNOWLEDGED/%' and state = ";
            assertEquals(1, store.count(late + "'CALLING'"));

            post(service, "judgement", TRUE);
            store.await("lifeline_alert", late + "'ANSWERED' and answered_by = 'duty'", 1);
            awaitOverdue("ANALYSED");
            post(service, "release", "{}");
            store.await(
                    "lifeline_alert",
                    "select count(*) from call where occasion like 'OVERDUE/ANALYSED/%' and state = 'ANSWERED'",
                    1);
        }
        for (String stage : new String[] {"DETECTED", "ACKNOWLEDGED", "ANALYSED"}) {
            assertEquals(1, store.count(overdue(stage)), stage);
        }
        assertEquals(3, store.count("select count(*) from alert_audit where action = 'OVERDUE'"));
        assertEquals(3, store.count("select count(*) from call"));
    }

    @Test
    void whoSeesToWhatIsLateByTheLinkIsCalledNoMoreAndTheClockBeginsAnew() throws Exception {
        try (ServiceProcess service = service("{RED: {DETECTED: none, NOTIFIED: none, ACKNOWLEDGED: 2m}}")) {
            store.write(Episodes.raise(1));
            store.awaitAudit(1);
            post(service, "acknowledge", "{}");
            awaitOverdue("ACKNOWLEDGED");
            String late = "from page where person = 'an' and message ->> 'text' like '%已超时：尚未研判%'";
            store.await("lifeline_alert", "select count(*) " + late, 1);
            String path = store.text("select message ->> 'link' " + late).replaceFirst("^http://[^/]+", "");

            assertTrue(service.get(path).body().contains("我来跟进"));
            HttpResponse<String> tapped =
                    service.send(HttpRequest.newBuilder(service.uri(path)).POST(HttpRequest.BodyPublishers.noBody()));
            assertEquals(200, tapped.statusCode());
            assertTrue(tapped.body().contains("您来跟进"), tapped.body());
            assertFalse(service.json("/api/v1/alerts/1").path("overdue").asBoolean());
            store.await(
                    "lifeline_alert",
                    "select count(*) from call where occasion like 'OVERDUE/%' and state = 'ANSWERED' and answered_by = 'an'",
                    1);
            store.await("lifeline_alert", overdue("ACKNOWLEDGED"), 2);
        }
    }

    @Test
    void whatHasRecoveredIsToldToBeOverdueAndCallsNobody() throws Exception {
        try (ServiceProcess service = service("{RED: {DETECTED: none, NOTIFIED: none, ACKNOWLEDGED: 1m}}")) {
            store.write(Episodes.raise(1), Episodes.clear(1));
            store.awaitAudit(2);
            post(service, "acknowledge", "{}");
            awaitOverdue("ACKNOWLEDGED");
            store.await(
                    "lifeline_alert",
                    "select count(*) from follower where name = 'calls' and position >= (select max(seq) from alert_audit)",
                    1);
        }
        assertEquals(0, store.count("select count(*) from call where occasion like 'OVERDUE/%'"));
    }
}
