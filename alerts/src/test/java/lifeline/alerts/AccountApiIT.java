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
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may log in, as an administrator keeps it. Each test has accounts of its own. */
class AccountApiIT {
    private static TestStore store;
    private static ServiceProcess service;
    private static String admin;

    @BeforeAll
    static void start() throws SQLException {
        store = TestStore.empty();
        service = ServiceProcess.start(store);
        ServiceProcess.Login login = service.firstLogin();
        admin = ServiceProcess.basic(login.user(), login.password());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<String> send(
            String method, String path, @Nullable String body, @Nullable String version, @Nullable String basic)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (version != null) {
            request.header("If-Match", version);
        }
        if (basic != null) {
            request.header("Authorization", basic);
        }
        return service.send(request);
    }

    private static String made(String name, String account) throws IOException {
        HttpResponse<String> answer = send("PUT", "/api/v1/accounts/" + name, account, null, admin);
        assertEquals(200, answer.statusCode(), answer.body());
        return ServiceProcess.basic(
                name, ServiceProcess.read(answer).get("password").asText());
    }

    private static int mayJudge(String basic, long alert) throws IOException {
        return send("POST", "/api/v1/alerts/" + alert + "/acknowledge", "{}", null, basic)
                .statusCode();
    }

    @Test
    void aNewAccountGetsAPasswordThatIsToldOnceAndItIsWhatItsRoleSays() throws Exception {
        String an = made("an", "{\"role\": \"analyst\"}");
        JsonNode session = ServiceProcess.read(send("GET", "/api/v1/session", null, null, an));
        assertEquals("an", session.get("user").asText());
        assertEquals("[\"judgement\"]", session.get("rights").toString());
        HttpResponse<String> again = send("PUT", "/api/v1/accounts/an", "{\"role\": \"owner\"}", "\"1\"", admin);
        assertEquals(200, again.statusCode(), again.body());
        assertTrue(ServiceProcess.read(again).path("password").isNull(), again.body());
        assertFalse(send("GET", "/api/v1/accounts", null, null, admin).body().contains("$2"), "a hash");
        assertEquals(2, store.count("select count(*) from duty_audit where kind = 'account' and id = 'an'"));
        assertEquals(
                0, store.count("select count(*) from duty_audit where kind = 'account' and after::text like '%$2%'"));
    }

    @Test
    void accountsAreNobodysBusinessButAnAdministratorsAndAnAuditors() throws Exception {
        String auditor = made("bo", "{\"role\": \"auditor\"}");
        String leader = made("cai", "{\"role\": \"shift-leader\"}");
        assertEquals(401, send("GET", "/api/v1/accounts", null, null, null).statusCode());
        assertEquals(403, send("GET", "/api/v1/accounts", null, null, leader).statusCode());
        assertEquals(200, send("GET", "/api/v1/accounts", null, null, auditor).statusCode());
        for (String somebody : new String[] {auditor, leader}) {
            assertEquals(
                    403,
                    send("PUT", "/api/v1/accounts/x", "{\"role\": \"admin\"}", null, somebody)
                            .statusCode());
            assertEquals(
                    403,
                    send("POST", "/api/v1/accounts/duty/password", null, null, somebody)
                            .statusCode());
        }
    }

    @Test
    void theLastAdministratorStaysOne() throws Exception {
        HttpResponse<String> demoted = send("PUT", "/api/v1/accounts/duty", "{\"role\": \"viewer\"}", "\"1\"", admin);
        assertEquals(409, demoted.statusCode(), demoted.body());
        HttpResponse<String> disabled =
                send("PUT", "/api/v1/accounts/duty", "{\"role\": \"admin\", \"disabled\": true}", "\"1\"", admin);
        assertEquals(409, disabled.statusCode(), disabled.body());
        assertEquals(
                428,
                send("PUT", "/api/v1/accounts/duty", "{\"role\": \"admin\"}", null, admin)
                        .statusCode());
        assertEquals(
                412,
                send("PUT", "/api/v1/accounts/duty", "{\"role\": \"admin\"}", "\"7\"", admin)
                        .statusCode());
    }

    @Test
    void whoeverIsDisabledIsOutAtOnce() throws Exception {
        String deng = made("deng", "{\"role\": \"duty-officer\"}");
        assertEquals(200, send("GET", "/api/v1/session", null, null, deng).statusCode());
        send("PUT", "/api/v1/accounts/deng", "{\"role\": \"duty-officer\", \"disabled\": true}", "\"1\"", admin);
        assertEquals(401, send("GET", "/api/v1/session", null, null, deng).statusCode());
    }

    @Test
    void aNewPasswordEndsTheSessionsThatTheOldOneBegan() throws Exception {
        String fang = made("fang", "{\"role\": \"viewer\"}");
        String old = new String(
                        java.util.Base64.getDecoder().decode(fang.substring(6)),
                        java.nio.charset.StandardCharsets.UTF_8)
                .substring(5);
        String session = session("fang", old);
        assertEquals("\"fang\"", userOf(session));
        assertEquals("null", userOf(session.replace("=", "=x")));
        send(
                "POST",
                "/api/v1/session/password",
                "{\"old\": \"" + old + "\", \"password\": \"long enough for me\"}",
                null,
                fang);
        assertEquals("null", userOf(session));
        assertEquals("\"fang\"", userOf(session("fang", "long enough for me")));
    }

