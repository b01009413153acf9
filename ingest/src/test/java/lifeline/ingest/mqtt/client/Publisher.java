package lifeline.ingest.mqtt.client;

import java.util.UUID;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** Publishes to a real broker and waits for its word; after a failure it connects anew and publishes again. */
public final class Publisher implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final String url;
    private @Nullable MqttAsyncClient client;

    public Publisher(String url) {
        this.url = url.replace("mqtt://", "tcp://");
    }

    /** @throws IllegalStateException when the broker does not take it within a minute */
    public void publish(String topic, byte[] payload, int qos) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try {
                connected().publish(topic, payload, qos, false).waitForCompletion(PATIENCE_MILLIS);
                return;
            } catch (MqttException e) {
                close();
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("cannot publish to " + url, e);
                }
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private MqttAsyncClient connected() throws MqttException {
        MqttAsyncClient current = client;
        if (current == null || !current.isConnected()) {
            current = new MqttAsyncClient(url, "publisher-" + UUID.randomUUID(), new MemoryPersistence());
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setAutomaticReconnect(false);
            current.connect(options).waitForCompletion(PATIENCE_MILLIS);
            client = current;
        }
        return current;
    }

    @Override
    public void close() {
        if (client != null) {
            try {
                client.disconnectForcibly(0, 200, true);
                client.close(true);
            } catch (MqttException e) {
                // gone is what it should be
            }
            client = null;
        }
    }
}
