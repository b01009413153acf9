package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.ServiceProcess.Login;
import lifeline.alerts.run.TestStore;
import lifeline.contract.clock.CityClock;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not leave at once is recorded and not lost; here a minute of the city lasts three seconds. */
class NoiseIT {
    private static final int SPEED = 20;

    /** Alerts a person was told of by name: by a page of their own, or by a line of a digest. */
    private static final String TOLD = """
            select alert from page where alert is not null and person = 'an'
            union all
            select substring(line from '#(\\d+) ')::bigint from page, jsonb_array_elements_text(message -> 'lines') line
            where message ->> 'kind' = 'DIGEST' and person = 'an' and line ~ '#\\d+ '
            """;

    private static final String DIGESTS = "select count(*) from page where message ->> 'kind' = 'DIGEST'";

    private TestStore store;

    @BeforeEach
    void somebodyIsCalledForGas() throws SQLException {
        store = TestStore.empty();
        store.execute("""
                insert into channel (id, kind, title, settings, enabled) values
                    ('desk', 'WEBHOOK', 'desk', '{"url": "http://127.0.0.1:9/"}', true);
                insert into person (id, name) values ('an', '安');
                insert into contact (person, channel, rank) values ('an', 'desk', 1);
                insert into chain (id, title, plan) values ('gas', 'gas', '{"steps": [
                    {"call": ["person:an"], "patience": "10h"}], "repeats": "0"}');
                insert into responsibility (domain, severity, chain) values ('gas', 'BLUE', 'gas');
                """);
    }

    private ServiceProcess service() {
        return service(Map.of());
    }

