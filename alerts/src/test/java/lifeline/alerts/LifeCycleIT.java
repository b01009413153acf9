package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lifeline.alerts.access.Right;
import lifeline.alerts.access.Role;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.ServiceProcess.Login;
import lifeline.alerts.run.TestStore;
import lifeline.contract.clock.CityClock;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with an alert from the first to the last, over HTTP, each as what they are. */
class LifeCycleIT {
    private static final String RED = "/api/v1/alerts/1/";

    private TestStore store;

    @BeforeEach
    void anEmptyStore() throws SQLException {
        store = TestStore.empty();
    }

    @Test
    void anAlertGoesThroughEveryStageToClosedAndTheAuditTellsWhoWhenWhyAndFromWhere() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(store)) {
            everyRole(service);
            store.write(Episodes.raise(1));
            store.awaitAudit(1);
            step(service, "duty-officer", "acknowledge", "{\"comment\": \"on it\"}", "ACKNOWLEDGED");
            step(service, "analyst", "judgement", "{\"verdict\": \"TRUE\", \"cause\": \"CORROSION\"}", "ANALYSED");
            step(service, "shift-leader", "release", "{}", "RELEASED");
            step(service, "owner", "sign", "{}", "SIGNED");
            step(service, "owner", "arrive", "{}", "ARRIVED");
            step(service, "owner", "handle", "{\"comment\": \"valve shut\"}", "HANDLING");
            step(service, "owner", "handle", "{\"comment\": \"pipe cut\"}", "HANDLING");
            refused(service, "shift-leader", "close", "NOT_RESOLVED");
            step(service, "owner", "resolve", "{}", "RESOLVED");
            refused(service, "shift-leader", "close", "STILL_ACTIVE");
            store.write(Episodes.clear(1));
            store.await("lifeline_alert", "select count(*) from alert where machine = 'RECOVERED'", 1);
            step(service, "shift-leader", "close", "{}", "CLOSED");
            step(service, "shift-leader", "reopen", "{\"comment\": \"it smells again\"}", "DETECTED");

            List<String> told = new ArrayList<>();
            for (JsonNode entry : service.json("/api/v1/alerts/1").get("audit")) {
                told.add(entry.get("actor").asText() + " " + entry.get("action").asText());
                assertTrue(entry.get("actor").asText().equals("machine")
                        || entry.get("source").asText().equals("127.0.0.1"));
            }
            assertEquals(
                    List.of(
                            "machine RAISE",
                            "duty-officer ACKNOWLEDGE",
                            "analyst JUDGE_TRUE",
                            "shift-leader RELEASE",
                            "owner SIGN",
                            "owner ARRIVE",
                            "owner HANDLE",
                            "owner HANDLE",
                            "owner RESOLVE",
                            "machine CLEAR",
                            "shift-leader CLOSE",
                            "shift-leader REOPEN"),
                    told.stream().filter(line -> !line.endsWith("NOTIFY")).toList());
        }
        assertEquals(
                1,
                store.count("select count(*) from alert_audit where action = 'HANDLE' and comment = 'valve shut'"
                        + " and actor = 'owner'"));
    }

    @Test
    void eachRoleDoesItsOwnOverHttpAndIsRefusedTheRest() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(store)) {
            Map<String, Login> logins = everyRole(service);
            for (Role role : Role.values()) {
                for (Right right : Right.values()) {
                    Login login = logins.get(role.word());
                    int status = service.post("/api/v1/alerts/99/" + right.word(), "{}", login)
                            .statusCode();
                    boolean may =
                            right.isOf(role.included().stream().map(Role::word).collect(Collectors.toSet()));
                    assertEquals(!may, status == 403, role + " " + right + " " + status);
                }
            }
        }
    }

    @Test
    void aChangeOfAnAlertThatHasChangedSinceIsRefused() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(store)) {
            store.write(Episodes.raise(1));
            store.awaitAudit(1);
            Login login = service.firstLogin();
            HttpResponse<String> taken = service.post(RED + "acknowledge", "{}", login);
            String tag = taken.headers().firstValue("ETag").orElseThrow();
            assertEquals(
                    200,
                    service.post(RED + "comment", "{\"comment\": \"x\"}", login).statusCode());
            assertEquals(
                    200,
                    service.post(RED + "judgement", "{\"verdict\": \"TRUE\", \"cause\": \"WEATHER\"}", login)
                            .statusCode());
            HttpResponse<String> late = service.send(service.post(RED + "release", "{}")
                    .header("If-Match", tag)
                    .header("Authorization", ServiceProcess.basic(login.user(), login.password())));
            assertEquals(412, late.statusCode(), late.body());
            assertEquals(
                    "ANALYSED", service.json("/api/v1/alerts/1").at("/stage").asText());
        }
    }

    @Test
    void whatTakesTooLongIsToldOnceAndCallsWhoIsResponsibleUntilTheNextStep() throws Exception {
        store.execute("""
                insert into channel (id, kind, title, settings) values ('desk', 'WEBHOOK', 'desk', '{"url": "http://127.0.0.1:9/"}');
                insert into person (id, name) values ('an', '安'), ('bo', '博');
                insert into contact (person, channel, rank) values ('an', 'desk', 1), ('bo', 'desk', 1);
                insert into chain (id, title, plan) values ('gas', 'gas', '{"steps": [
                    {"call": ["person:an"], "patience": "3m"}, {"call": ["person:bo"], "patience": "10h"}], "repeats": "0"}');
                insert into responsibility (domain, severity, chain) values ('gas', 'BLUE', 'gas');
                """);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        try (ServiceProcess service = ServiceProcess.start(
                store,
                Map.of(
                        CityClock.SETTING,
                        CityClock.of(now, now, 60).setting(),
                        "LIFELINE_CLOCKS",
                        "{ORANGE: {DETECTED: none, NOTIFIED: none, ACKNOWLEDGED: 4m, ANALYSED: none}}"))) {
            store.write(Episodes.signal(1, SignalKind.RAISE, Severity.ORANGE, 0));
            store.await("lifeline_alert", "select count(*) from page", 1);
            Login login = service.firstLogin();
            assertEquals(200, service.post(RED + "acknowledge", "{}", login).statusCode());
            store.await("lifeline_alert", "select count(*) from alert_audit where action = 'OVERDUE'", 1);
            // the one who was called first, then, as nothing happens, the next
            store.await("lifeline_alert", "select count(*) from page where transition like 'OVERDUE/%'", 2);
            assertTrue(service.json("/api/v1/alerts/1").at("/overdue").asBoolean());
            assertEquals(
                    200,
                    service.post(RED + "judgement", "{\"verdict\": \"TRUE\", \"cause\": \"WEATHER\"}", login)
                            .statusCode());
            store.await(
                    "lifeline_alert",
                    "select count(*) from call where occasion like 'OVERDUE/%' and state = 'ANSWERED'",
                    1);
        }
        assertEquals(1, store.count("select count(*) from alert_audit where action = 'OVERDUE'"));
        assertEquals(2, store.count("select count(*) from page where message ->> 'text' like '%办理超时%'"));
    }

    private Map<String, Login> everyRole(ServiceProcess service) throws SQLException {
        Map<String, Login> logins = new HashMap<>();
        for (Role role : Role.values()) {
            store.execute(
                    "insert into account (name, password_hash, role, created_at) select '%1$s', password_hash, '%1$s', now()"
                                    .formatted(role.word())
                            + " from account where name = 'duty'");
            logins.put(role.word(), new Login(role.word(), service.firstLogin().password()));
        }
        return logins;
    }

    private static void step(ServiceProcess service, String who, String deed, String body, String stage)
            throws IOException {
        HttpResponse<String> done = service.post(
                RED + deed, body, new Login(who, service.firstLogin().password()));
        assertEquals(200, done.statusCode(), done.body());
        assertEquals(stage, ServiceProcess.read(done).get("stage").asText());
    }

    private static void refused(ServiceProcess service, String who, String deed, String reason) throws IOException {
        HttpResponse<String> done = service.post(
                RED + deed, "{}", new Login(who, service.firstLogin().password()));
        assertEquals(409, done.statusCode(), done.body());
        assertEquals(reason, ServiceProcess.read(done).get("reason").asText());
    }
}
