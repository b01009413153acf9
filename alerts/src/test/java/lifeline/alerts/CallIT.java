package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.clock.CityClock;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is called until somebody answers; here three minutes of the city last one and a half seconds. */
class CallIT {
    private static final String PAGES = "select count(*) from page";
    private static final String TAKEN = "select count(*) from alert where stage = 'ACKNOWLEDGED'";

    private TestStore store;

    @BeforeEach
    void anEmptyStoreWithAChain() throws SQLException {
        store = TestStore.empty();
        store.execute("""
                insert into channel (id, kind, title, settings, enabled) values
                    ('desk', 'WEBHOOK', 'desk', '{"url": "http://127.0.0.1:9/"}', true);
                insert into person (id, name) values ('an', '安'), ('bo', '博');
                insert into contact (person, channel, rank) values ('an', 'desk', 1), ('bo', 'desk', 1);
                insert into team (id, title, phone) values ('gas', '燃气值班', '0631-5800000');
                insert into roster (id, team, plan) values ('gas-day', 'gas', '{"shifts": [{"name": "24", "from": "08:00",
                    "to": "08:00", "days": "ALL", "start": "2020-01-01", "everyDays": 1, "turns": [["an"]]}], "standIns": []}');
                insert into chain (id, title, plan) values ('gas', 'gas', '{"steps": [
                    {"call": ["roster:gas-day"], "patience": "3m"}, {"call": ["person:bo"], "patience": "3m"}], "repeats": "0"}');
                insert into responsibility (domain, severity, chain) values ('gas', 'YELLOW', 'gas');
                """);
    }

