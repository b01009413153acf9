package lifeline.simulators.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import lifeline.contract.topic.Topic;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Someone else's view of what arrives: the readings with a time, as (sensor, time), and how many messages there were. */
final class Subscriber implements MqttCallback {
    private static final JsonMapper JSON = new JsonMapper();

    private final String clientId = "test-" + UUID.randomUUID();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicLong messages = new AtomicLong();

    /** Connects, keeping the session of an earlier connection; its queue is delivered. */
    void connect(String url) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient(url.replace("mqtt://", "tcp://"), clientId, new MemoryPersistence());
        client.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(3_600L);
        client.connect(options).waitForCompletion(20_000);
        client.subscribe("lifeline/#", 1).waitForCompletion(20_000);
    }

    /** The key of each reading in a payload that has a time. */
    static Set<String> keys(String topic, byte[] payload) {
        Set<String> keys = new TreeSet<>();
        try {
            JsonNode read = JSON.readTree(payload);
            for (JsonNode sample :
                    read.isArray() ? read : JSON.createArrayNode().add(read)) {
                if (sample.has("t")) {
                    sample.path("v")
                            .fieldNames()
                            .forEachRemaining(
                                    quantity -> keys.add(Topic.parse(topic).device()
                                            + '.'
                                            + quantity
                                            + '@'
                                            + sample.path("t").asText()));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + topic, e);
        }
        return keys;
    }

    Set<String> keys() {
        return keys;
    }

    long messages() {
        return messages.get();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        keys.addAll(keys(topic, message.getPayload()));
        messages.incrementAndGet();
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
