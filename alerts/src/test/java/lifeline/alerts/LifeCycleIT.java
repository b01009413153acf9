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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.ServiceProcess.Login;
import lifeline.alerts.run.TestStore;
import lifeline.contract.clock.CityClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life cycle of alerts over HTTP, with an account for each role; each test has an alert of its own. */
class LifeCycleIT {
    private static final String FALSE = "{\"verdict\": \"FALSE\", \"cause\": \"VEHICLE\", \"comment\": \"\"}";
    private static final List<String> DEEDS = List.of(
            "acknowledge", "comment", "judgement", "release", "sign", "arrive", "handle", "resolve", "close", "reopen");
    private static TestStore store;
    private static ServiceProcess service;

    @BeforeAll
    static void anAccountForEachRole() throws SQLException {
        store = TestStore.empty();
        service = ServiceProcess.start(
                store,
                Map.of(
                        CityClock.SETTING,
                        CityClock.of(Episodes.BEGIN.plusSeconds(60), Instant.now(), 1)
                                .setting()));
        store.execute("""
                insert into account (name, password_hash, role, created_at)
                select each, password_hash, each, now() from account,
                    unnest(array['viewer', 'auditor', 'duty-officer', 'analyst', 'owner', 'shift-leader', 'admin']) each
                where name = 'duty'
                """);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Login as(String role) {
        return new Login(role, service.firstLogin().password());
    }

    /** An active red alert at a well of its own. */
    private static long raised(int well) throws SQLException {
        store.write(Episodes.raise(well));
        String there = "from alert where asset = 'well-" + well + "'";
        store.await("lifeline_alert", "select count(*) " + there, 1);
        return store.count("select id " + there);
    }

    private static void cleared(int well, long alert) throws SQLException {
        store.write(Episodes.clear(well));
        store.await("lifeline_alert", "select count(*) from alert where machine = 'RECOVERED' and id = " + alert, 1);
    }

    private static HttpResponse<String> send(String role, long alert, String deed, String body) throws IOException {
        return service.post("/api/v1/alerts/" + alert + "/" + deed, body, as(role));
    }

    private static void goes(String role, long alert, String deed, String stage) throws IOException {
        HttpResponse<String> answer = send(role, alert, deed, "{\"comment\": \"" + deed + " because\"}");
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode now = ServiceProcess.read(answer);
        assertEquals(stage, now.path("stage").asText(), answer.body());
        assertEquals(
                '"' + now.path("version").asText() + '"',
                answer.headers().firstValue("ETag").orElse(""));
    }

    private static void judged(long alert, String body) throws IOException {
        HttpResponse<String> answer = send("analyst", alert, "judgement", body);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("ANALYSED", ServiceProcess.read(answer).path("stage").asText());
    }

    private static void refused(long alert, String deed, String reason) throws IOException {
        HttpResponse<String> answer = send("admin", alert, deed, "{\"comment\": \"try\"}");
        assertEquals(409, answer.statusCode(), deed + ": " + answer.body());
        JsonNode problem = ServiceProcess.read(answer);
        assertEquals(reason, problem.path("reason").asText());
        assertFalse(problem.path("detail").asText().isEmpty(), answer.body());
        assertTrue(
                answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"),
                answer.headers()::toString);
    }

    /** The audit of an alert, oldest first: action, actor, comment, source. */
    private static List<String> told(long alert) throws IOException {
        List<String> told = new ArrayList<>();
        for (JsonNode entry : service.json("/api/v1/alerts/" + alert).path("audit")) {
            assertFalse(entry.path("at").asText().isEmpty(), entry::toString);
            told.add(String.join(
                    "|",
                    entry.path("action").asText(),
                    entry.path("actor").asText(),
                    entry.path("comment").asText(),
                    entry.path("source").asText()));
        }
        return told;
    }

    @Test
    void anAlertGoesThroughEveryStageAndTheAuditTellsWhoWhyAndFromWhere() throws Exception {
        long alert = raised(1);
        refused(alert, "sign", "NOT_ACKNOWLEDGED");
        HttpResponse<String> screen = service.send(HttpRequest.newBuilder(
                        service.uri("/api/v1/alerts?state=open&limit=200"))
                .header(
                        "Authorization",
                        ServiceProcess.basic("duty-officer", as("duty-officer").password())));
        assertEquals(200, screen.statusCode());
        store.await("lifeline_alert", "select count(*) from alert where stage = 'NOTIFIED' and id = " + alert, 1);

        goes("duty-officer", alert, "acknowledge", "ACKNOWLEDGED");
        refused(alert, "acknowledge", "ALREADY_ACKNOWLEDGED");
        refused(alert, "release", "NOT_JUDGED");
        judged(alert, "{\"verdict\": \"TRUE\", \"cause\": \"CORROSION\", \"comment\": \"hole\"}");
        refused(alert, "sign", "NOT_RELEASED");
        goes("shift-leader", alert, "release", "RELEASED");
        refused(alert, "arrive", "NOT_SIGNED");
        goes("owner", alert, "sign", "SIGNED");
        refused(alert, "handle", "NOT_ARRIVED");
        goes("owner", alert, "arrive", "ARRIVED");
        refused(alert, "resolve", "NOT_HANDLED");
        goes("owner", alert, "handle", "HANDLING");
        goes("owner", alert, "handle", "HANDLING");
        refused(alert, "close", "NOT_RESOLVED");
        goes("owner", alert, "resolve", "RESOLVED");
        refused(alert, "close", "STILL_ACTIVE");
        cleared(1, alert);
        goes("shift-leader", alert, "close", "CLOSED");
        refused(alert, "handle", "ALREADY_CLOSED");

        List<String> told = told(alert);
        assertTrue(told.remove("NOTIFY|machine|shown to duty-officer|"), told::toString);
        assertTrue(told.removeIf(line -> line.startsWith("RAISE|machine|")), told::toString);
        assertTrue(told.removeIf(line -> line.startsWith("CLEAR|machine|")), told::toString);
        assertEquals(
                List.of(
                        "ACKNOWLEDGE|duty-officer|acknowledge because|127.0.0.1",
                        "JUDGE_TRUE|analyst|hole|127.0.0.1",
                        "RELEASE|shift-leader|release because|127.0.0.1",
                        "SIGN|owner|sign because|127.0.0.1",
                        "ARRIVE|owner|arrive because|127.0.0.1",
                        "HANDLE|owner|handle because|127.0.0.1",
                        "HANDLE|owner|handle because|127.0.0.1",
                        "RESOLVE|owner|resolve because|127.0.0.1",
                        "CLOSE|shift-leader|close because|127.0.0.1"),
                told);
    }

    @Test
    void aJudgementWithoutACauseOfItsVerdictIsRefusedWithThoseThereAre() throws Exception {
        long alert = raised(2);
        for (String body : new String[] {"{\"verdict\": \"TRUE\"}", "{\"verdict\": \"TRUE\", \"cause\": \"BIOGAS\"}"}) {
            HttpResponse<String> answer = send("analyst", alert, "judgement", body);
            assertEquals(400, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("THIRD_PARTY_DAMAGE"), answer.body());
        }
        assertEquals(0, store.count("select count(*) from alert where verdict is not null and id = " + alert));
    }

    @Test
    void aChangeOfAnAlertThatHasChangedSinceItWasSeenIsA412AndChangesNothing() throws Exception {
        long alert = raised(3);
        String seen = service.get("/api/v1/alerts/" + alert)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        goes("duty-officer", alert, "acknowledge", "ACKNOWLEDGED");
        String path = "/api/v1/alerts/" + alert + "/judgement";
        String user = ServiceProcess.basic("analyst", as("analyst").password());
        HttpResponse<String> late = service.send(
                service.post(path, FALSE).header("Authorization", user).header("If-Match", seen));
        assertEquals(412, late.statusCode(), late.body());
        assertEquals(0, store.count("select count(*) from alert where verdict is not null and id = " + alert));

        String newest = service.get("/api/v1/alerts/" + alert)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> inTime = service.send(
                service.post(path, FALSE).header("Authorization", user).header("If-Match", newest));
        assertEquals(200, inTime.statusCode(), inTime.body());
    }

    @Test
    void anAlertIsReopenedWithinADayWithAReasonAndNotLater() throws Exception {
        long alert = raised(4);
        cleared(4, alert);
        goes("duty-officer", alert, "acknowledge", "ACKNOWLEDGED");
        judged(alert, FALSE);
        refused(alert, "reopen", "NOT_CLOSED");
        goes("shift-leader", alert, "close", "CLOSED");
        assertEquals(400, send("shift-leader", alert, "reopen", "{}").statusCode());
        store.execute("update alert set closed_at = closed_at - interval '23 h 59 min' where id = " + alert);
        goes("shift-leader", alert, "reopen", "DETECTED");

        goes("duty-officer", alert, "acknowledge", "ANALYSED");
        goes("shift-leader", alert, "close", "CLOSED");
        store.execute("update alert set closed_at = closed_at - interval '24 h' where id = " + alert);
        refused(alert, "reopen", "CLOSED_LONG_AGO");
    }

    @ParameterizedTest(name = "{0} may {2}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                "viewer, 11, nothing",
                "auditor, 12, nothing",
                "duty-officer, 13, acknowledge comment judgement",
                "analyst, 14, judgement",
                "owner, 15, sign arrive handle resolve",
                "shift-leader, 16, acknowledge comment judgement release close reopen",
                "admin, 17, acknowledge comment judgement release sign arrive handle resolve close reopen"
            })
    void eachRoleDoesItsOwnAndIsRefusedTheRest(String role, int well, @Nullable String may) throws Exception {
        long alert = raised(well);
        String allowed = may == null ? "" : may;
        for (String deed : DEEDS) {
            int status = send(role, alert, deed, "{\"comment\": \"seen\"}").statusCode();
            assertEquals(allowed.contains(deed), status != 403, role + " " + deed + ": " + status);
            assertTrue(Set.of(200, 400, 403, 409).contains(status), role + " " + deed + ": " + status);
            assertEquals(
                    401,
                    service.send(service.post("/api/v1/alerts/" + alert + "/" + deed, "{}"))
                            .statusCode());
        }
    }
}
