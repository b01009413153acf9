package lifeline.simulators.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lifeline.broker.BrokerProcess;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.Cities;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.truth.Ledger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RetainedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Arrived(String topic, MqttMessage message) {}

    @Test
    void theBrokerKeepsARetainedMessageForWhoeverSubscribesLater(@TempDir Path data) throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            Broker at = new Broker(broker.url(), Optional.empty(), Optional.empty(), "lifeline-sim-retained");
            Gateways gateways = new Gateways(at, 2, new Ledger(), message -> {}, line -> {});
            assertEquals("", gateways.connect(PATIENCE));
            gateways.publish("dev-0001", Message.of(said("dev-0001").retained()));
            gateways.publish("dev-0002", Message.of(said("dev-0002")));
            gateways.finish(PATIENCE);

            BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
            MqttAsyncClient late =
                    new MqttAsyncClient(broker.url().replace("mqtt://", "tcp://"), "late", new MemoryPersistence());
            late.setCallback(new Listener(arrived));
            late.connect().waitForCompletion(PATIENCE.toMillis());
            late.subscribe("lifeline/#", 1).waitForCompletion(PATIENCE.toMillis());

            Arrived kept = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertNotNull(kept);
            assertTrue(kept.message().isRetained());
            assertEquals(said("dev-0001").topic().toString(), kept.topic());
            assertNull(arrived.poll(200, TimeUnit.MILLISECONDS));
            late.disconnectForcibly(0, 1_000, false);
            late.close();
        }
    }

    private static Emission said(String device) {
        return new Emission(
                Cities.START,
                new Topic("gas", "well-0001", device, Format.JSON),
                List.of(new Sample(Cities.START, 1L, Map.of("methane", 0.5))),
                Emission.Form.PLAIN,
                Map.of(),
                false);
    }

    private record Listener(BlockingQueue<Arrived> arrived) implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            arrived.add(new Arrived(topic, message));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException e) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String url) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
