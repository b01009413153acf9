package lifeline.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exercise through the real chain, twenty times as fast as on the wall: its minutes last seconds. */
class ExerciseIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LONGER_THAN_ANY_SILENCE = Duration.ofMinutes(5);
    private static final String SHADOW = "^exercise-[0-9]+:";

    @TempDir
    private Path data;

    @Test
    void everyReadingSignalAndAlertOfAnExerciseCarriesTheMarkAndTheScoreAppearsAtTheEnd() throws Exception {
        try (RunningCity city = RunningCity.start(data, "--speed", "20", "--devices", "200", "--scenario", "quiet")) {
            long id = begin(city, "gas-leak");
            Eventually.holds("the exercise is finished", PATIENCE, () -> {
                String state = exercise(city, id).path("state").asText();
                assertTrue(!state.equals("FAILED"), () -> String.valueOf(state));
                return state.equals("FINISHED");
            });
            JsonNode score = exercise(city, id).path("score");
            assertEquals(1, score.path("recall").asDouble(), score::toString);
            assertEquals(
                    "IN_TIME", score.path("expected").path(0).path("answer").asText(), score::toString);
            try (Connection store = city.store()) {
                everythingCarriesTheMark(store, id);
                noRealSensorWasTouched(store);
                Eventually.holds(
                        "all alerts of the exercise are closed",
                        PATIENCE,
                        () -> count(
                                        store,
                                        "select count(*) from alert where exercise is not null and stage <> 'CLOSED'")
                                == 0);
                long signals = count(store, "select count(*) from signal where exercise = " + id);
                Instant quiet = Instant.parse(exercise(city, id).path("endedAt").asText())
                        .plus(LONGER_THAN_ANY_SILENCE);
                Eventually.holds("minutes have passed in the city", PATIENCE, () -> Instant.parse(
                                city.json("/api/v1/status").path("now").asText())
                        .isAfter(quiet));
                assertEquals(signals, count(store, "select count(*) from signal where exercise = " + id));
                assertEquals(
                        0,
                        count(
                                store,
                                "select count(*) from episode where cleared_at is null and device ~ '" + SHADOW + "'"));
            }
        }
    }

    private static void everythingCarriesTheMark(Connection store, long id) throws SQLException {
        String shadows = " from reading r join sensor s on s.id = r.sensor where s.device ~ '" + SHADOW + "'";
        assertTrue(count(store, "select count(*)" + shadows) > 100);
        assertEquals(0, count(store, "select count(*)" + shadows + " and r.quality & (1 << 13) = 0"));
        assertTrue(count(store, "select count(*) from signal where exercise = " + id) > 0);
        assertEquals(
                0,
                count(store, "select count(*) from signal where (exercise is null) <> (subject !~ '" + SHADOW + "')"));
        assertEquals(
                0,
                count(store, "select count(*) from alert where (exercise is null) <> (subject !~ '" + SHADOW + "')"));
        assertEquals(
                count(store, "select count(distinct (rule, subject, episode)) from signal where exercise = " + id),
                count(
                        store,
                        "select count(*) from alert_episode e join alert a on a.id = e.alert where a.exercise = "
                                + id));
    }

    private static void noRealSensorWasTouched(Connection store) throws SQLException {
        assertEquals(
                0,
                count(
                        store,
                        "select count(*) from reading r join sensor s on s.id = r.sensor" + " where s.device !~ '"
                                + SHADOW + "' and r.quality & (1 << 13) <> 0"));
    }

    private static long count(Connection store, String sql) throws SQLException {
        try (Statement statement = store.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static JsonNode exercise(RunningCity city, long id) throws IOException, InterruptedException {
        return city.json("/api/v1/exercises/" + id);
    }

    private static long begin(RunningCity city, String scenario) throws IOException, InterruptedException {
        String body = "{\"scenario\":\"" + scenario + "\",\"seed\":7}";
        HttpResponse<String> begun =
                city.send("POST", "/api/v1/exercises", body, city.firstLogin().orElseThrow());
        assertEquals(200, begun.statusCode(), begun.body());
        return JSON.readTree(begun.body()).path("id").asLong();
    }
}
