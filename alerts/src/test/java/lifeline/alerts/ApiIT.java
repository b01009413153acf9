package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.clock.CityClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alerts 1 (recovered) and 2 (active) at wells 1 and 2; a sensor at well 1 with 5,000 readings; a stranger. */
class ApiIT {
    private static final Instant NOW = Instant.parse("2026-06-01T04:10:00Z");
    private static TestStore store;
    private static ServiceProcess service;
    private static ServiceProcess.Login login;

    @BeforeAll
    static void raiseTwoAlerts() throws SQLException, IOException {
        store = TestStore.empty();
        store.execute("""
                insert into asset values ('well-1', 'gas', 'well', '一号井', 'Well 1', '环翠区', '世昌大道', 'Shichang Avenue',
                    122.1, 37.5, 'Gas company', true);
                insert into device values ('dev-1', 'well-1', 'gas', 60, true, timestamptz '2026-06-01T04:10:00Z', null);
                insert into device values ('stranger', 'well-9', 'gas', 60, false, timestamptz '2026-06-01T04:10:00Z', timestamptz '2026-06-01T04:10:00Z' + interval '1 day');
                insert into sensor (device, quantity) values ('dev-1', 'methane'), ('stranger', 'methane');
                insert into reading select 1, timestamptz '2026-06-01T04:10:00Z' - interval '58 minutes' + n * interval '0.69 s',
                    case when n = 4321 then 59.7 else 1 end, 0 from generate_series(0, 4999) n;
                insert into latest values (1, timestamptz '2026-06-01T04:10:00Z', timestamptz '2026-06-01T04:10:00Z', 59.7, 0), (2, timestamptz '2026-06-01T04:10:00Z', timestamptz '2026-06-01T04:10:00Z', 1, 32);
                insert into rejection (received_at, reason, topic, device, detail, excerpt, bytes)
                    values (timestamptz '2026-06-01T04:10:00Z', 'UNREADABLE', 'lifeline/v1/gas', 'dev-1', 'no JSON', '\\x00ff7b', 3);
                """);
        Path status = Files.writeString(
                Path.of("target", "status.json"), "{\"programs\":[{\"name\":\"job\",\"state\":\"running\"}]}");
        String clock = CityClock.of(NOW, Instant.now(), 1).setting();
        service = ServiceProcess.start(
                store, Map.of("LIFELINE_STATUS_FILE", status.toString(), CityClock.SETTING, clock));
        login = service.firstLogin();
        store.write(Episodes.raise(1), Episodes.raise(2), Episodes.clear(1));
        store.awaitAudit(3);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<String> officer(String path, String body) throws IOException {
        return service.post(path, body, login);
    }

    private static void assertProblem(int status, HttpResponse<String> response) throws IOException {
        assertEquals(status, response.statusCode(), response.body());
        assertTrue(
                response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"),
                response.headers()::toString);
        JsonNode problem = ServiceProcess.read(response);
        assertEquals(status, problem.path("status").asInt());
        assertFalse(problem.path("detail").asText().isEmpty());
        assertFalse(response.body().contains("lifeline.alerts"), response.body());
    }

    @Test
    void acknowledgingNeedsALogin() throws IOException {
        assertProblem(401, service.send(service.post("/api/v1/alerts/2/acknowledge", "{}")));
        assertEquals("DETECTED", service.json("/api/v1/alerts/2").path("stage").asText());
        HttpResponse<String> wrong = service.send(service.post("/api/v1/alerts/2/acknowledge", "{}")
                .header("Authorization", ServiceProcess.basic("duty", "guess")));
        assertEquals(401, wrong.statusCode());
        HttpResponse<String> right = officer("/api/v1/alerts/2/acknowledge", "{\"comment\":\"on my way\"}");
        assertEquals(200, right.statusCode(), right.body());
        JsonNode alert = service.json("/api/v1/alerts/2");
        assertEquals("duty", alert.path("acknowledgedBy").asText());
        JsonNode audit = alert.path("audit").path(1);
        assertEquals("ACKNOWLEDGE", audit.path("action").asText());
        assertEquals("on my way", audit.path("comment").asText());
        assertEquals("127.0.0.1", audit.path("source").asText());
    }

    @Test
    void anIllegalTransitionIsA409WithTheReason() throws IOException {
        HttpResponse<String> tooEarly = officer("/api/v1/alerts/1/close", "{}");
        assertProblem(409, tooEarly);
        assertEquals(
                "NOT_ACKNOWLEDGED", ServiceProcess.read(tooEarly).path("reason").asText());
        assertEquals(200, officer("/api/v1/alerts/1/acknowledge", "{}").statusCode());
        assertEquals(
                "NOT_JUDGED",
                ServiceProcess.read(officer("/api/v1/alerts/1/close", "{}"))
                        .path("reason")
                        .asText());
        assertEquals(
                200,
                officer("/api/v1/alerts/1/judgement", "{\"verdict\":\"FALSE\",\"cause\":\"VEHICLE\"}")
                        .statusCode());
        assertEquals(200, officer("/api/v1/alerts/1/close", "{}").statusCode());
        HttpResponse<String> again = officer("/api/v1/alerts/1/close", "{}");
        assertProblem(409, again);
        assertEquals("ALREADY_CLOSED", ServiceProcess.read(again).path("reason").asText());
        assertProblem(404, officer("/api/v1/alerts/77/close", "{}"));
    }

    @Test
    void aSessionBeginsWithTheFormAndEndsWithTheLogout() throws IOException {
        HttpResponse<String> wrong = service.send(form("guess"));
        assertEquals(401, wrong.statusCode());
        HttpResponse<String> right = service.send(form(login.password()));
        assertEquals(200, right.statusCode());
        String cookie = right.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("SameSite=Strict") && cookie.contains("HTTPOnly"), cookie);
        String session = cookie.substring(0, cookie.indexOf(';'));
        JsonNode me = ServiceProcess.read(service.send(
                HttpRequest.newBuilder(service.uri("/api/v1/session")).header("Cookie", session)));
        assertEquals("duty", me.path("user").asText());
        assertTrue(me.path("roles").toString().contains("duty-officer"));
        HttpResponse<String> crossSite = service.send(service.post("/api/v1/alerts/2/comment", "{\"comment\":\"x\"}")
                .header("Cookie", session)
                .header("Origin", "http://evil.example"));
        assertProblem(403, crossSite);
        HttpResponse<String> out =
                service.send(service.post("/api/v1/session/logout", "{}").header("Cookie", session));
        assertEquals(204, out.statusCode(), out.body());
        assertTrue(out.headers().firstValue("Set-Cookie").orElse("").contains("Max-Age=0"));
        assertTrue(service.json("/api/v1/session").path("user").isNull());
    }