    private ServiceProcess service() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return ServiceProcess.start(
                store, Map.of(CityClock.SETTING, CityClock.of(now, now, 120).setting()));
    }

    @Test
    void whoIsOnDutyIsPagedFirstThenTheNextUntilNobodyIsLeft() throws SQLException {
        try (ServiceProcess service = service()) {
            assertTrue(service.isFirst());
            store.write(Episodes.raise(1));
            store.await("lifeline_alert", "select count(*) from alert_audit where action = 'NOBODY'", 1);
        }
        assertEquals("an bo", store.text("select string_agg(person, ' ' order by id) from page"));
        assertEquals(
                "PAGE PAGE NOBODY",
                store.text("select string_agg(action, ' ' order by seq) from alert_audit where action <> 'RAISE'"));
        assertEquals(1, store.count("select count(*) from call where state = 'EXHAUSTED'"));
        assertEquals(
                2,
                store.count(
                        "select round(extract(epoch from max(at) - min(at)) / 180) from alert_audit where actor = 'machine'"
                                + " and action <> 'RAISE'"));
        assertEquals("0631-5800000", store.text("select message ->> 'dutyPhone' from page where person = 'an'"));
    }

    @Test
    void aLinkIsGoodForOneTapWithoutAnAccountAndOpeningItChangesNothing() throws Exception {
        try (ServiceProcess service = service()) {
            store.write(Episodes.raise(1));
            store.await("lifeline_alert", PAGES, 1);
            String path =
                    store.text("select message ->> 'link' from page limit 1").replaceFirst("^http://[^/]+", "");

            HttpResponse<String> opened = get(service, path);
            assertEquals(200, opened.statusCode());
            assertTrue(opened.body().contains("<button>"), opened.body());
            assertEquals(0, store.count(TAKEN));

            HttpResponse<String> tapped = post(service, path);
            assertEquals(200, tapped.statusCode());
            assertFalse(tapped.body().contains("<button>"), tapped.body());
            assertEquals(1, store.count(TAKEN + " and acknowledged_by = 'an'"));
            assertEquals(1, store.count("select count(*) from answer_link"));
            store.await("lifeline_alert", "select count(*) from call where state = 'ANSWERED'", 1);

            assertTrue(post(service, path).body().contains("您已接警"));
            assertEquals(1, store.count("select count(*) from alert_audit where action = 'ACKNOWLEDGE'"));
            assertEquals(
                    410,
                    get(service, path.substring(0, path.length() - 2) + "xx").statusCode());
            assertEquals(410, post(service, "/answer/nonsense").statusCode());
        }
        assertEquals(1, store.count(PAGES));
    }

    @Test
    void aWarningThatIsReleasedCallsItsOwnerUntilItIsSignedForWithATap() throws Exception {
        store.execute("""
                insert into chain (id, title, plan) values ('company', 'company', '{"steps": [
                    {"call": ["person:bo"], "patience": "12h"}], "repeats": "0"}');
                insert into responsibility (domain, severity, occasion, chain) values ('gas', 'RED', 'RELEASE', 'company');
                update chain set plan = '{"steps": [{"call": ["person:an"], "patience": "12h"}], "repeats": "0"}' where id = 'gas';
                """);
        try (ServiceProcess service = service()) {
            store.write(Episodes.raise(1));
            store.await("lifeline_alert", PAGES, 1);
            assertEquals(1, store.count(PAGES + " where person = 'an'"));
            deed(service, "acknowledge", "{}");
            deed(service, "judgement", "{\"verdict\": \"TRUE\", \"cause\": \"CORROSION\"}");
            deed(service, "release", "{}");
            store.await("lifeline_alert", PAGES + " where person = 'bo' and message ->> 'text' like '%请签收%'", 1);
            // what is over still has to be signed for
            store.write(Episodes.clear(1));
            store.await("lifeline_alert", "select count(*) from alert where machine = 'RECOVERED'", 1);
            String path = store.text(
                            "select message ->> 'link' from page where person = 'bo' and message ->> 'link' <> ''")
                    .replaceFirst("^http://[^/]+", "");
            assertTrue(get(service, path).body().contains("签收"));
            assertTrue(post(service, path).body().contains("您已签收"));
            store.await(
                    "lifeline_alert",
                    "select count(*) from call where occasion like 'RELEASE/%' and state = 'ANSWERED' and answered_by = 'bo'",
                    1);
            assertFalse(post(service, path).body().contains("<button>"));
        }
        assertEquals(1, store.count("select count(*) from alert_audit where action = 'SIGN' and actor = 'bo'"));
        assertEquals(1, store.count(PAGES + " where person = 'bo' and message ->> 'kind' = 'ALERT'"));
    }

    private static void deed(ServiceProcess service, String deed, String body) throws IOException {
        HttpResponse<String> done = service.post("/api/v1/alerts/1/" + deed, body, service.firstLogin());
        assertEquals(200, done.statusCode(), done.body());
    }

    @Test
    void aGraverAlertIsToldAnewAndWhatHasBegunBeforeIsOvertaken() throws SQLException {
        try (ServiceProcess service = service()) {
            assertTrue(service.isFirst());
            store.write(Episodes.signal(1, SignalKind.RAISE, Severity.YELLOW, 0));
            store.await("lifeline_alert", PAGES, 1);
            store.write(Episodes.signal(1, SignalKind.ESCALATE, Severity.RED, 1));
            store.await("lifeline_alert", "select count(*) from page where urgency = 4", 1);
        }
        assertEquals(1, store.count("select count(*) from call where state = 'OVERTAKEN' and severity = 'YELLOW'"));
    }

    @Test
    void anAlertThatGrewGraverBeforeAnybodyWasCalledIsCalledForToTheEnd() throws SQLException {
        store.write(
                Episodes.signal(1, SignalKind.RAISE, Severity.YELLOW, 0),
                Episodes.signal(1, SignalKind.ESCALATE, Severity.RED, 1));
        try (ServiceProcess service = service()) {
            assertTrue(service.isFirst());
            store.await("lifeline_alert", "select count(*) from alert_audit where action = 'NOBODY'", 1);
        }
        assertEquals("an bo", store.text("select string_agg(person, ' ' order by id) from page"));
        assertEquals(1, store.count("select count(*) from call"));
    }

    @Test
    void whatBeginsAgainIsCalledForAgainAlsoWhereSomebodyHadTakenIt() throws SQLException {
        try (ServiceProcess service = service()) {
            assertTrue(service.isFirst());
            store.write(Episodes.raise(1));
            store.await("lifeline_alert", PAGES, 1);
            store.write(Episodes.clear(1));
            store.await("lifeline_alert", "select count(*) from call where state = 'RECOVERED'", 1);
            store.execute("update alert set stage = 'ACKNOWLEDGED', acknowledged_by = 'an', acknowledged_at = now()");
            store.write(Episodes.later(20, Episodes.raise(1)));
            store.await("lifeline_alert", "select count(*) from alert_audit where action = 'NOBODY'", 1);
        }
        assertEquals(1, store.count("select count(*) from alert"));
        assertEquals("RED/1 RED/2", store.text("select string_agg(occasion, ' ' order by id) from call"));
    }

    @Test
    void redsAreCalledForAheadOfWhatIsMilder() throws SQLException {
        store.execute("""
                insert into alert (rule, subject, episode, domain, asset, device, quantity, severity, peak_severity, machine, stage, value,
                    threshold, began_at, raised_at, updated_at, signals)
                select 'gas.methane.leak', 'dev-' || n || '.methane', now(), 'gas', 'well-' || n, 'dev-' || n, 'methane', s, s, 'ACTIVE',
                    'DETECTED', 60, 50, now(), now(), now(), 1
                from generate_series(1, 200) n, lateral (select case when n = 200 then 'RED' else 'YELLOW' end as s) x;
                insert into alert_audit (alert, at, actor, action, comment, source)
                select id, now(), 'machine', 'RAISE', '', '' from alert order by id""");
        try (ServiceProcess service = service()) {
            assertTrue(service.isFirst());
            store.await("lifeline_alert", "select count(*) from call", 200);
        }
        assertEquals(200, store.count("select alert from call order by id limit 1"));
        assertEquals(200, store.count("select count(distinct alert) from call"));
    }

    @Test
    void whoWasToldHearsThatItIsOverAndWhatHasNotLeftStays() throws SQLException {
        try (ServiceProcess service = service()) {
            assertTrue(service.isFirst());
            store.write(Episodes.raise(1));
            store.await("lifeline_alert", PAGES, 1);
            store.execute("update page set state = 'SENT'");
            store.write(Episodes.raise(2));
            store.await("lifeline_alert", PAGES, 2);
            store.execute("update page set state = 'WAITING', next_at = 'infinity' where alert = 2");
            store.write(Episodes.clear(1), Episodes.clear(2));
            store.await("lifeline_alert", "select count(*) from call where state = 'RECOVERED'", 2);
        }
        assertEquals(
                "1",
                store.text("select string_agg(alert::text, ' ') from page where message ->> 'kind' = 'RECOVERED'"));
        assertEquals("2", store.text("select string_agg(alert::text, ' ') from page where state = 'CANCELLED'"));
    }

    @Test
    void twoReplicasAndAKillCallEachPersonOnce() throws SQLException {
        ServiceProcess killed = service();
        try (ServiceProcess other = service()) {
            assertFalse(other.isFirst());
            store.write(Episodes.raise(1), Episodes.raise(2), Episodes.raise(3));
            store.await("lifeline_alert", PAGES, 3);
            killed.kill();
            store.write(Episodes.raise(4));
            store.await("lifeline_alert", "select count(*) from alert_audit where action = 'NOBODY'", 4);
        }
        assertEquals(8, store.count(PAGES));
        assertEquals(8, store.count("select count(distinct (alert, person)) from page"));
    }

    private static HttpResponse<String> get(ServiceProcess service, String path) throws IOException {
        return service.send(HttpRequest.newBuilder(service.uri(path)));
    }

    private static HttpResponse<String> post(ServiceProcess service, String path) throws IOException {
        return service.send(HttpRequest.newBuilder(service.uri(path)).POST(HttpRequest.BodyPublishers.noBody()));
    }
}
