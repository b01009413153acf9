package lifeline.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerIT {
    private static final long PATIENCE = 60_000;
    private static final String TOPIC = "lifeline/v1/gas/well-1/dev-1/json";
    private static final String SHARED = "$share/job/lifeline/v1/#";
    private static final long AN_HOUR = 3600;

    private final Path data;
    private final BlockingQueue<MqttMessage> received = new LinkedBlockingQueue<>();

    BrokerIT(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void losesNothingItHadAcknowledgedWhenItIsKilled() throws Exception {
        Set<String> sent = new TreeSet<>();
        int port;
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            port = broker.port();
            MqttAsyncClient away = subscriber(broker);
            away.disconnect().waitForCompletion(PATIENCE);
            MqttAsyncClient publisher = connected(broker, "publisher", 0);
            for (int i = 0; i < 300; i++) {
                String text = Integer.toString(i);
                publisher.publish(TOPIC, message(text)).waitForCompletion(PATIENCE);
                sent.add(text);
            }
            broker.kill();
        }

        try (BrokerProcess again = BrokerProcess.start(data, port)) {
            MqttAsyncClient back = connected(again, "subscriber", AN_HOUR);
            assertEquals(sent, texts(sent.size()));
            back.disconnect().waitForCompletion(PATIENCE);
        }
    }

    @Test
    void keepsTheSubscriptionsOfAClientThatIsAwayWhenItIsKilled() throws Exception {
        int port;
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            port = broker.port();
            subscriber(broker).disconnect().waitForCompletion(PATIENCE);
            broker.kill();
        }

        try (BrokerProcess again = BrokerProcess.start(data, port)) {
            connected(again, "publisher", 0).publish(TOPIC, message("late")).waitForCompletion(PATIENCE);
            connected(again, "subscriber", AN_HOUR);
            assertEquals(Set.of("late"), texts(1));
        }
    }

    @Test
    void letsAPayloadOfTenMegabytesThrough() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            subscriber(broker);
            byte[] large = new byte[10_000_000];
            connected(broker, "publisher", 0)
                    .publish(TOPIC, new MqttMessage(large, 1, false, new MqttProperties()))
                    .waitForCompletion(PATIENCE);

            MqttMessage message = received.poll(PATIENCE, TimeUnit.MILLISECONDS);
            assertTrue(message != null && message.getPayload().length == large.length);
        }
    }

    @Test
    void grantsTheLargestReceiveMaximum() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            MqttAsyncClient client = client(broker, "asker");
            IMqttToken token = client.connect(options(0));
            token.waitForCompletion(PATIENCE);

            Integer granted = token.getResponseProperties().getReceiveMaximum();
            assertTrue(granted == null || granted == 65_535, "granted " + granted);
        }
    }

    @Test
    void forgetsASessionOnceItHasExpired() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            MqttAsyncClient brief = connected(broker, "brief", 1);
            subscribe(brief, "lifeline/v1/#");
            brief.disconnect().waitForCompletion(PATIENCE);

            long giveUpAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
            boolean present = true;
            while (present && System.nanoTime() < giveUpAt) {
                afterSeconds(3);
                MqttAsyncClient look = client(broker, "brief");
                IMqttToken token = look.connect(options(1));
                token.waitForCompletion(PATIENCE);
                present = token.getSessionPresent();
                look.disconnect().waitForCompletion(PATIENCE);
            }
            assertFalse(present, "the session is still there");
        }
    }

    /** The broker's clock cannot be moved, and each look makes the session younger. */
    private static void afterSeconds(int seconds) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS))
                .join();
    }

    @Test
    void keepsRetainedMessages() throws Exception {
        int port;
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            port = broker.port();
            MqttMessage retained = message("here");
            retained.setRetained(true);
            connected(broker, "publisher", 0)
                    .publish("lifeline/v1/gas/well-1/dev-1/status", retained)
                    .waitForCompletion(PATIENCE);
            broker.kill();
        }

        try (BrokerProcess again = BrokerProcess.start(data, port)) {
            subscribe(connected(again, "plain", 0), "lifeline/v1/+/+/+/status");
            assertEquals(Set.of("here"), texts(1));
        }
    }

    private Set<String> texts(int count) throws InterruptedException {
        Set<String> texts = new TreeSet<>();
        while (texts.size() < count) {
            MqttMessage message = received.poll(PATIENCE, TimeUnit.MILLISECONDS);
            if (message == null) {
                break;
            }
            texts.add(new String(message.getPayload(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private MqttAsyncClient subscriber(BrokerProcess broker) throws MqttException {
        MqttAsyncClient client = connected(broker, "subscriber", AN_HOUR);
        subscribe(client, SHARED);
        return client;
    }

    private static void subscribe(MqttAsyncClient client, String filter) throws MqttException {
        client.subscribe(new MqttSubscription(filter, 1)).waitForCompletion(PATIENCE);
    }

    private MqttAsyncClient connected(BrokerProcess broker, String id, long expirySeconds) throws MqttException {
        MqttAsyncClient client = client(broker, id);
        client.connect(options(expirySeconds)).waitForCompletion(PATIENCE);
        return client;
    }

    private MqttAsyncClient client(BrokerProcess broker, String id) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient(broker.url().replace("mqtt:", "tcp:"), id, new MemoryPersistence());
        client.setCallback(new Receiver((topic, message) -> received.add(message)));
        return client;
    }

    private static MqttConnectionOptions options(long expirySeconds) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(expirySeconds);
        options.setReceiveMaximum(65_535);
        options.setAutomaticReconnect(false);
        return options;
    }

    private static MqttMessage message(String text) {
        return new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, false, new MqttProperties());
    }

    /** Paho's callback, of which only messages matter here. */
    private record Receiver(IMqttMessageListener listener) implements org.eclipse.paho.mqttv5.client.MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) throws Exception {
            listener.messageArrived(topic, message);
        }

        @Override
        public void disconnected(org.eclipse.paho.mqttv5.client.MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String server) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