    private static HttpRequest.Builder form(String password) {
        return HttpRequest.newBuilder(service.uri("/j_security_check"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("j_username=duty&j_password=" + password));
    }

    @Test
    void aPageThatTookOurAddressForItsNameIsNotAnswered() throws IOException {
        URI uri = service.uri("/");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v1/alerts HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
            assertFalse(answer.contains("items"), answer);
        }
    }

    @Test
    void theListTellsAlertsWithTheirWordsAndPlaces() throws IOException {
        JsonNode page = service.json("/api/v1/alerts?state=all&domain=gas&limit=10");
        assertEquals(2, page.path("items").size());
        assertTrue(page.path("lastEventId").asLong() >= 3);
        JsonNode alert = page.path("items").path(1);
        assertEquals("一号井", alert.path("asset").path("title").path("zh").asText());
        assertTrue(alert.path("text").path("en").asText().contains("Well 1"));
        assertEquals("%LEL", alert.path("unit").asText());
        assertEquals("HAZARD", alert.path("track").asText());
        assertTrue(alert.path("registered").asBoolean());
        assertFalse(page.path("items").path(0).path("registered").asBoolean());
        assertEquals(
                1,
                service.json("/api/v1/alerts?state=all&before=2").path("items").size());
        assertEquals(
                0, service.json("/api/v1/alerts?domain=water").path("items").size());
        assertEquals(1, service.json("/api/v1/alerts/1").path("evidence").size());
    }

    @Test
    void aCurveIsThinnedWithItsPeakAndItsLevels() throws IOException {
        JsonNode curve = service.json("/api/v1/sensors/dev-1.methane/readings?limit=500");
        assertTrue(
                curve.path("points").size() <= 500, () -> curve.path("points").size() + " points");
        boolean hasPeak = false;
        for (JsonNode point : curve.path("points")) {
            hasPeak |= point.path(1).asText().equals("59.7")
                    && point.path(2).asText().equals("GOOD");
        }
        assertTrue(hasPeak);
        assertEquals(4, curve.path("levels").size());
        assertEquals("ABOVE", curve.path("levels").path(0).path("direction").asText());
        assertEquals(1, curve.path("alerts").size());
    }

    @Test
    void theCityIsToldAsItIsNow() throws IOException {
        JsonNode domains = service.json("/api/v1/domains");
        assertEquals(5, domains.size());
        JsonNode gas = domains.path(0);
        assertEquals("gas", gas.path("id").asText());
        assertEquals(2, gas.path("devices").asInt());
        assertEquals(2, gas.path("devicesReporting").asInt());
        assertEquals("RED", gas.path("worst").asText());
        JsonNode sensors = service.json("/api/v1/sensors?q=stranger");
        assertEquals(1, sensors.size());
        assertFalse(sensors.path(0).path("registered").asBoolean());
        assertEquals(
                "UNREGISTERED",
                sensors.path(0).path("quality").path("marks").path(0).asText());
        assertEquals(1, service.json("/api/v1/sensors?asset=well-1&domain=gas").size());
        JsonNode rejection = service.json("/api/v1/rejections").path(0);
        assertEquals("UNREADABLE", rejection.path("reason").asText());
        assertEquals(3, rejection.path("bytes").asInt());
        JsonNode status = service.json("/api/v1/status");
        assertEquals("job", status.path("programs").path(0).path("name").asText());
        assertEquals(1, status.path("speed").asInt());
        assertEquals(0, status.path("signalLag").asDouble());
    }

