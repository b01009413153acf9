package lifeline.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lifeline.broker.BrokerProcess;
import lifeline.contract.process.ChildProcess;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreUnderTest;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionJobIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SIGNALS = "select rule || ' ' || kind || ' ' || severity from signal order by seq";

    private final Instant begin = Instant.now().minusSeconds(1200).truncatedTo(ChronoUnit.SECONDS);
    private final Path directory;

    DetectionJobIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void anAlertRaisedBeforeTheJobIsKilledClearsOnceAfterIt() throws Exception {
        StoreAccess store = StoreUnderTest.empty();
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"))) {
            try (ChildProcess job = start(broker, store, Optional.empty())) {
                assertEquals(Map.of("restored", false), job.awaitReady(PATIENCE));
                publish(broker, reading(0, 60), reading(60, 60));
                publish(broker, "rubbish");
                await(store, SIGNALS, List.of("gas.methane.leak RAISE RED"));
                await(store, "select reason from rejection", List.of("NOT_JSON"));
                job.kill();
            }
            publish(broker, reading(120, 0.5), reading(180, 0.5), reading(240, 0.5), reading(240, 0.5));
            ChildProcess restored = start(broker, store, Optional.of(newestCheckpoint()));
            try (restored) {
                assertEquals(Map.of("restored", true), restored.awaitReady(PATIENCE));
                await(store, SIGNALS, List.of("gas.methane.leak RAISE RED", "gas.methane.leak CLEAR RED"));
                await(store, "select count(*) from reading", List.of("5"));
                await(store, "select count(*) from episode where cleared_at is null", List.of("0"));
            }
            assertEquals(0, restored.exit().get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void aForeignTopicIsReadByASessionOfItsOwn() throws Exception {
        StoreAccess store = StoreUnderTest.empty();
        Path foreign = Files.writeString(directory.resolve("foreign.yaml"), """
                - filter: city/+/up
                  format: json
                  namespace: north
                  domain: gas
                  device: "{2}"
                  asset: "well-{2}"
                  quantities: { CH4: methane }
                  units: { CH4: "%VOL" }
                """);
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
                ChildProcess job =
                        start(broker, store, Optional.empty(), Map.of("LIFELINE_FOREIGN_TOPICS", foreign.toString()))) {
            job.awaitReady(PATIENCE);
            publishTo(broker, "city/7/up", "{\"t\":\"" + begin + "\",\"v\":{\"CH4\":3}}");
            publish(broker, reading(0, 1));
            await(
                    store,
                    "select d.asset || ' ' || s.device || ' ' || s.quantity || ' ' || r.value"
                            + " from reading r join sensor s on s.id = r.sensor join device d on d.id = s.device order by 1",
                    List.of("well-1 dev-1 methane 1", "well-7 north:7 methane 60"));
        }
    }

    @Test
    void anEdgeNodeThatDiesLeavesItsSensorsSilentAtOnce() throws Exception {
        StoreAccess store = StoreUnderTest.empty();
        Path foreign = Files.writeString(directory.resolve("foreign.yaml"), """
                - filter: spBv1.0/g/#
                  format: sparkplug
                  namespace: spb
                  domain: gas
                  asset: { "g/n/d": well-7 }
                  quantities: { Inputs/CH4: methane }
                """);
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
                ChildProcess job =
                        start(broker, store, Optional.empty(), Map.of("LIFELINE_FOREIGN_TOPICS", foreign.toString()))) {
            job.awaitReady(PATIENCE);
            // bdSeq 0; Inputs/CH4 with alias 5, a UInt8; 1 by alias; the death of session 0
            publishBytes(broker, "spBv1.0/g/NBIRTH/n", "088096dc8ea03412120a056264536571188096dc8ea03420045800");
            publishBytes(
                    broker,
                    "spBv1.0/g/DBIRTH/n/d",
                    "088096dc8ea03412190a0a496e707574732f4348341005188096dc8ea034200538011801");
            publishBytes(broker, "spBv1.0/g/DDATA/n/d", "08fa97dc8ea034120b100518fa97dc8ea03450011802");
            await(
                    store,
                    "select d.asset || ' ' || s.quantity || ' ' || r.value"
                            + " from reading r join sensor s on s.id = r.sensor join device d on d.id = s.device",
                    List.of("well-7 methane 1"));
            publishBytes(broker, "spBv1.0/g/NDEATH/n", "088096dc8ea03412120a056264536571188096dc8ea03420045800");
            await(store, SIGNALS, List.of("gas.methane.silent RAISE BLUE"));
            await(
                    store,
                    "select distinct reason || ' ' || device from rejection where reason = 'DEVICE_DEAD' order by 1",
                    List.of("DEVICE_DEAD spb:g_x002F_n", "DEVICE_DEAD spb:g_x002F_n_x002F_d"));
        }
    }

    @Test
    void wrongSettingsEndItWithCodeTwo() throws Exception {
        ChildProcess job = ChildProcess.start(
                command(Map.of("LIFELINE_DB_URL", "nowhere", "LIFELINE_PARALLELISM", "0")), line -> {});
        assertEquals(2, job.exit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertTrue(Files.readString(job.log()).contains("LIFELINE_CHECKPOINTS is missing"));
    }

    private ChildProcess start(BrokerProcess broker, StoreAccess store, Optional<Path> restore) {
        return start(broker, store, restore, Map.of());
    }

    private ChildProcess start(
            BrokerProcess broker, StoreAccess store, Optional<Path> restore, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "LIFELINE_MQTT_URL", broker.url(),
                "LIFELINE_DB_URL", store.url(),
                "LIFELINE_DB_USER", store.user(),
                "LIFELINE_DB_PASSWORD", store.password(),
                "LIFELINE_CHECKPOINTS", directory.resolve("checkpoints").toString(),
                // messages of one session stay in order; of several they may overtake each other
                "LIFELINE_SESSIONS", "1"));
        environment.putAll(more);
        restore.ifPresent(path -> environment.put("LIFELINE_RESTORE", path.toString()));
        return ChildProcess.start(command(environment), line -> {});
    }

    private ChildProcess.Command command(Map<String, String> environment) {
        return new ChildProcess.Command(
                "job",
                ChildProcess.classPathOf(DetectionJob.class),
                DetectionJob.class.getName(),
                List.of("-Xmx512m"),
                List.of(),
                environment,
                directory.resolve("job.log"));
    }

    private Path newestCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("checkpoints"))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(Path::getParent)
                    .orElseThrow();
        }
    }

    private String reading(long second, double methane) {
        return "{\"t\":\"" + begin.plusSeconds(second) + "\",\"v\":{\"methane\":" + methane + "}}";
    }

    private static void publish(BrokerProcess broker, String... payloads) throws Exception {
        publishTo(broker, "lifeline/v1/gas/well-1/dev-1/json", payloads);
    }

    private static void publishTo(BrokerProcess broker, String topic, String... payloads) throws Exception {
        String url = broker.url().replace("mqtt:", "tcp:");
        MqttClient client = new MqttClient(url, "well", new MemoryPersistence());
        client.connect();
        for (String payload : payloads) {
            client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
        }
        client.disconnect();
        client.close();
    }

    private static void publishBytes(BrokerProcess broker, String topic, String hex) throws Exception {
        MqttClient client =
                new MqttClient(broker.url().replace("mqtt:", "tcp:"), "edge-node", new MemoryPersistence());
        client.connect();
        client.publish(topic, HexFormat.of().parseHex(hex), 1, false);
        client.disconnect();
        client.close();
    }

    /** Asks until the answer is right, and says what it is when it never gets right. */
    private static void await(StoreAccess store, String query, List<String> expected) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        List<String> rows = StoreUnderTest.rows(store, query);
        while (!rows.equals(expected) && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(100);
            rows = StoreUnderTest.rows(store, query);
        }
        assertEquals(expected, rows);
    }
}
