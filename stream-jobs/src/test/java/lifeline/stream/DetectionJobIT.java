package lifeline.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
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
                await(store, "select sum(stored), sum(gaps) from ledger", List.of("5 0"));
                await(
                        store,
                        "select count(*) from ledger where received <> stored + duplicate + rejected",
                        List.of("0"));
            }
            assertFalse(Files.readString(restored.log()).contains("TAKEN_OVER"), "no session is taken up twice");
            assertEquals(0, restored.exit().get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatAFullStoreCannotTakeIsNotAcknowledgedAndComesAgainAfterAKill() throws Exception {
        StoreAccess store = StoreUnderTest.empty();
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"))) {
            try (ChildProcess job = start(broker, store, Optional.empty())) {
                job.awaitReady(PATIENCE);
                StoreUnderTest.run(store, """
                        create or replace function full_disk() returns trigger language plpgsql
                        as $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$;
                        create trigger full_disk before insert on reading for each statement execute function full_disk()""");
                publish(broker, reading(0, 0.5), reading(60, 0.5), reading(120, 0.5));
                awaitLine(job.log(), "No space left on device");
                job.kill();
            } finally {
                StoreUnderTest.run(store, "drop trigger if exists full_disk on reading");
            }
            assertEquals(List.of("0"), StoreUnderTest.rows(store, "select count(*) from reading"));
            try (ChildProcess restored = start(broker, store, Optional.of(newestCheckpoint()))) {
                restored.awaitReady(PATIENCE);
                await(store, "select count(*) from reading", List.of("3"));
            }
        }
    }

    private static void awaitLine(Path log, String text) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.readString(log).contains(text)) {
            assertTrue(Instant.now().isBefore(end), () -> "nothing of " + text + " in " + log);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void theTimeWithoutABrokerIsABlindWindow() throws Exception {
        String windows = "select reason, ended_at is not null from blind_window where reason = 'DISCONNECTED'";
        StoreAccess store = StoreUnderTest.empty();
        BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
        int port = broker.port();
        try (ChildProcess job = start(broker, store, Optional.empty())) {
            job.awaitReady(PATIENCE);
            publish(broker, numbered(0), numbered(1), numbered(100));
            await(store, "select sum(stored), sum(gaps) from ledger", List.of("3 35"));
            broker.kill();
            await(store, windows, List.of("DISCONNECTED f"));
            broker = BrokerProcess.start(directory.resolve("broker"), port);
            await(store, windows, List.of("DISCONNECTED t"));
        } finally {
            broker.close();
        }
    }

    private String numbered(long seq) {
        return "{\"t\":\"" + begin.plusSeconds(seq) + "\",\"seq\":" + seq + ",\"v\":{\"methane\":1}}";
    }

    @Test
    void framesAreStoredByTheSecondAndTenMinutesOfThemAreReadings() throws Exception {
        StoreAccess store = StoreUnderTest.empty();
        long tenMinutes = Math.floorDiv(begin.getEpochSecond(), 600L) * 600;
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
                ChildProcess job = start(broker, store, Optional.empty())) {
            job.awaitReady(PATIENCE);
            List<byte[]> frames = new ArrayList<>();
            for (int second = 0; second < 680; second += 5) {
                frames.add(frame(tenMinutes + second));
            }
            frames.add(frames.get(0));
            frames.add(new byte[] {'L', 'F', 2});
            publish(broker, "lifeline/v1/bridge/bridge-1/dev-1/frame", frames);
            await(store, "select count(*), sum(count) from waveform", List.of("680 34000"));
            await(
                    store,
                    "select quantity || ' ' || round(value::numeric, 2) || ' ' || (extract(epoch from observed_at) - "
                            + tenMinutes
                            + ")::int || ' ' || (quality & 3) from reading r join sensor s on s.id = r.sensor"
                            + " order by 1",
                    List.of(
                            "vibration-frequency 2.10 600 0",
                            "vibration-max 0.50 600 0",
                            "vibration-mean 0.00 600 0",
                            "vibration-min -0.50 600 0",
                            "vibration-peak-to-peak 1.00 600 0",
                            "vibration-rms 0.35 600 0"));
            await(store, "select reason from rejection", List.of("NOT_A_FRAME"));
        }
    }

    /** Five seconds of a sine of 2.1 Hz and half a m/s², from a second on that counts since 1970. */
    private static byte[] frame(long second) {
        ByteBuffer bytes = ByteBuffer.allocate(24 + 10 + 8 + 500 + 4);
        bytes.put(new byte[] {'L', 'F', 1, 0, 0, 1}).putInt((int) (second / 5)).putLong(second * 1_000_000);
        bytes.putFloat(50).putShort((short) 250);
        bytes.put((byte) 9)
                .put("vibration".getBytes(StandardCharsets.US_ASCII))
                .putFloat(0.001f)
                .putFloat(0);
        for (int i = 0; i < 250; i++) {
            bytes.putShort((short) Math.round(500 * Math.sin(2 * Math.PI * 2.1 * (second % 600 + i / 50.0))));
        }
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), 0, bytes.position());
        return bytes.putInt((int) crc.getValue()).array();
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

    private static void publish(BrokerProcess broker, String topic, List<byte[]> payloads) throws Exception {
        String url = broker.url().replace("mqtt:", "tcp:");
        MqttClient client = new MqttClient(url, "bridge", new MemoryPersistence());
        client.connect();
        for (byte[] payload : payloads) {
            client.publish(topic, payload, 1, false);
        }
        client.disconnect();
        client.close();
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
        MqttClient client = new MqttClient(broker.url().replace("mqtt:", "tcp:"), "edge-node", new MemoryPersistence());
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
