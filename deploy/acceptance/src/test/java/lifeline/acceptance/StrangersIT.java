package lifeline.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A running city judges whatever a stranger sends, and nothing that is sent stops it. */
class StrangersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PROMISED = Duration.ofSeconds(2);

    @TempDir
    private static Path data;

    private static RunningCity city;
    private static Publisher stranger;

    /** A city at work: it has had its first reading. */
    @BeforeAll
    static void start() throws Exception {
        city = RunningCity.start(data, "--no-simulators", "--devices", "50");
        stranger = new Publisher(city.mqttPort());
        nothingElseStops("first");
    }

    @AfterAll
    static void stop() throws IOException {
        if (city != null) {
            city.close();
        }
    }

    @Test
    void threeHighReadingsOfAnUnregisteredDeviceAreARedAlertWithinTwoSeconds() throws Exception {
        for (int time = 0; time < 3; time++) {
            stranger.publish("lifeline/v1/gas/well-0001/dev-0001/json", "{\"v\":{\"methane\":60}}");
        }
        long published = System.nanoTime();
        JsonNode alert = Eventually.answer("a red alert in the API", PATIENCE, () -> alertOf("dev-0001", "RED"));
        Duration took = Duration.ofNanos(System.nanoTime() - published);
        System.out.println("a red alert " + took.toMillis() + " ms after the last of three messages");
        assertTrue(took.compareTo(PROMISED) < 0, () -> "it took " + took);
        assertEquals("gas", alert.path("domain").asText());
        assertEquals("ACTIVE", alert.path("machine").asText());
        assertFalse(alert.path("registered").asBoolean(true), alert::toString);
        Eventually.holds(
                "three readings marked so in the store",
                PATIENCE,
                () -> qualities("dev-0001").stream()
                                .filter(quality -> quality.has(Mark.NO_TIME) && quality.has(Mark.UNREGISTERED))
                                .count()
                        == 3);
        JsonNode sensor = city.json("/api/v1/sensors?q=dev-0001").path(0);
        assertFalse(sensor.path("registered").asBoolean(true), sensor::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rubbish  | lifeline/v1/gas/well-0002/dev-0002/json | \u0007not json at all      | NOT_JSON",
                "cut      | lifeline/v1/gas/well-0003/dev-0003/json | {\"v\":{\"methane\":      | NOT_JSON",
                "nan      | lifeline/v1/gas/well-0004/dev-0004/json | {\"v\":{\"methane\":NaN}} | NOT_A_NUMBER",
                "shape    | lifeline/v1/gas/well-0005/dev-0005/json | {\"v\":60}              | WRONG_SHAPE",
                "quantity | lifeline/v1/gas/well-0006/dev-0006/json | {\"v\":{\"magic\":1}}    | UNKNOWN_QUANTITY",
                "domain   | lifeline/v1/magic/well-0007/dev-0007/json | {\"v\":{\"methane\":1}} | UNKNOWN_DOMAIN",
                "topic    | lifeline/v1/gas/dev-0008/json           | {\"v\":{\"methane\":1}}  | TOPIC",
                "version  | lifeline/v2/gas/well-0009/dev-0009/json | {\"v\":{\"methane\":1}}  | TOPIC"
            })
    void aMessageThatCannotBeUsedIsARowWithItsReason(String name, String topic, String payload, String reason)
            throws Exception {
        stranger.publish(topic, payload);
        assertEquals(reason, rejectionOn(topic), name);
        nothingElseStops("after-" + name);
    }

    @Test
    void tenMegabytesAreARowWithTheirLengthAndHash() throws Exception {
        String topic = "lifeline/v1/gas/well-0010/dev-0010/json";
        byte[] large = new byte[10 << 20];
        java.util.Arrays.fill(large, (byte) ' ');
        stranger.publish(topic, large);
        assertEquals("PAYLOAD_TOO_LARGE", rejectionOn(topic));
        assertEquals(
                List.of(large.length + " 64"),
                column("select bytes || ' ' || length(sha256) from rejection where topic = ?", topic));
        nothingElseStops("after-large");
    }

    @Test
    void tenThousandLevelsDeepAreARow() throws Exception {
        String topic = "lifeline/v1/gas/well-0011/dev-0011/json";
        stranger.publish(topic, "{\"v\":".repeat(10_000) + "1" + "}".repeat(10_000));
        assertEquals("TOO_DEEP", rejectionOn(topic));
        nothingElseStops("after-deep");
    }

    @ParameterizedTest
    @CsvSource({"dev-0012, 1970-01-01T00:00:07Z", "dev-0013, 2090-01-01T00:00:00Z"})
    void anImplausibleTimeIsReplacedMarkedAndKept(String device, String time) throws Exception {
        stranger.publish(
                "lifeline/v1/gas/well-0012/" + device + "/json", "{\"t\":\"" + time + "\",\"v\":{\"methane\":1}}");
        List<Quality> stored =
                Eventually.answer("a reading of " + device, PATIENCE, () -> Optional.of(qualities(device))
                        .filter(found -> !found.isEmpty()));
        assertTrue(stored.get(0).has(Mark.CLOCK_REPLACED), stored::toString);
        assertEquals(
                List.of(time),
                column(
                        "select to_char(m.device_time at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from reading_mark m"
                                + " join sensor s on s.id = m.sensor where s.device = ?",
                        device));
        nothingElseStops("after-" + device);
    }

    @Test
    void aSecondCityOnTheSameDataIsRefusedAndLeavesTheFirstAlone() throws Exception {
        try (RunningCity second = RunningCity.launch(data, Map.of())) {
            assertNotEquals(0, second.awaitExit(Duration.ofSeconds(30)));
            assertTrue(second.output().contains(data.toString()), second.output());
            assertEquals(List.of(), living(second));
        }
        nothingElseStops("after-second");
    }

    @Test
    void aTakenPortIsSaidAndNothingIsLeftHalfStarted(@TempDir Path other) throws Exception {
        try (RunningCity second =
                RunningCity.launch(other, Map.of("LIFELINE_HTTP_PORT", Integer.toString(city.httpPort())))) {
            assertNotEquals(0, second.awaitExit(Duration.ofMinutes(1)));
            assertTrue(second.output().contains("Port " + city.httpPort()), second.output());
            assertEquals(List.of(), living(second));
        }
        nothingElseStops("after-port");
    }

    private static List<ProcessHandle> living(RunningCity ended) {
        return ended.processes().stream().filter(ProcessHandle::isAlive).toList();
    }

    /** Good messages are still taken, and no program had to be restarted. */
    private static void nothingElseStops(String device) throws Exception {
        stranger.publish("lifeline/v1/gas/well-0099/" + device + "/json", "{\"v\":{\"methane\":1}}");
        Eventually.holds("a good reading after it is stored", PATIENCE, () -> !qualities(device)
                .isEmpty());
        assertEquals(0, city.restartsOf("job"));
    }

    private static Optional<JsonNode> alertOf(String device, String severity) throws IOException, InterruptedException {
        return city.alerts("open").stream()
                .filter(alert -> alert.path("device").asText().equals(device))
                .filter(alert -> alert.path("severity").asText().equals(severity))
                .findFirst();
    }

    private static String rejectionOn(String topic) {
        return Eventually.answer(
                "a rejection of what came on " + topic,
                PATIENCE,
                () -> column("select reason from rejection where topic = ?", topic).stream()
                        .findFirst());
    }

    private static List<Quality> qualities(String device) throws IOException, SQLException {
        return column(
                        "select quality from reading r join sensor s on s.id = r.sensor where s.device = ? order by 1",
                        device)
                .stream()
                .map(code -> new Quality(Integer.parseInt(code)))
                .toList();
    }

    private static List<String> column(String sql, String parameter) throws IOException, SQLException {
        try (Connection connection = city.store();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        }
    }
}
