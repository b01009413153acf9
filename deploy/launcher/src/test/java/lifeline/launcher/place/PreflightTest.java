package lifeline.launcher.place;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lifeline.launcher.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @Test
    void saysWhoHoldsEachTakenPortAndWhatToDo() throws IOException {
        try (ServerSocket http = taken();
                ServerSocket mqtt = taken()) {
            Refusal refusal = assertThrows(Refusal.class, () -> preflight(http.getLocalPort(), mqtt.getLocalPort())
                    .run());

            String message = refusal.getMessage();
            assertTrue(message.contains("LIFELINE_HTTP_PORT=" + (http.getLocalPort() + 1)), message);
            assertTrue(message.contains("LIFELINE_MQTT_PORT=" + (mqtt.getLocalPort() + 1)), message);
            if (Files.exists(Path.of("/proc/net/tcp"))) {
                assertTrue(message.contains("process " + ProcessHandle.current().pid()), message);
            }
        }
    }

    @Test
    void letsFreePortsPass() {
        assertDoesNotThrow(() ->
                preflight(Port.anyFree().number(), Port.anyFree().number()).run());
    }

    @Test
    void refusesABrokerThatDoesNotAnswer() {
        Surroundings surroundings = Surroundings.from(Map.of(
                "LIFELINE_HTTP_PORT",
                port(Port.anyFree().number()),
                "LIFELINE_MQTT_URL",
                "mqtt://127.0.0.1:" + Port.anyFree().number()));

        assertThrows(Refusal.class, () -> new Preflight(surroundings, Duration.ZERO).run());
    }

    @Test
    void namesEveryWrongSettingAtOnce() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> Surroundings.from(Map.of(
                        "LIFELINE_HTTP_PORT", "http",
                        "LIFELINE_MQTT_PORT", "0",
                        "LIFELINE_MQTT_URL", "127.0.0.1",
                        "LIFELINE_DB_URL", "mysql://x")));

        for (String setting :
                List.of("LIFELINE_HTTP_PORT", "LIFELINE_MQTT_PORT", "LIFELINE_MQTT_URL", "LIFELINE_DB_URL")) {
            assertTrue(refusal.getMessage().contains(setting), setting);
        }
    }

    @Test
    void refusesASecondCityOnTheSameData(@TempDir Path directory) {
        DataDirectory data = new DataDirectory(directory);
        data.prepare();
        DirectoryLock first = DirectoryLock.take(data);

        Refusal refusal = assertThrows(Refusal.class, () -> DirectoryLock.take(data));
        assertTrue(
                refusal.getMessage()
                        .contains(Long.toString(ProcessHandle.current().pid())),
                refusal.getMessage());
        first.close();

        DirectoryLock.take(data).close();
    }

    @Test
    void refusesAClassPathThatWasNotBuilt(@TempDir Path home) {
        Refusal refusal =
                assertThrows(Refusal.class, () -> new Build(home).refuseMissing(List.of("stream-jobs", "alerts")));

        assertTrue(refusal.getMessage().contains("stream-jobs, alerts"), refusal.getMessage());
    }

    private static Preflight preflight(int http, int mqtt) {
        return new Preflight(
                Surroundings.from(Map.of("LIFELINE_HTTP_PORT", port(http), "LIFELINE_MQTT_PORT", port(mqtt))),
                Duration.ZERO);
    }

    private static String port(int number) {
        return Integer.toString(number);
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
