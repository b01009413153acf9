package lifeline.simulators.publish;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Receives and counts, and does nothing else with what it gets: what a broker can deliver at best. */
public final class PahoSubscription implements AutoCloseable {
    private static final long WITHIN_MILLIS = Duration.ofSeconds(10).toMillis();
    private static final int MOST = 65_535;

    private final MqttAsyncClient client;
    private final AtomicLong received = new AtomicLong();
    private int[] unacknowledged = new int[MOST];
    private int count;

    /** Subscribes at QoS 1; nothing is acknowledged until {@link #acknowledge}. */
    public PahoSubscription(Broker broker, String filter) throws ConnectionLostException {
        try {
            client = new MqttAsyncClient(broker.pahoUrl(), broker.clientId(), new MemoryPersistence());
            client.setManualAcks(true);
            client.setCallback(new Counting());
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setAutomaticReconnect(false);
            options.setReceiveMaximum(MOST);
            client.connect(options).waitForCompletion(WITHIN_MILLIS);
            client.subscribe(new MqttSubscription(filter, 1)).waitForCompletion(WITHIN_MILLIS);
        } catch (MqttException e) {
            throw new ConnectionLostException(PahoConnection.reasonOf(e), e);
        }
    }

    public long received() {
        return received.get();
    }

    /** Acknowledges all that has come so far. */
    public void acknowledge() throws ConnectionLostException {
        int[] ids;
        synchronized (this) {
            ids = Arrays.copyOf(unacknowledged, count);
            count = 0;
        }
        try {
            for (int id : ids) {
                client.messageArrivedComplete(id, 1);
            }
        } catch (MqttException e) {
            throw new ConnectionLostException(PahoConnection.reasonOf(e), e);
        }
    }

    private synchronized void arrived(int id) {
        if (count == unacknowledged.length) {
            unacknowledged = Arrays.copyOf(unacknowledged, 2 * count);
        }
        unacknowledged[count++] = id;
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 1, false);
            client.close(true);
        } catch (MqttException e) {
            // it is over either way
        }
    }

    private final class Counting implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            received.incrementAndGet();
            arrived(message.getId());
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
