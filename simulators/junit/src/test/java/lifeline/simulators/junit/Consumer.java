package lifeline.simulators.junit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A consumer as an engineer may write one: keeps the topic of each message it takes. */
final class Consumer implements MqttCallback, AutoCloseable {
    private final Queue<String> topics = new ConcurrentLinkedQueue<>();
    private final MqttAsyncClient client;

    Consumer(Broker broker) throws MqttException {
        client = new MqttAsyncClient(
                broker.url().replace("mqtt://", "tcp://"), broker.clientId("consumer"), new MemoryPersistence());
        client.setCallback(this);
        client.connect().waitForCompletion(20_000);
        client.subscribe("#", 1).waitForCompletion(20_000);
    }

    long taken() {
        return topics.size();
    }

    Queue<String> topics() {
        return topics;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        topics.add(topic);
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

    @Override
    public void close() throws MqttException {
        client.disconnect().waitForCompletion(20_000);
        client.close();
    }
}