    /** The cookie of a new session. */
    private static String session(String name, String password) throws Exception {
        HttpResponse<String> answer = service.send(HttpRequest.newBuilder(service.uri("/j_security_check"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "j_username=" + name + "&j_password=" + password.replace(' ', '+'))));
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String userOf(String session) throws Exception {
        HttpResponse<String> answer = service.send(
                HttpRequest.newBuilder(service.uri("/api/v1/session")).header("Cookie", session));
        return answer.statusCode() == 200
                ? ServiceProcess.read(answer).path("user").toString()
                : "null";
    }

    @Test
    void everybodyChangesTheirOwnPasswordAndNobodyAWeakOne() throws Exception {
        String er = made("er", "{\"role\": \"viewer\"}");
        String old = new String(
                        java.util.Base64.getDecoder().decode(er.substring(6)), java.nio.charset.StandardCharsets.UTF_8)
                .substring(3);
        String change = "{\"old\": \"%s\", \"password\": \"%s\"}";
        String path = "/api/v1/session/password";
        assertEquals(
                400,
                send("POST", path, change.formatted(old, "short"), null, er).statusCode());
        assertEquals(
                400,
                send("POST", path, change.formatted("wrong", "long enough for me"), null, er)
                        .statusCode());
        assertEquals(
                204,
                send("POST", path, change.formatted(old, "long enough for me"), null, er)
                        .statusCode());
        assertEquals(401, send("GET", "/api/v1/session", null, null, er).statusCode());
        String now = ServiceProcess.basic("er", "long enough for me");
        assertEquals(200, send("GET", "/api/v1/session", null, null, now).statusCode());
        HttpResponse<String> reset = send("POST", "/api/v1/accounts/er/password", null, null, admin);
        assertEquals(401, send("GET", "/api/v1/session", null, null, now).statusCode(), reset.body());
    }

    @Test
    void whoActsForAPartOfTheCityActsOnNothingElse() throws Exception {
        store.write(Episodes.raise(7));
        store.awaitAudit(1);
        long alert = store.count("select max(id) from alert");
        String water = made("fan", "{\"role\": \"duty-officer\", \"domains\": [\"water\"]}");
        String rushan = made("gao", "{\"role\": \"duty-officer\", \"domains\": [\"gas\"], \"districts\": [\"乳山市\"]}");
        String gas = made("hu", "{\"role\": \"duty-officer\", \"domains\": [\"gas\"]}");
        assertEquals(403, mayJudge(water, alert));
        assertEquals(403, mayJudge(rushan, alert));
        String silence = "{\"matchers\": [%s], \"endsAt\": \"2100-01-01T00:00:00Z\", \"reason\": \"x\"}";
        String all = silence.formatted("{\"label\": \"severity\", \"op\": \"=\", \"value\": \"BLUE\"}");
        HttpResponse<String> silenced = send("POST", "/api/v1/silences", all, null, gas);
        assertTrue(silenced.statusCode() == 403 && silenced.body().contains("OUT_OF_SCOPE"), silenced.body());
        assertEquals(200, mayJudge(gas, alert));
        store.execute("""
                insert into asset values ('yard-7', 'gas', 'well', '井', 'Well', '环翠区', '路', 'Road', 122.1, 37.5, 'Gas company', true)
                """);
        String leader = made("jia", "{\"role\": \"shift-leader\", \"domains\": [\"water\"]}");
        String work = "{\"domain\": \"%s\", \"quantity\": \"%s\", \"until\": \"%s\", \"reason\": \"x\"}";
        String until = Instant.now().plusSeconds(3600).toString();
        HttpResponse<String> elsewhere =
                send("POST", "/api/v1/work-windows", work.formatted("gas", "methane", until), null, leader);
        assertTrue(elsewhere.statusCode() == 403 && elsewhere.body().contains("OUT_OF_SCOPE"), elsewhere.body());
        HttpResponse<String> asset = send(
                "POST",
                "/api/v1/work-windows",
                "{\"asset\": \"yard-7\", \"until\": \"" + until + "\", \"reason\": \"x\"}",
                null,
                leader);
        assertEquals(403, asset.statusCode(), asset.body());
        HttpResponse<String> own =
                send("POST", "/api/v1/work-windows", work.formatted("water", "pressure", until), null, leader);
        assertEquals(200, own.statusCode(), own.body());
        String ended = "/api/v1/work-windows/" + ServiceProcess.read(own).get("id") + "?reason=x";
        String other = made("ke", "{\"role\": \"shift-leader\", \"districts\": [\"乳山市\"]}");
        assertEquals(403, send("DELETE", ended, null, null, other).statusCode());
        assertEquals(200, send("DELETE", ended, null, null, leader).statusCode());
        HttpResponse<String> wrong =
                send("PUT", "/api/v1/accounts/ii", "{\"role\": \"viewer\", \"domains\": [\"space\"]}", null, admin);
        assertEquals(400, wrong.statusCode(), wrong.body());
    }
}
