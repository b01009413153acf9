package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is called, as an administrator sets it up. The tests have ids of their own. */
class DutyApiIT {
    private static final String PLAN = """
            {"team": "%s", "plan": {"shifts": [{"name": "24", "from": "08:00", "to": "08:00", "days": "ALL",
             "start": "2020-01-01", "everyDays": 1, "turns": [["%s"]]}], "standIns": []}}
            """;

    private static TestStore store;
    private static ServiceProcess service;
    private static String admin;

    @BeforeAll
    static void start() throws SQLException {
        store = TestStore.empty();
        store.execute("insert into channel (id, kind, title, settings) values ('mail', 'MAIL', 'mail', '{}')");
        service = ServiceProcess.start(store);
        ServiceProcess.Login login = service.firstLogin();
        admin = ServiceProcess.basic(login.user(), login.password());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whoIsCalledIsSetUpAndToldWithWhoIsThereNow() throws Exception {
        person("an", 200);
        fine(put("/api/v1/teams/desk", "{\"title\": \"值班台\", \"phone\": \"0631-1\"}"));
        fine(put("/api/v1/rosters/desk", PLAN.formatted("desk", "an")));
        fine(put("/api/v1/chains/all", """
                                {"title": "全部", "plan": {"steps": [{"call": ["roster:desk", "channel:mail"], "patience": "3m"}],
                                 "repeats": "until-answered"}}
                                """));
        HttpResponse<String> line =
                send("POST", "/api/v1/responsibilities", "{\"chain\": \"all\", \"severity\": \"YELLOW\"}", null);
        assertEquals(200, line.statusCode(), line.body());

        JsonNode roster = ServiceProcess.read(get("/api/v1/rosters")).get(0);
        assertEquals("an", roster.at("/now/0/person").asText(), roster.toString());
        assertTrue(roster.get("gaps").isEmpty(), roster.toString());
        assertEquals("24", roster.at("/plan/shifts/0/name").asText());
        assertEquals(
                "180s",
                ServiceProcess.read(get("/api/v1/chains"))
                        .at("/0/plan/steps/0/patience")
                        .asText());
        assertEquals(
                "YELLOW",
                ServiceProcess.read(get("/api/v1/responsibilities"))
                        .at("/0/severity")
                        .asText());
        assertEquals(
                5,
                store.count("select count(*) from duty_audit where actor = 'duty' and action = 'MADE' and id <> 'x'"
                        + " and id in ('an', 'desk', 'all', '1')"));

        HttpResponse<String> gone = send("DELETE", "/api/v1/people/an", null, "\"1\"");
        assertEquals(409, gone.statusCode(), gone.body());
        assertTrue(gone.body().contains("roster desk"), gone.body());
    }

    @Test
    void aChangeSaysWhichVersionItHasSeenAndOneThatCameTooLateIsRefused() throws Exception {
        person("bo", 200);
        person("bo", 428);
        String changed = "{\"name\": \"博\", \"phone\": \"13800000000\"}";
        assertEquals(200, send("PUT", "/api/v1/people/bo", changed, "\"1\"").statusCode());
        HttpResponse<String> late = send("PUT", "/api/v1/people/bo", changed, "\"1\"");
        assertEquals(412, late.statusCode());
        assertTrue(late.body().contains("version 2"), late.body());
        assertEquals(404, send("DELETE", "/api/v1/people/nobody", null, "\"1\"").statusCode());
    }

    @Test
    void whatCannotBeIsRefusedWithWhatAndWhere() throws Exception {
        fine(put("/api/v1/teams/t", "{\"title\": \"t\"}"));
        refused("/api/v1/rosters/r", PLAN.formatted("t", "nobody"), "there is no person nobody");
        refused(
                "/api/v1/rosters/r",
                PLAN.formatted("t", "x").replace("\"everyDays\": 1", "\"everyDays\": 0"),
                "a turn lasts 1 to 366 days");
        refused("/api/v1/rosters/r", PLAN.formatted("t", "x").replace("08:00", "8 Uhr"), "shifts");
        refused(
                "/api/v1/chains/c",
                "{\"title\": \"c\", \"plan\": {\"steps\": [{\"call\": [\"an\"], \"patience\": \"3m\"}], \"repeats\": \"0\"}}",
                "roster:ID");
        refused(
                "/api/v1/chains/c",
                "{\"title\": \"c\", \"plan\": {\"steps\": [], \"repeats\": \"0\"}}",
                "1 to 20 steps");
        refused("/api/v1/people/Ü", "{\"name\": \"u\"}", "small letters");
        refused(
                "/api/v1/people/p",
                "{\"name\": \"p\", \"contacts\": [{\"channel\": \"none\"}]}",
                "there is no channel none");
        refused("/api/v1/people/p", "{\"name\": \"p\", \"phone\": \"call me\"}", "digits");
        assertEquals(0, store.count("select count(*) from person where id = 'p'"));
    }

    @Test
    void whoMayNotCallSeesNumbersInPartAndChangesNothing() throws Exception {
        person("chen", 200);
        String asViewer = service.send(HttpRequest.newBuilder(service.uri("/api/v1/people")))
                .body();
        assertTrue(asViewer.contains("138******78"), asViewer);
        assertTrue(get("/api/v1/people").body().contains("13812345678"));
        HttpResponse<String> refused = service.send(
                HttpRequest.newBuilder(service.uri("/api/v1/teams/x")).PUT(HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals(401, refused.statusCode());
    }

    @Test
    void aShiftIsHandedOverWithAllThatIsOpenAndTakenBySomebodyElse() throws Exception {
        person("du", 200);
        fine(put("/api/v1/teams/night", "{\"title\": \"夜班\"}"));
        fine(put("/api/v1/rosters/night", PLAN.formatted("night", "du")));
        store.write(Episodes.raise(1));
        store.awaitAudit(1);
        store.execute("""
                insert into account (name, password_hash, role, created_at)
                select 'next', password_hash, 'duty-officer', now() from account where name = 'duty'
                """);
        HttpResponse<String> given =
                send("POST", "/api/v1/handovers", "{\"roster\": \"night\", \"note\": \"井盖未修\"}", null);
        assertEquals(200, given.statusCode(), given.body());
        JsonNode handover = ServiceProcess.read(given);
        assertEquals(1, handover.at("/matters/alertCount").asInt());
        assertEquals("RED", handover.at("/matters/alerts/0/severity").asText());
        assertEquals(
                409,
                send("POST", "/api/v1/handovers", "{\"roster\": \"night\"}", null)
                        .statusCode());

        String accept = "/api/v1/handovers/" + handover.get("id").asLong() + "/accept";
        HttpResponse<String> own = send("POST", accept, "{}", null);
        assertEquals(409, own.statusCode());
        String password = service.firstLogin().password();
        HttpResponse<String> taken = service.post(accept, "{}", new ServiceProcess.Login("next", password));
        assertEquals(200, taken.statusCode(), taken.body());
        assertEquals("next", ServiceProcess.read(taken).get("acceptedBy").asText());
        assertEquals(
                409,
                service.post(accept, "{}", new ServiceProcess.Login("next", password))
                        .statusCode());
    }

    private static void fine(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static void person(String id, int status) throws IOException {
        HttpResponse<String> answer = put(
                "/api/v1/people/" + id,
                "{\"name\": \"某\", \"phone\": \"13812345678\", \"contacts\": [{\"channel\": \"mail\", \"address\": \"a@b.cn\"}]}");
        assertEquals(status, answer.statusCode(), answer.body());
    }

    private static void refused(String path, String body, String why) throws IOException {
        HttpResponse<String> answer = put(path, body);
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(why), answer.body());
    }

    private static HttpResponse<String> get(String path) throws IOException {
        return service.send(HttpRequest.newBuilder(service.uri(path)).header("Authorization", admin));
    }

    private static HttpResponse<String> put(String path, String body) throws IOException {
        return send("PUT", path, body, null);
    }

    private static HttpResponse<String> send(
            String method, String path, @Nullable String body, @Nullable String ifMatch) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri(path.replace("Ü", "%C3%9C")))
                .header("Authorization", admin)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return service.send(request);
    }
}
