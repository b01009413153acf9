package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.EventStream;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The player is played by the test: it writes what a player would into the table that the two share. */
class ExerciseApiIT {
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
    void noneIsUnderWay() throws SQLException {
        store.execute("update exercise set state = 'CANCELLED' where state in ('REQUESTED', 'RUNNING', 'SCORING')");
    }

    private static long begin() throws IOException, SQLException {
        HttpResponse<String> begun = service.post("/api/v1/exercises", "{\"scenario\":\"gas-leak\",\"seed\":7}", login);
        assertEquals(200, begun.statusCode(), begun.body());
        return ServiceProcess.read(begun).path("id").asLong();
    }

    private static void play(long id) throws SQLException {
        store.execute(
                "update exercise set state = 'RUNNING', started_at = now(), heartbeat_at = now() where id = " + id);
    }

    @Test
    void whatCanBeExercisedIsToldWithWhatBreaksAndHowLongItTakes() throws IOException {
        JsonNode scenarios = service.json("/api/v1/exercises/scenarios");

        assertTrue(scenarios.size() > 30, scenarios.size() + " scenarios");
        JsonNode first = scenarios.path(0);
        assertTrue(first.path("lasts").asInt() > 0);
        assertFalse(first.path("faults").path(0).path("zh").asText().isEmpty());
    }

    @Test
    void aSecondExerciseIsRefusedWhileOneRuns() throws Exception {
        long id = begin();
        play(id);

        HttpResponse<String> second = service.post("/api/v1/exercises", "{\"scenario\":\"water-burst\"}", login);

        assertEquals(409, second.statusCode());
        assertEquals(
                "EXERCISE_UNDER_WAY", ServiceProcess.read(second).path("reason").asText());
        assertTrue(second.body().contains("exercise " + id), second.body());
    }

    @Test
    void whoStartedAndWhoCancelledAnExerciseIsOnRecord() throws Exception {
        long id = begin();
        HttpResponse<String> cancelled = service.post("/api/v1/exercises/" + id + "/cancel", "{}", login);

        assertEquals("CANCELLED", ServiceProcess.read(cancelled).path("state").asText(), cancelled.body());
        JsonNode audit = service.json("/api/v1/exercises/" + id).path("audit");
        assertEquals("REQUEST", audit.path(0).path("action").asText());
        assertEquals("CANCEL", audit.path(1).path("action").asText());
        assertEquals("duty", audit.path(0).path("actor").asText());
        assertEquals(
                409,
                service.post("/api/v1/exercises/" + id + "/cancel", "{}", login).statusCode());
    }

    @Test
    void anExerciseWhosePlayerDiedIsTold() throws Exception {
        long id = begin();
        try (EventStream stream = EventStream.fromNow(service)) {
            store.execute("update exercise set state = 'RUNNING', started_at = now() - interval '60 s',"
                    + " heartbeat_at = now() - interval '20 s' where id = " + id);
            store.execute("notify lifeline_exercise");
            EventStream.Event event = stream.take(1).get(0);
            while (!event.data().path("state").asText().equals("FAILED")) {
                event = stream.take(1).get(0);
            }
            assertEquals("exercise", event.type());
            assertEquals(EventStream.NO_ID, event.id());
        }

        JsonNode exercise = service.json("/api/v1/exercises/" + id);
        assertEquals("FAILED", exercise.path("state").asText());
        assertTrue(exercise.path("reason").asText().contains("tart the exercise again"), exercise::toString);
    }

    @Test
    void alertsOfAnExerciseCarryItsNumberAreNotCountedAndCloseWithIt() throws Exception {
        long id = begin();
        play(id);
        long audited = store.count("select count(*) from alert_audit");
        store.write(Episodes.ofExercise(id, Episodes.raise(1)));
        store.awaitAudit(audited + 1);

        JsonNode alert =
                service.json("/api/v1/alerts?exercise=" + id).path("items").path(0);
        assertEquals(id, alert.path("exercise").asLong());
        assertEquals("一号井", alert.path("asset").path("title").path("zh").asText());
        assertEquals(
                0, service.json("/api/v1/alerts?exercise=none").path("items").size());
        assertTrue(service.json("/api/v1/domains").path(0).path("open").isEmpty());

        store.execute(
                "update exercise set state = 'FINISHED', ended_at = now(), score = '{\"recall\":1}' where id = " + id);
        store.awaitAudit(audited + 2);

        JsonNode closed = service.json("/api/v1/alerts/" + alert.path("id").asLong());
        assertEquals("CLOSED", closed.path("stage").asText());
        assertEquals(
                "exercise ended", closed.path("audit").path(1).path("comment").asText());
        assertEquals(
                1,
                service.json("/api/v1/exercises/" + id)
                        .path("score")
                        .path("recall")
                        .asInt());
    }
}
