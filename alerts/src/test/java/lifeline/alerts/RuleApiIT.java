package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.domain.DomainFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleApiIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SHIPPED = DomainFolder.rules("gas");
    private static final String LEVELS = "{\"severity\":\"blue\",\"raise\":6,\"clear\":4,\"count\":3},"
            + "{\"severity\":\"yellow\",\"raise\":12,\"clear\":8,\"count\":2},"
            + "{\"severity\":\"orange\",\"raise\":30,\"clear\":20,\"count\":2},"
            + "{\"severity\":\"red\",\"raise\":60,\"clear\":40,\"count\":2}";

    private static TestStore store;
    private static ServiceProcess service;
    private static ServiceProcess.Login login;

    @BeforeAll
    static void start() throws SQLException, IOException {
        store = TestStore.empty();
        store.execute("""
                insert into asset values ('well-1', 'gas', 'well', '一号井', 'Well 1', '环翠区', '世昌大道', 'Shichang Avenue',
                    122.1, 37.5, 'Gas company', true)""");
        service = ServiceProcess.start(store, Map.of());
        login = service.firstLogin();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void noRowsYet() throws SQLException {
        store.execute("truncate rule_audit, rule_override, rule_version, work_window restart identity cascade");
    }

    private static String redAt(int raise) {
        return SHIPPED.replaceFirst("severity: red, raise: 50", "severity: red, raise: " + raise);
    }

    private static HttpResponse<String> propose(String rules, String then) throws IOException {
        String body = JSON.writeValueAsString(Map.of("rules", rules, "reason", "tried on last month", "then", then));
        return service.post("/api/v1/rules/gas", body, login);
    }

    private static HttpResponse<String> post(String path) throws IOException {
        return service.post("/api/v1/rules/gas" + path, "{\"reason\":\"because\"}", login);
    }

    private static HttpResponse<String> override(String levels) throws IOException {
        return service.post(
                "/api/v1/rule-overrides",
                "{\"rule\":\"gas.methane.leak\",\"asset\":\"well-1\",\"reason\":\"works nearby\","
                        + "\"until\":\"2099-01-01T00:00:00Z\",\"levels\":[" + levels + "]}",
                login);
    }

    private static JsonNode done(HttpResponse<String> response) throws IOException {
        assertEquals(200, response.statusCode(), response.body());
        return ServiceProcess.read(response);
    }

    private static String refused(int status, HttpResponse<String> response) throws IOException {
        assertEquals(status, response.statusCode(), response.body());
        return ServiceProcess.read(response).path("reason").asText();
    }

    private static int inForce() throws IOException {
        return service.json("/api/v1/rules/gas").path("inForce").asInt();
    }

    @Test
    void aNewVersionTellsWhichLevelsItChangesAndWhoWroteItWhy() throws Exception {
        JsonNode version = done(propose(redAt(45), "propose"));

        assertEquals(1, version.path("version").asInt());
        assertEquals("PROPOSED", version.path("state").asText());
        assertEquals("duty", version.path("author").asText());
        JsonNode change = version.path("changes").path(0);
        assertEquals("gas.methane.leak", change.path("rule").asText());
        assertEquals(50, change.path("before").path(3).path("raise").asInt());
        assertEquals(45, change.path("after").path(3).path("raise").asInt());
        assertEquals(1, version.path("changes").size());
        assertEquals(0, inForce());
        JsonNode entry = service.json("/api/v1/rules/gas").path("audit").path(0);
        assertEquals(
                "PROPOSE duty tried on last month",
                entry.path("action").asText() + " " + entry.path("actor").asText() + " "
                        + entry.path("comment").asText());
    }

    @Test
    void rulesWithFaultsAreRefusedWholeWithFileAndLineOfEach() throws Exception {
        String faulty = redAt(145).replace("  quantity: ethane", "  quantity: ethan");

        HttpResponse<String> response = propose(faulty, "activate");

        assertEquals("FAULTS", refused(400, response));
        JsonNode faults = ServiceProcess.read(response).path("faults");
        assertTrue(faults.size() >= 2, response.body());
        assertEquals("rules.yaml", faults.path(0).path("file").asText());
        long line = SHIPPED.substring(0, SHIPPED.indexOf("severity: red, raise: 50"))
                .lines()
                .count();
        assertEquals(line, faults.path(0).path("line").asInt(), response.body());
        assertEquals(0, store.count("select count(*) from rule_version"));
        assertEquals(0, store.count("select count(*) from rule_audit"));
    }

    @Test
    void fiveThousandRulesAreRefusedWithAClearMessage() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            many.append("- id: gas.methane.r").append(i).append("\n");
        }
        HttpResponse<String> response = propose(many.toString(), "activate");
        assertEquals("FAULTS", refused(400, response));
        assertTrue(response.body().contains("5000 rules; a domain has at most 500"), response.body());
        assertEquals(413, propose("x".repeat(2_000_000), "activate").statusCode());
    }

    @Test
    void rollingBackIsOneCallAndGoesFurtherBackEachTime() throws Exception {
        done(propose(redAt(45), "activate"));
        done(propose(redAt(40), "activate"));
        assertEquals(2, inForce());
        done(post("/roll-back"));
        assertEquals(1, inForce());
        done(post("/roll-back"));
        assertEquals(0, inForce());
        assertEquals("NOTHING_BEFORE", refused(409, post("/roll-back")));
        done(post("/versions/2/activate"));
        assertEquals("ALREADY_SO", refused(409, post("/versions/2/activate")));
        assertEquals("NO_SUCH_VERSION", refused(404, post("/versions/7/activate")));
    }

    @Test
    void onlyOneVersionIsInShadowAndWhatComesIntoForceLeavesIt() throws Exception {
        done(propose(redAt(45), "shadow"));
        done(propose(redAt(40), "shadow"));
        assertEquals(1, store.count("select count(*) from rule_version where state = 'SHADOW' and version = 2"));
        done(post("/versions/2/activate"));
        assertEquals(0, store.count("select count(*) from rule_version where state = 'SHADOW'"));
        assertEquals("ALREADY_SO", refused(409, post("/end-shadow")));
    }

    @Test
    void levelsOfAPlaceHoldUntilTheyExpireOrSomebodyEndsThem() throws Exception {
        JsonNode override = done(override(LEVELS));
        assertEquals(60, override.path("levels").path(3).path("raise").asInt());
        assertEquals(1, service.json("/api/v1/rule-overrides").size());
        String path = "/api/v1/rule-overrides/" + override.path("id").asLong() + "?reason=over";
        assertEquals(200, delete(path).statusCode());
        assertEquals(0, service.json("/api/v1/rule-overrides").size());
        assertEquals(
                "duty",
                service.json("/api/v1/rule-overrides?all=true")
                        .path(0)
                        .path("endedBy")
                        .asText());
        assertEquals("ALREADY_SO", refused(409, delete(path)));
    }

    private static HttpResponse<String> delete(String path) throws IOException {
        return service.send(HttpRequest.newBuilder(service.uri(path))
                .header("Authorization", ServiceProcess.basic(login.user(), login.password()))
                .DELETE());
    }

    @Test
    void anOverrideThatInvertsTheColoursOrDoesNotRiseIsRefused() throws Exception {
        String inverted = LEVELS.replace("blue", "x").replace("red", "blue").replace("\"x\"", "\"red\"");
        assertEquals("FAULTS", refused(400, override(inverted)));
        HttpResponse<String> falling = override(LEVELS.replace("\"raise\":30", "\"raise\":10"));
        assertTrue(falling.body().contains("'raise' of a graver level must be beyond"), falling.body());
        HttpResponse<String> fewer = override("{\"severity\":\"red\",\"raise\":60,\"clear\":40,\"count\":2}");
        assertTrue(fewer.body().contains("a place has the colours of its rule"), fewer.body());
        assertEquals(0, store.count("select count(*) from rule_override"));
    }

    @Test
    void aWindowOfWorkIsShownAtItsSensorsWithAuthorReasonAndEndUntilSomebodyEndsIt() throws Exception {
        store.execute("insert into device values ('dev-1', 'well-1', 'gas', 60, true) on conflict do nothing");
        store.execute("insert into sensor (device, quantity) values ('dev-1', 'methane') on conflict do nothing");
        JsonNode window = done(work("\"asset\":\"well-1\",\"quantity\":\"methane\",\"until\":\"" + in(3600) + '"'));
        assertEquals(
                "CALIBRATION gas duty",
                window.path("kind").asText()
                        + ' '
                        + window.path("domain").asText()
                        + ' '
                        + window.path("author").asText());
        assertEquals(1, service.json("/api/v1/work-windows").size());
        JsonNode sensor = service.json("/api/v1/sensors?q=dev-1.methane").path(0);
        assertEquals("test gas", sensor.path("work").path("reason").asText());
        JsonNode entry = service.json("/api/v1/rules/gas").path("audit").path(0);
        assertEquals("WORK", entry.path("action").asText());
        String path = "/api/v1/work-windows/" + window.path("id").asLong() + "?reason=done";
        assertEquals(200, delete(path).statusCode());
        assertEquals(0, service.json("/api/v1/work-windows").size());
        assertFalse(service.json("/api/v1/sensors?q=dev-1.methane")
                .path(0)
                .path("work")
                .isObject());
        assertEquals("ALREADY_SO", refused(409, delete(path)));
        assertEquals(2, store.count("select count(*) from rule_audit where work is not null"));
    }

    @Test
    void aWindowOfWorkHasAnEndAReasonAndAPlaceOrItIsRefused() throws Exception {
        assertEquals("TOO_LONG", refused(409, work("\"asset\":\"well-1\",\"until\":\"" + in(90_000) + '"')));
        assertEquals("NOT_A_TIME_TO_COME", refused(409, work("\"asset\":\"well-1\"")));
        assertEquals("NO_SUCH_PLACE", refused(409, work("\"device\":\"none\",\"until\":\"" + in(60) + '"')));
        refused(400, work("\"domain\":\"gas\",\"until\":\"" + in(60) + '"'));
        refused(400, work("\"until\":\"" + in(60) + '"'));
        done(work("\"domain\":\"heating\",\"quantity\":\"makeup-ratio\",\"until\":\"" + in(60) + '"'));
        store.execute("update account set role = 'duty-officer'");
        try {
            assertEquals(
                    403,
                    work("\"asset\":\"well-1\",\"until\":\"" + in(60) + '"').statusCode());
        } finally {
            store.execute("update account set role = 'admin'");
        }
        assertEquals(1, store.count("select count(*) from work_window"));
    }

    private static HttpResponse<String> work(String more) throws IOException {
        return service.post(
                "/api/v1/work-windows", "{\"kind\":\"calibration\",\"reason\":\"test gas\"," + more + '}', login);
    }

    private static String in(long seconds) {
        return Instant.now().plusSeconds(seconds).toString();
    }

    @Test
    void aVersionThatAnOverrideDoesNotFitIsNotActivated() throws Exception {
        done(override(LEVELS));
        String withoutBlue = SHIPPED.replace("    - { severity: blue, raise: 5, clear: 4, count: 3 }\n", "");
        assertEquals("OVERRIDE_DOES_NOT_FIT", refused(409, propose(withoutBlue, "activate")));
        assertEquals(0, store.count("select count(*) from rule_version"));
    }

    @Test
    void rulesAreTheAdministratorsAlone() throws Exception {
        assertEquals(
                401,
                service.send(service.post("/api/v1/rules/gas/roll-back", "{}")).statusCode());
        store.execute("update account set role = 'shift-leader'");
        try {
            assertEquals(403, post("/roll-back").statusCode());
        } finally {
            store.execute("update account set role = 'admin'");
        }
    }

    @Test
    void nobodyIsPagedForWhatAVersionInShadowSays() throws Exception {
        long alerts = store.count("select count(*) from alert");
        long audited = store.count("select count(*) from alert_audit");
        store.write(Episodes.inShadow(Episodes.raise(70)), Episodes.raise(71), Episodes.inShadow(Episodes.raise(71)));
        store.awaitAudit(audited + 1);
        assertEquals(alerts + 1, store.count("select count(*) from alert"));
        assertEquals(0, store.count("select count(*) from alert where subject like 'dev-70.%'"));
    }
}
