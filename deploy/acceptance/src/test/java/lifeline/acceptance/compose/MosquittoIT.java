package lifeline.acceptance.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import lifeline.acceptance.Eventually;
import lifeline.acceptance.Prerequisite;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker's settings, tried on a real mosquitto. */
class MosquittoIT {
    private static final String OWN = "lifeline/v1/gas/well-1/dev-1/json";
    private static final String OTHERS = "lifeline/v1/gas/well-1/dev-2/json";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** More than mosquitto queues, and far more than it has in flight, unless told otherwise. */
    private static final int MANY = 1_500;

    @TempDir
    private Path data;

    private MosquittoProcess broker;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        broker = MosquittoProcess.start(data);
    }

    @AfterEach
    void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void nobodyIsAnonymous() {
        assertThrows(MqttException.class, () -> connect("stranger", null));
    }

    @Test
    void aDevicePublishesItsOwnAndNothingElse() throws Exception {
        MosquittoProcess.addDevice(data, "dev-1");
        broker.restart();
        List<String> seen = new CopyOnWriteArrayList<>();
        MqttClient job = subscribed("lifeline-job", "lifeline/#", seen);
        MqttClient device = connect("dev-1", MosquittoProcess.PASSWORD);
        List<String> overheard = new CopyOnWriteArrayList<>();
        device.setCallback(new Recorder(overheard));
        device.subscribe("lifeline/#", 1);

        publishAsDevice(OTHERS, "forged");
        publishAsDevice("lifeline/v2/gas/well-1/dev-1/json", "mistyped");
        publishAsDevice(OWN, "own");

        Eventually.holds("the device's own reading arrives", PATIENCE, () -> seen.contains("own"));
        assertEquals(List.of("own"), seen);
        assertEquals(List.of(), overheard);
        disconnect(job, device);
    }

    @Test
    void simulatorsPublishForAllDevicesAndReadNothing() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        MqttClient job = subscribed("lifeline-job", "lifeline/#", seen);
        List<String> overheard = new CopyOnWriteArrayList<>();
        MqttClient simulators = subscribed("lifeline-simulators", "#", overheard);

        publish(simulators, OWN, "one");
        publish(simulators, OTHERS, "two");

        Eventually.holds("both readings arrive", PATIENCE, () -> seen.equals(List.of("one", "two")));
        assertEquals(List.of(), overheard);
        disconnect(job, simulators);
    }

    @Test
    void keepsAllThatComesWhileTheJobIsAwayAlsoOverARestart() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        String filter = "$share/city/lifeline/#";
        MqttClient first = subscribed("lifeline-job", filter, seen);
        disconnect(first);
        MqttClient simulators = connect("lifeline-simulators", MosquittoProcess.PASSWORD);
        for (int number = 0; number < MANY; number++) {
            publish(simulators, OWN, Integer.toString(number));
        }
        disconnect(simulators);

        broker.restart();

        MqttClient again = subscribed("lifeline-job", filter, seen);
        Eventually.holds("all queued messages arrive", PATIENCE, () -> seen.size() >= MANY);
        assertEquals(MANY, seen.stream().distinct().count());
        disconnect(again);
    }

    @Test
    void theHealthCheckIsAnswered() throws Exception {
        String check = ComposeFile.read().service("broker").get("healthcheck").toString();
        String command = check.substring(check.indexOf("mosquitto_sub"), check.indexOf("], interval"))
                .replace("$$", "$")
                .replace("mosquitto_sub", "mosquitto_sub -p " + port());
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command);
        shell.environment().put("LIFELINE_MQTT_HEALTH_PASSWORD", MosquittoProcess.PASSWORD);
        Process answer = shell.start();
        assertEquals(0, answer.waitFor(), () -> command);
        assertFalse(new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).isBlank());
    }

    @Test
    void accountsOfDevicesStayAndNoPasswordIsKeptInClear() throws Exception {
        MosquittoProcess.addDevice(data, "dev-1");
        MosquittoProcess.makeAccounts(data);
        List<String> lines = Files.readAllLines(data.resolve("accounts/passwords"));
        assertEquals(
                List.of("lifeline-job", "lifeline-simulators", "lifeline-health", "dev-1"),
                lines.stream().map(line -> line.substring(0, line.indexOf(':'))).toList());
        assertTrue(lines.stream().noneMatch(line -> line.contains(MosquittoProcess.PASSWORD)));
    }

    private MqttClient subscribed(String user, String filter, List<String> seen) throws MqttException {
        MqttClient client = connect(user, MosquittoProcess.PASSWORD, seen);
        client.subscribe(filter, 1);
        return client;
    }

    private MqttClient connect(String user, String password) throws MqttException {
        return connect(user, password, new CopyOnWriteArrayList<>());
    }

    /** Listens before it connects: a session that was kept delivers at once. */
    private MqttClient connect(String user, String password, List<String> seen) throws MqttException {
        MqttClient client = new MqttClient(broker.url(), "client-of-" + user, new MemoryPersistence());
        client.setTimeToWait(PATIENCE.toMillis());
        client.setCallback(new Recorder(seen));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(600L);
        if (password != null) {
            options.setUserName(user);
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        client.connect(options);
        return client;
    }

    /** Without Paho: it takes a PUBACK that refuses, and carries no properties, for a broken connection. */
    private void publishAsDevice(String topic, String payload) throws IOException, InterruptedException {
        Prerequisite.require(
                Prerequisite.program("mosquitto_pub").isPresent(), "no mosquitto_pub: apt install mosquitto-clients");
        Process pub = new ProcessBuilder(
                        "mosquitto_pub",
                        "-V",
                        "5",
                        "-p",
                        port(),
                        "-i",
                        "publisher",
                        "-u",
                        "dev-1",
                        "-P",
                        MosquittoProcess.PASSWORD,
                        "-q",
                        "1",
                        "-t",
                        topic,
                        "-m",
                        payload)
                .start();
        assertTrue(pub.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "mosquitto_pub hangs");
    }

    private String port() {
        return broker.url().substring(broker.url().lastIndexOf(':') + 1);
    }

    private static void publish(MqttClient client, String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    private static void disconnect(MqttClient... clients) throws MqttException {
        for (MqttClient client : clients) {
            client.disconnect();
            client.close();
        }
    }

    /** Keeps the payloads it is given. */
    private record Recorder(List<String> payloads) implements org.eclipse.paho.mqttv5.client.MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            payloads.add(new String(message.getPayload(), StandardCharsets.UTF_8));
        }

        @Override
        public void disconnected(org.eclipse.paho.mqttv5.client.MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(org.eclipse.paho.mqttv5.client.IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverURI) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