    private ServiceProcess service(Map<String, String> more) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Map<String, String> settings = new HashMap<>(more);
        settings.put(CityClock.SETTING, CityClock.of(now, now, SPEED).setting());
        return ServiceProcess.start(store, settings);
    }

    @Test
    void whatASilenceMatchesPagesNobodyIsRecordedAndIsPagedWhenTheSilenceEnds() throws Exception {
        try (ServiceProcess service = service()) {
            long silence = silence(service, "severity", "ORANGE", "ACTIVE");
            store.write(Episodes.signal(1, SignalKind.RAISE, Severity.ORANGE, 0));
            store.await("lifeline_alert", "select count(*) from suppression where reason = 'SILENCED'", 1);
            assertEquals(0, store.count("select count(*) from page"));
            assertEquals(
                    "silence " + silence,
                    service.json("/api/v1/suppressions?alert=1").at("/0/by").asText());

            HttpResponse<String> ended = service.post(
                    "/api/v1/silences/" + silence + "/expire",
                    "{\"reason\": \"works are done\"}",
                    service.firstLogin());
            assertEquals(200, ended.statusCode(), ended.body());
            store.await("lifeline_page", "select count(*) from page where alert = 1", 1);
            assertEquals(
                    "PAGED",
                    service.json("/api/v1/suppressions?alert=1")
                            .at("/0/outcome")
                            .asText());
        }
        assertEquals(1, store.count("select count(*) from page"));
    }

    @Test
    void aRedOfGasIsPagedUntilASecondPersonHasApprovedItsSilence() throws Exception {
        try (ServiceProcess service = service()) {
            Login author = service.firstLogin();
            store.execute("""
                    insert into account (name, password_hash, role, created_at)
                    select 'leader', password_hash, 'shift-leader', now() from account where name = 'duty'
                    """);
            Login leader = new Login("leader", author.password());
            long silence = silence(service, "domain", "gas", "PROPOSED");
            store.write(Episodes.raise(1));
            store.await("lifeline_page", "select count(*) from page where alert = 1", 1);

            String approve = "/api/v1/silences/" + silence + "/approve";
            String why = "{\"reason\": \"seen on site\"}";
            HttpResponse<String> own = service.post(approve, why, author);
            assertEquals(409, own.statusCode(), own.body());
            assertTrue(own.body().contains("cannot approve it"), own.body());
            HttpResponse<String> approved = service.post(approve, why, leader);
            assertEquals(200, approved.statusCode(), approved.body());
            store.write(Episodes.raise(2));
            store.await("lifeline_alert", "select count(*) from suppression where reason = 'SILENCED'", 1);
        }
        assertEquals(0, store.count("select count(*) from page where alert = 2"));
        assertEquals(
                2,
                store.count("select count(*) from noise_audit where action in ('PROPOSE', 'APPROVE') and actor in"
                        + " ('duty', 'leader')"));
    }

    @Test
    void aLoneYellowWaitsForItsGroupAndLeavesAloneAndTwoLeaveTogether() throws Exception {
        try (ServiceProcess service = service()) {
            assertTrue(service.isFirst());
            store.write(Episodes.signal(1, SignalKind.RAISE, Severity.YELLOW, 0));
            store.await("lifeline_page", "select count(*) from page where alert = 1", 1);
            store.write(
                    Episodes.signal(2, SignalKind.RAISE, Severity.YELLOW, 0),
                    Episodes.signal(3, SignalKind.RAISE, Severity.YELLOW, 0));
            store.await("lifeline_page", "select count(*) from page where message ->> 'kind' = 'DIGEST'", 1);
        }
        assertEquals(2, store.count("select count(*) from page"));
        assertEquals(
                3,
                store.count("select count(*) from suppression where reason = 'GROUPED' and at + interval '30 s'"
                        + " <= ended_at and outcome in ('PAGED', 'DIGEST')"));
    }

    @Test
    void whoeverNobodyIsResponsibleForIsRecordedAndCalledOnceSomebodyIs() throws Exception {
        store.execute("delete from responsibility");
        try (ServiceProcess service = service()) {
            store.write(Episodes.raise(1));
            store.await("lifeline_alert", "select count(*) from suppression where reason = 'NOBODY_RESPONSIBLE'", 1);
            HttpResponse<String> line =
                    service.post("/api/v1/responsibilities", "{\"chain\": \"gas\"}", service.firstLogin());
            assertEquals(200, line.statusCode(), line.body());
            store.await("lifeline_page", "select count(*) from page where alert = 1", 1);
        }
    }

    @Test
    void inAStormEveryRedIsPagedOrNamedAndTheRestIsToldInDigests() throws Exception {
        try (ServiceProcess service = service()) {
            store.write(storm(1, 300));
            store.await(
                    "lifeline_page",
                    "select count(distinct alert) from (" + TOLD + ") t join alert a on a.id ="
                            + " t.alert where a.severity = 'RED'",
                    30);
            store.await(
                    "lifeline_page", "select count(distinct alert) from digest_line where told_at is not null", 240);
            JsonNode storms = service.json("/api/v1/storms");
            assertEquals("RATE", storms.at("/0/kind").asText());
        }
        assertEquals(300, store.count("select count(*) from alert"));
        assertEquals(300, store.count("""
                select count(*) from alert a where exists (select from page p where p.alert = a.id)
                    or exists (select from digest_line l where l.alert = a.id and l.told_at is not null)
                """));
        assertTrue(store.count("select count(*) from page") < 120, "people drown");
        assertEquals(
                0,
                store.count("select count(*) from call c where not exists (select from page p where p.alert ="
                        + " c.alert) and not exists (select from suppression s where s.call = c.id)"));
    }

    @Test
    void whatHoldsOnIsToldAgainUntilItIsOverWhichIsToldOnce(@TempDir Path folder) throws Exception {
        String shipped = Files.readString(Path.of("src", "main", "resources", "noise", "noise.yaml"));
        Path quicker = Files.writeString(
                folder.resolve("noise.yaml"), shipped.replace("interval: 5m, repeat: 4h", "interval: 1m, repeat: 2m"));
        try (ServiceProcess service = service(Map.of("LIFELINE_NOISE_FILE", quicker.toString()))) {
            assertTrue(service.isFirst());
            store.write(
                    Episodes.signal(1, SignalKind.RAISE, Severity.YELLOW, 0),
                    Episodes.signal(2, SignalKind.RAISE, Severity.YELLOW, 0));
            store.await("lifeline_page", DIGESTS, 3);
            assertEquals(2, store.count("select count(*) from digest_line where told_at is not null"));
            store.write(Episodes.clear(1), Episodes.clear(2));
            store.await("lifeline_page", "select count(*) from digest where ended_at is not null", 1);
        }
        assertEquals(1, store.count("select count(*) from page where message ->> 'lines' like '%已恢复%'"));
    }

    @Test
    void whatIsBeingWorkedAtPagesNobodyUntilTheWorkIsOverButARedDoes() throws Exception {
        store.execute("""
                insert into work_window (kind, domain, asset, author, reason, created_at, starts_at, until)
                select 'MAINTENANCE', 'gas', 'well-' || n, 'lead', 'a new valve', now(), now(), now() + interval '1 day'
                from generate_series(1, 2) n
                """);
        try (ServiceProcess service = service()) {
            assertTrue(service.isFirst());
            store.write(
                    Episodes.signal(1, SignalKind.RAISE, Severity.YELLOW, 0),
                    Episodes.signal(2, SignalKind.RAISE, Severity.YELLOW, 0));
            store.await("lifeline_alert", "select count(*) from suppression where reason = 'MAINTENANCE'", 2);
            store.write(Episodes.signal(1, SignalKind.ESCALATE, Severity.RED, 1));
            store.await("lifeline_page", "select count(*) from page where alert = 1", 1);
            assertEquals(0, store.count("select count(*) from page where alert = 2"));

            store.execute("update work_window set ended_at = now(), ended_by = 'lead'");
            store.await("lifeline_page", "select count(*) from page where alert = 2", 1);
        }
    }

    @Test
    void whereAnAreaFellSilentAllButRedsIsToldInDigestsAndElsewhereNothingChanges() throws Exception {
        store.execute("""
                insert into asset select 'well-' || n, 'gas', 'well', '井', 'Well', case when n > 20 then '文登区' else '环翠区' end,
                    '路', 'Road', 122.1, 37.5, 'Gas company', true from generate_series(1, 40) n;
                insert into device select 'dev-' || n, 'well-' || n, 'gas', 60, true from generate_series(1, 40) n;
                insert into alert (rule, subject, episode, domain, asset, device, quantity, severity, peak_severity, machine,
                    stage, value, threshold, began_at, raised_at, updated_at, signals)
                select 'gas.methane.silent', 'dev-' || n || '.methane', now(), 'gas', 'well-' || n, 'dev-' || n, 'methane',
                    'BLUE', 'BLUE', 'ACTIVE', 'DETECTED', 180, 180, now(), now(), now(), 1 from generate_series(1, 6) n;
                """);
        try (ServiceProcess service = service()) {
            assertTrue(service.isFirst());
            store.await("lifeline_alert", "select count(*) from storm where kind = 'OUTAGE' and ended_at is null", 1);
            store.write(
                    Episodes.signal(8, SignalKind.RAISE, Severity.ORANGE, 0),
                    Episodes.signal(9, SignalKind.RAISE, Severity.RED, 0),
                    Episodes.signal(30, SignalKind.RAISE, Severity.ORANGE, 0));
            String paged = "select count(*) from page p join alert a on a.id = p.alert where a.asset = 'well-";
            store.await("lifeline_page", paged + "9'", 1);
            store.await("lifeline_page", paged + "30'", 1);
            store.await("lifeline_alert", "select count(*) from suppression where reason = 'STORM'", 1);
            assertEquals(
                    "well-8",
                    store.text("select string_agg(a.asset, ' ') from suppression s join alert a on a.id = s.alert"
                            + " where s.reason = 'STORM'"));
            store.await("lifeline_alert", "select count(*) from digest_line where told_at is not null", 1);
        }
    }

    @Test
    void twoReplicasAndAKillInAStormLoseNoRedAndTellNoneTwice() throws Exception {
        ServiceProcess killed = service();
        try (ServiceProcess other = service()) {
            assertTrue(killed.isFirst() != other.isFirst());
            store.write(storm(1, 200));
            store.await("lifeline_page", "select count(*) from page", 3);
            killed.kill();
            store.write(storm(201, 200));
            store.await(
                    "lifeline_page",
                    "select count(distinct alert) from (" + TOLD + ") t join alert a on a.id ="
                            + " t.alert where a.severity = 'RED'",
                    40);
        }
        assertEquals(
                0,
                store.count("select count(*) from (select alert from (" + TOLD + ") t join alert a on a.id ="
                        + " t.alert where a.severity = 'RED' group by alert having count(*) > 1) twice"));
    }

    /** Every tenth is red, the others yellow. */
    private static Signal[] storm(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(well ->
                        Episodes.signal(well, SignalKind.RAISE, well % 10 == 0 ? Severity.RED : Severity.YELLOW, 0))
                .toArray(Signal[]::new);
    }

    private static long silence(ServiceProcess service, String label, String value, String state) throws IOException {
        HttpResponse<String> made = service.post(
                "/api/v1/silences",
                """
                {"matchers": [{"label": "%s", "op": "=", "value": "%s"}], "endsAt": "%s", "reason": "works"}
                """.formatted(label, value, Instant.now().plus(10, ChronoUnit.DAYS)),
                service.firstLogin());
        assertEquals(200, made.statusCode(), made.body());
        JsonNode silence = ServiceProcess.read(made);
        assertEquals(state, silence.get("state").asText());
        return silence.get("id").asLong();
    }
}
