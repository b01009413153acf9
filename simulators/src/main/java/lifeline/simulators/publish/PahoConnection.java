package lifeline.simulators.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/**
 * One connection, from CONNECT to its end; never used again after that. At most as many messages are in flight as the
 * broker's receive maximum allows.
 */
public final class PahoConnection implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int MOST_IN_FLIGHT = 1_024;
    private static final int SPEC_RECEIVE_MAXIMUM = 65_535;
    private static final long POLL_MILLIS = 100;
    private static final int FIRST_FAILURE = 0x80;

    private final MqttAsyncClient client;
    private final BufferedSockets sockets = new BufferedSockets();
    private final Semaphore window;
    private final BiConsumer<Long, Integer> onAcknowledged;
    private volatile String lost = "";
    private volatile Consumer<byte[]> heard = payload -> {};

    /**
     * Connects.
     *
     * @param onAcknowledged is told the number of each message the broker answered, and its reason code; on a thread of
     *     Paho's, which must not be made to wait
     */
    public PahoConnection(Broker broker, String clientId, BiConsumer<Long, Integer> onAcknowledged)
            throws ConnectionLostException {
        this(broker, clientId, Optional.empty(), onAcknowledged);
    }

    /**
     * The same, leaving a will.
     *
     * @param will published by the broker when the connection ends without a goodbye
     */
    PahoConnection(
            Broker broker, String clientId, Optional<Speech.Packet> will, BiConsumer<Long, Integer> onAcknowledged)
            throws ConnectionLostException {
        this.onAcknowledged = onAcknowledged;
        try {
            this.client = new MqttAsyncClient(broker.pahoUrl(), clientId, new MemoryPersistence());
        } catch (MqttException | IllegalArgumentException e) {
            throw new ConnectionLostException("not an address to connect to: " + broker.url(), e);
        }
        client.setCallback(new Watch());
        try {
            IMqttToken token = client.connect(options(broker, will));
            token.waitForCompletion(CONNECT_WITHIN.toMillis());
            this.window = new Semaphore(Math.min(MOST_IN_FLIGHT, receiveMaximum(token)));
        } catch (MqttException e) {
            abandon();
            throw new ConnectionLostException(reasonOf(e), e);
        }
    }

    private MqttConnectionOptions options(Broker broker, Optional<Speech.Packet> will) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout((int) CONNECT_WITHIN.toSeconds());
        if (broker.isPlain()) {
            options.setSocketFactory(sockets);
        }
        will.ifPresent(last ->
                options.setWill(last.topic(), new MqttMessage(last.payload(), 1, last.retain(), new MqttProperties())));
        broker.user().ifPresent(options::setUserName);
        broker.password().ifPresent(password -> options.setPassword(password.getBytes(StandardCharsets.UTF_8)));
        return options;
    }

    private static int receiveMaximum(IMqttToken token) {
        MqttProperties properties = token.getResponseProperties();
        Integer granted = properties == null ? null : properties.getReceiveMaximum();
        return granted == null ? SPEC_RECEIVE_MAXIMUM : granted;
    }

    static String reasonOf(MqttException e) {
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null ? e.toString() : cause.getMessage();
    }

    /** Has {@code onMessage} be told what is published on {@code topic}; on a thread of Paho's, which must not be made to wait. */
    void listen(String topic, Consumer<byte[]> onMessage) throws ConnectionLostException {
        heard = onMessage;
        try {
            client.subscribe(topic, 1).waitForCompletion(CONNECT_WITHIN.toMillis());
        } catch (MqttException e) {
            throw new ConnectionLostException(reasonOf(e), e);
        }
    }

    /** Hands a packet to the broker, waiting while too many are in flight. */
    void publish(long number, Speech.Packet packet) throws ConnectionLostException, InterruptedException {
        publish(number, packet.topic(), packet.payload(), packet.retain());
    }

    /** The same, for a payload of any make; {@code number} is what its acknowledgement will be told by. */
    public void publish(long number, String topic, byte[] payload)
            throws ConnectionLostException, InterruptedException {
        publish(number, topic, payload, false);
    }

    private void publish(long number, String topic, byte[] payload, boolean retain)
            throws ConnectionLostException, InterruptedException {
        while (!window.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            check();
        }
        check();
        MqttMessage packet = new MqttMessage(payload);
        packet.setQos(1);
        packet.setRetained(retain);
        try {
            client.publish(topic, packet, number, new Acknowledgement());
        } catch (MqttException e) {
            throw new ConnectionLostException(reasonOf(e), e);
        }
    }

    /** Notices that the connection is gone. */
    public void check() throws ConnectionLostException {
        if (!lost.isEmpty()) {
            throw new ConnectionLostException(lost);
        }
    }

    /** Cuts it without a word; whoever publishes is told, and closes it. Any thread may. */
    void drop() {
        lost = "dropped on purpose";
        sockets.cut();
    }

    /** Says goodbye, or leaves without when nobody answers. */
    @Override
    public void close() {
        if (lost.isEmpty()) {
            try {
                client.disconnect(0).waitForCompletion(1_000);
            } catch (MqttException e) {
                lost = reasonOf(e);
            }
        }
        abandon();
    }

    /** Paho may hang while it closes what is broken; a thread of its own may hang with it, we do not. */
    private void abandon() {
        Thread closing = new Thread(
                () -> {
                    try {
                        client.disconnectForcibly(0, 1, false);
                    } catch (MqttException e) {
                        // it was closed already
                    }
                    try {
                        client.close(true);
                    } catch (MqttException e) {
                        // nothing more can be done about it
                    }
                },
                "abandon-connection");
        closing.setDaemon(true);
        closing.start();
    }

    private final class Acknowledgement implements MqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            window.release();
            int[] codes = token.getReasonCodes();
            onAcknowledged.accept((Long) token.getUserContext(), codes == null || codes.length == 0 ? 0 : codes[0]);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            window.release();
            int[] codes = token.getReasonCodes();
            if (codes != null && codes.length > 0 && codes[0] >= FIRST_FAILURE) {
                onAcknowledged.accept((Long) token.getUserContext(), codes[0]);
            }
        }
    }

    private final class Watch implements MqttCallback {
        @Override
        public void disconnected(MqttDisconnectResponse response) {
            MqttException cause = response.getException();
            lost = cause == null
                    ? "the broker ended the connection, code " + response.getReturnCode()
                    : reasonOf(cause);
        }

        @Override
        public void mqttErrorOccurred(MqttException e) {
            if (e.getReasonCode() != MqttReturnCode.RETURN_CODE_SUCCESS) {
                lost = reasonOf(e);
            }
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            heard.accept(message.getPayload());
        }

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String url) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