    @Test
    void theListIsNarrowedDownToWhatSomebodyLooksFor() throws IOException, SQLException {
        for (String found : new String[] {
            "severity=red",
            "severity=orange,red&domain=gas",
            "text=SHICHANG",
            "text=dev-1",
            "text=well-1",
            "owner=Gas%20company",
            "district=%E7%8E%AF%E7%BF%A0%E5%8C%BA&owner=Gas%20company&text=%E4%B8%80%E5%8F%B7"
        }) {
            assertTrue(numbers(found).contains(1L), found);
        }
        for (String missed : new String[] {
            "severity=blue",
            "severity=red&domain=water",
            "text=nowhere",
            "owner=nobody",
            "district=nowhere",
            "text=%25",
            "text=%27"
        }) {
            assertEquals(Set.of(), numbers(missed), missed);
        }
        assertEquals(Set.of(1L), numbers("text=well"));
        // nobody registered them
        assertEquals(Set.of(2L), numbers("text=well-2"));
        store.execute(
                "insert into device values ('dev-2', 'well-2', 'gas', 60, false, now(), now() + interval '1 day')");
        try {
            assertEquals(Set.of(2L), numbers("text=dev-2"));
        } finally {
            store.execute("delete from device where id = 'dev-2'");
        }
        String wrong = service.get("/api/v1/alerts?severity=purple").body();
        assertTrue(wrong.contains("severity must be one of blue, yellow, orange, red"), wrong);
    }

    private static Set<Long> numbers(String query) throws IOException {
        Set<Long> numbers = new HashSet<>();
        service.json("/api/v1/alerts?state=all&" + query)
                .path("items")
                .forEach(alert -> numbers.add(alert.path("id").asLong()));
        return numbers;
    }

    @Test
    void whatIsAskedWronglyIsRefusedWithTheReason() throws IOException {
        for (String path : new String[] {
            "/api/v1/alerts?state=some",
            "/api/v1/alerts?limit=100000",
            "/api/v1/alerts?before=x",
            "/api/v1/alerts?severity=red,pink",
            "/api/v1/sensors/dev-1/readings",
            "/api/v1/sensors/dev-1.methane/readings?from=yesterday",
            "/api/v1/sensors/dev-1.methane/readings?from=2020-01-01T00:00:00Z",
            "/api/v1/rejections?limit=0",
            "/api/v1/ledger?limit=0",
            "/api/v1/ledger?onlyUnbalanced=maybe",
            "/api/v1/ledger?from=2020-01-01T00:00:00Z",
            "/api/v1/blind-windows?from=yesterday",
            "/api/v1/alerts/stream?lastEventId=x"
        }) {
            assertProblem(400, service.get(path));
        }
        assertProblem(404, service.get("/api/v1/alerts/999"));
        assertProblem(404, service.get("/api/v1/sensors/dev-1.pressure/readings"));
        assertProblem(400, officer("/api/v1/alerts/2/comment", "{\"comment\":\" \"}"));
        assertProblem(400, officer("/api/v1/alerts/2/comment", "{\"comment\":\"" + "x".repeat(2_001) + "\"}"));
        assertProblem(400, officer("/api/v1/alerts/2/comment", "{\"comment\":"));
        assertEquals(
                413, officer("/api/v1/alerts/2/comment", "x".repeat(1_100_000)).statusCode());
    }

    @Test
    void everyAnswerIsGuarded() throws IOException {
        HttpResponse<String> page = service.get("/");
        assertEquals(200, page.statusCode());
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe-eval"), policy);
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals(
                "no-store",
                service.get("/api/v1/domains")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""));
    }

    @Test
    void theServiceTellsItsApiItsHealthAndItsFigures() throws IOException {
        JsonNode paths = service.json("/q/openapi?format=json").path("paths");
        for (String path : new String[] {
            "/api/v1/alerts",
            "/api/v1/alerts/stream",
            "/api/v1/domains",
            "/api/v1/sensors",
            "/api/v1/rejections",
            "/api/v1/status",
            "/api/v1/session",
            "/j_security_check"
        }) {
            assertTrue(paths.has(path), () -> path + " is not described in " + paths);
        }
        assertEquals("UP", service.json("/q/health").path("status").asText());
        String metrics = service.get("/q/metrics").body();
        assertTrue(metrics.contains("lifeline_alerts_open{severity=\"RED\"}"), metrics);
        assertTrue(metrics.contains("lifeline_signal_lag_seconds"), metrics);
        assertTrue(metrics.contains("lifeline_alert_latency_seconds_count 3"), metrics);
    }
}
