package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import lifeline.alerts.alert.Judgement;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordApiIT {
    private static final String SPAN = "from=2026-06-01T00:00:00Z&to=2026-06-11T00:00:00Z";
    private static final String RECORD = "/api/v1/rules/gas.methane.leak/record?" + SPAN;

    private static TestStore store;
    private static ServiceProcess service;
    private static ServiceProcess.Login login;

    @BeforeAll
    static void start() throws SQLException {
        store = TestStore.empty();
        service = ServiceProcess.start(store, Map.of());
        login = service.firstLogin();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void noAlertsYet() throws SQLException {
        store.execute("truncate alert_audit, alert, reading, latest, sensor, device restart identity cascade");
    }

    /** Alerts of wells of that number on, an hour each, raised a minute after they began. */
    private static void alerts(int first, int count, double peak, String verdict) throws SQLException {
        store.execute("insert into device select 'dev-' || n, 'well-' || n, 'gas', 60, true, '2026-05-01', null"
                + wells(first, count));
        store.execute("insert into sensor (device, quantity) select 'dev-' || n, 'methane'" + wells(first, count));
        store.execute("insert into latest select s.id, '2026-06-06', '2026-06-06', 0, 0"
                + " from sensor s join (select 'dev-' || n as d" + wells(first, count) + ") w on w.d = s.device");
        store.execute("insert into reading select s.id, timestamptz '2026-06-02T00:00:00Z' + m * interval '1 minute',"
                + " case when m between 1 and 5 then " + peak + " when m = 30 then 99 else 3 end, 0 from sensor s"
                + " cross join generate_series(-1, 59) m join (select 'dev-' || n as d" + wells(first, count)
                + ") w on w.d = s.device");
        store.execute(
                "insert into alert (rule, subject, episode, domain, asset, device, quantity, severity, peak_severity,"
                        + " machine, stage, value, threshold, began_at, raised_at, updated_at, recovered_at, acknowledged_at,"
                        + " acknowledged_by, closed_at, signals, rule_version, verdict, cause, judged_at, judged_by)"
                        + " select 'gas.methane.leak', 'dev-' || n || '.methane', '2026-06-02', 'gas', 'well-' || n, 'dev-' || n,"
                        + " 'methane', 'BLUE', 'BLUE', 'RECOVERED', 'CLOSED', 5, 5, '2026-06-02T00:00:00Z', '2026-06-02T00:01:00Z',"
                        + " '2026-06-02T01:00:00Z', '2026-06-02T01:00:00Z', '2026-06-02T00:04:00Z', 'duty', '2026-06-02T02:00:00Z', 2,"
                        + " n % 2, " + verdict + wells(first, count));
    }

    private static String wells(int first, int count) {
        return " from generate_series(" + first + ", " + (first + count - 1) + ") n";
    }

    private static String by(String verdict, String cause) {
        return "'" + verdict + "', " + cause + ", '2026-06-03', 'duty'";
    }

    private static HttpResponse<String> judge(long alert, String body) throws IOException {
        return service.post("/api/v1/alerts/" + alert + "/judgement", body, login);
    }

    private static String refused(HttpResponse<String> response) throws IOException {
        assertEquals(400, response.statusCode(), response.body());
        return ServiceProcess.read(response).path("detail").asText();
    }

    @Test
    void whatPeopleFindAnAlertToBeIsAuditedAndTheNewestCounts() throws Exception {
        long audited = store.count("select count(*) from alert_audit");
        store.write(Episodes.raise(901));
        store.awaitAudit(audited + 1);
        long id = store.count("select id from alert");
        assertEquals(
                401,
                service.send(service.post("/api/v1/alerts/" + id + "/judgement", "{\"verdict\":\"TRUE\"}"))
                        .statusCode());
        assertEquals(
                200,
                judge(id, "{\"verdict\":\"OBSERVE\",\"cause\":\"SITE_CHECK\"}").statusCode());

        HttpResponse<String> changed =
                judge(id, "{\"verdict\":\"FALSE\",\"cause\":\"BIOGAS\",\"comment\":\"smells of drains\"}");

        assertEquals(200, changed.statusCode(), changed.body());
        JsonNode alert = service.json("/api/v1/alerts/" + id);
        assertEquals("FALSE", alert.path("judgement").path("verdict").asText());
        assertEquals("BIOGAS", alert.path("judgement").path("cause").asText());
        assertEquals("DETECTED", alert.path("stage").asText());
        JsonNode audit = alert.path("audit");
        assertEquals("JUDGE_OBSERVE", audit.path(1).path("action").asText());
        assertEquals(
                "JUDGE_FALSE duty BIOGAS smells of drains",
                audit.path(2).path("action").asText() + " "
                        + audit.path(2).path("actor").asText() + " "
                        + audit.path(2).path("cause").asText() + " "
                        + audit.path(2).path("comment").asText());
        assertEquals(
                404,
                judge(77_777, "{\"verdict\":\"TRUE\",\"cause\":\"UNKNOWN\"}").statusCode());
    }

    @Test
    void whatLateReadingsToldIsRecoveredFromTheStartAndItsHistorySaysSinceWhen() throws Exception {
        long audited = store.count("select count(*) from alert_audit");
        store.write(Episodes.signal(902, SignalKind.AMEND, Severity.RED, 0));
        store.awaitAudit(audited + 1);
        JsonNode alert = service.json("/api/v1/alerts/" + store.count("select id from alert"));
        assertEquals("RECOVERED", alert.path("machine").asText());
        assertEquals("AMEND", alert.path("audit").path(0).path("action").asText());
        assertEquals(
                Episodes.BEGIN.toString(),
                alert.path("audit").path(0).path("trueFrom").asText());
    }

    @Test
    void everyJudgementNeedsACauseOfItsVerdictAndIsToldWhich() throws Exception {
        assertTrue(refused(judge(1, "{\"verdict\":\"FALSE\"}")).contains("BIOGAS"));
        assertTrue(refused(judge(1, "{\"verdict\":\"FALSE\",\"cause\":\"bad luck\"}"))
                .contains("SENSOR_FAULT"));
        assertTrue(refused(judge(1, "{\"verdict\":\"TRUE\"}")).contains("THIRD_PARTY_DAMAGE, CORROSION"));
        assertTrue(refused(judge(1, "{\"verdict\":\"TRUE\",\"cause\":\"BIOGAS\"}"))
                .contains("TRUE needs a cause, one of"));
        assertTrue(refused(judge(1, "{\"verdict\":\"OBSERVE\",\"cause\":\"WEATHER\"}"))
                .contains("TREND_UNCLEAR"));
        assertTrue(refused(judge(1, "{}")).contains("TRUE, FALSE, OBSERVE"));
        assertTrue(refused(judge(1, "null")).contains("TRUE, FALSE, OBSERVE"));
    }

    @Test
    void theStoreKnowsTheSameCausesAsTheService() throws Exception {
        alerts(1, 1, 11.2, by("TRUE", "'UNKNOWN'"));
        for (Judgement.Verdict verdict : Judgement.Verdict.values()) {
            for (Judgement.Cause cause : Judgement.Cause.values()) {
                String change = "update alert set verdict = '" + verdict + "', cause = '" + cause + "'";
                if (verdict.causes().contains(cause)) {
                    store.execute(change);
                } else {
                    assertThrows(SQLException.class, () -> store.execute(change), change);
                }
            }
            assertThrows(SQLException.class, () -> store.execute("update alert set cause = null"), verdict::name);
        }
    }

    @Test
    void everyRuleShowsWhatBecameOfItsAlerts() throws Exception {
        alerts(1, 4, 11.2, by("TRUE", "'CORROSION'"));
        alerts(101, 15, 7.5, by("FALSE", "'BIOGAS'"));
        alerts(201, 2, 8.5, by("OBSERVE", "'SITE_CHECK'"));
        alerts(301, 1, 8.5, "null, null, null, null");
        store.execute("update alert set exercise = 7 where id = 22");

        JsonNode rule = service.json(RECORD).path("rule");

        JsonNode record = rule.path("record");
        assertEquals(21, record.path("raised").asInt());
        assertEquals(4, record.path("judgedTrue").asInt());
        assertEquals(15, record.path("judgedFalse").asInt());
        assertEquals(2, record.path("observed").asInt());
        assertEquals(0.2105, record.path("precision").path("value").asDouble(), 1e-4);
        assertEquals(0.0851, record.path("precision").path("low").asDouble(), 1e-4);
        assertEquals(0.4333, record.path("precision").path("high").asDouble(), 1e-4);
        assertEquals(60, record.path("delaySeconds").asDouble());
        assertEquals(180, record.path("answerSeconds").asDouble());
        assertEquals(22 * 5, record.path("sensorDays").asDouble(), 1e-6);
        assertEquals(
                1000 * 21 / 110.0, record.path("raisedPerThousandSensorDays").asDouble(), 1e-6);
        assertEquals(2, rule.path("versions").size());
        assertEquals(10, rule.path("versions").path(0).path("raised").asInt());
        assertEquals(0, rule.path("versions").path(0).path("version").asInt());
        JsonNode nothing = service.json("/api/v1/rules/gas.methane.leak/record?from=2026-07-01T00:00:00Z")
                .path("rule");
        assertEquals(0, nothing.path("record").path("raised").asInt());
        assertTrue(nothing.path("record").path("precision").isNull());
    }

    @Test
    void theAdviceOfAThresholdRestsOnReadingsNotOnASingleSpike() throws Exception {
        alerts(1, 4, 11.2, by("TRUE", "'CORROSION'"));
        alerts(101, 11, 7.5, by("FALSE", "'BIOGAS'"));
        alerts(201, 4, 11.9, by("FALSE", "'WEATHER'"));

        JsonNode advice = service.json(RECORD).path("rule").path("advice");

        assertEquals("GIVEN", advice.path("reason").asText(), advice::toString);
        JsonNode statement = advice.path("statements").path(0);
        assertEquals(9, statement.path("threshold").asDouble(), advice::toString);
        assertEquals(
                "9 %LEL would have kept all 4 true alerts and dropped 11 of 15 false ones",
                statement.path("text").path("en").asText());
        assertTrue(advice.path("warning").path("en").asText().startsWith("few cases"), advice::toString);
    }

    @Test
    void theListHasEveryRuleInForceWithItsRecord() throws Exception {
        JsonNode all = service.json("/api/v1/rules?" + SPAN).path("items");
        assertTrue(all.size() > 40, () -> "rules: " + all.size());
        JsonNode gas = service.json("/api/v1/rules?domain=gas&" + SPAN).path("items");
        assertTrue(gas.size() < all.size());
        assertEquals(4, gas.path(0).path("levels").size());
        assertEquals("%LEL", gas.path(0).path("unit").asText());
        assertEquals(0, gas.path(0).path("record").path("raised").asInt());
        assertEquals(404, service.get("/api/v1/rules?domain=tram").statusCode());
        assertEquals(404, service.get("/api/v1/rules/gas.methane.none/record").statusCode());
        assertEquals(
                400,
                service.get("/api/v1/rules?from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z")
                        .statusCode());
    }
}
