package lifeline.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lifeline.broker.BrokerProcess;
import lifeline.contract.process.ChildProcess;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreUnderTest;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker, job and store, and devices that behave as badly as devices do. */
class StrangeDevicesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int STORM = 3_000;
    private static final int FLOOD = 2_000;
    private static final int BURST = 100;

    /** MQTT 5, reason code 0x95. */
    private static final String PACKET_TOO_LARGE = "149";

    /** The broker hangs up on a device that is still writing: the reason it sent first may be lost with the connection. */
    private static final String CONNECTION_LOST = Integer.toString(MqttClientException.REASON_CODE_CONNECTION_LOST);

    private final Path directory;

    StrangeDevicesIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void whateverOneDeviceDoesTheOthersAreReadAndJudged() throws Exception {
        StoreAccess store = StoreUnderTest.empty();
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"))) {
            try (Device storm = new Device(broker, "storm")) {
                storm.retainOnManyTopics();
            }
            try (ChildProcess job = start(broker, store);
                    Device flood = new Device(broker, "flood");
                    Device large = new Device(broker, "large");
                    Device huge = new Device(broker, "huge");
                    Device well = new Device(broker, "well")) {
                job.awaitReady(PATIENCE);
                for (int message = 0; message < FLOOD; message++) {
                    flood.says("{\"v\":{\"methane\":1}}".getBytes(UTF_8));
                }
                large.says(new byte[9 << 20]);
                MqttException tooLarge = assertThrows(MqttException.class, () -> huge.says(new byte[50 << 20]));
                assertTrue(
                        Stream.of(PACKET_TOO_LARGE, CONNECTION_LOST).anyMatch(String.valueOf(tooLarge)::contains),
                        () -> "the broker takes 32 MiB a packet and hangs up on whoever sends more: " + tooLarge);
                for (int message = 0; message < 3; message++) {
                    well.says("{\"v\":{\"methane\":60}}".getBytes(UTF_8));
                }

                await(
                        store,
                        "select rule || ' ' || kind || ' ' || device from signal",
                        List.of("gas.methane.leak RAISE well"));
                await(
                        store,
                        "select read.n + refused.n || ' of which too many refused ' || (refused.n > read.n)"
                                + " from (select count(*) n from reading r join sensor s on s.id = r.sensor"
                                + " where s.device = 'flood') read, (select sum(readings) n from rejection_count"
                                + " where device = 'flood' and reason = 'OVER_QUOTA') refused",
                        List.of(FLOOD + " of which too many refused true"));
                await(
                        store,
                        "select count(*) || ' of the huge' from rejection where device = 'huge'",
                        List.of("0 of the huge"));
                await(
                        store,
                        "select reason || ' ' || bytes || ' ' || length(sha256) from rejection where device = 'large'",
                        List.of("PAYLOAD_TOO_LARGE 9437184 64"));
            }
        }
    }

    private ChildProcess start(BrokerProcess broker, StoreAccess store) {
        return ChildProcess.start(
                new ChildProcess.Command(
                        "job",
                        ChildProcess.classPathOf(DetectionJob.class),
                        DetectionJob.class.getName(),
                        List.of("-Xmx512m"),
                        List.of(),
                        Map.of(
                                "LIFELINE_MQTT_URL", broker.url(),
                                "LIFELINE_DB_URL", store.url(),
                                "LIFELINE_DB_USER", store.user(),
                                "LIFELINE_DB_PASSWORD", store.password(),
                                "LIFELINE_CHECKPOINTS",
                                        directory.resolve("checkpoints").toString(),
                                "LIFELINE_SESSIONS", "1",
                                "LIFELINE_DEVICE_MESSAGES_PER_S", "1",
                                "LIFELINE_DEVICE_BURST", Integer.toString(BURST)),
                        directory.resolve("job.log")),
                line -> {});
    }

    /** A connection that publishes as one device. */
    private static final class Device implements AutoCloseable {
        private final MqttClient client;
        private final String name;

        Device(BrokerProcess broker, String name) throws MqttException {
            this.client = new MqttClient(broker.url().replace("mqtt:", "tcp:"), name, new MemoryPersistence());
            this.name = name;
            client.connect();
        }

        void says(byte[] payload) throws MqttException {
            client.publish("lifeline/v1/gas/well-1/" + name + "/json", payload, 1, false);
        }

        /** Alarming readings that the broker keeps for whoever subscribes. */
        void retainOnManyTopics() throws MqttException {
            byte[] payload = ("{\"t\":\"" + Instant.now() + "\",\"v\":{\"methane\":60}}").getBytes(UTF_8);
            for (int device = 0; device < STORM; device++) {
                client.publish("lifeline/v1/gas/well-1/retained-" + device + "/json", payload, 0, true);
            }
        }

        @Override
        public void close() throws MqttException {
            if (client.isConnected()) {
                client.disconnect();
            }
            client.close();
        }
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
