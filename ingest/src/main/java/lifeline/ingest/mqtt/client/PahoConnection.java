package lifeline.ingest.mqtt.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.TimerPingSender;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * A connection on Paho v5 1.2.5, with a way round each of its faults that could lose data or hang: a client object and
 * threads of its own for this connection alone, DUP flags read off the wire, no automatic reconnect, one global callback that is set before connecting
 * and returns at once, manual acknowledgement at QoS 1 only, no topic aliases, no file persistence, a time limit of our
 * own on every wait, and sockets that can be cut from outside.
 */
public final class PahoConnection implements Connection {
    private static final int QOS = 1;
    private static final long CLOSE_MILLIS = 1_000;

    /** Bad user name or password, not authorized, banned, bad authentication method; and client id not valid. */
    private static final Set<Integer> REFUSALS = Set.of(0x85, 0x86, 0x87, 0x8A, 0x8C);

    private final ConnectOptions options;
    private final WatchedSocketFactory sockets = new WatchedSocketFactory();
    private final ScheduledExecutorService threads;
    private final MqttAsyncClient client;
    private volatile boolean closed;
    private boolean sessionPresent;
    private long sessionExpirySeconds;
    private long keepAliveSeconds;

    private PahoConnection(ConnectOptions options, Arrivals arrivals) throws MqttException {
        this.options = options;
        // receiver, sender, callback, ping, connect or disconnect: Paho occupies a thread for each
        this.threads = Executors.newScheduledThreadPool(6, task -> daemon(task, options.clientId()));
        this.client = new MqttAsyncClient(
                tcp(options.url()), options.clientId(), new MemoryPersistence(), new TimerPingSender(threads), threads);
        client.setManualAcks(true);
        client.setCallback(new Callback(arrivals, sockets));
    }

    /** See {@link Connector#connect}. */
    public static Connection open(ConnectOptions options, Arrivals arrivals) throws ConnectionFailedException {
        PahoConnection connection;
        try {
            connection = new PahoConnection(options, arrivals);
        } catch (MqttException e) {
            throw ConnectionFailedException.failed("no client for " + options, e);
        }
        try {
            connection.connect();
            return connection;
        } catch (MqttException e) {
            connection.cut();
            throw failure("cannot connect " + options, e);
        }
    }

    private void connect() throws MqttException {
        MqttConnectionOptions paho = new MqttConnectionOptions();
        paho.setAutomaticReconnect(false);
        paho.setCleanStart(false);
        paho.setSessionExpiryInterval(options.sessionExpiry().toSeconds());
        paho.setReceiveMaximum(options.receiveMaximum());
        paho.setKeepAliveInterval(Math.toIntExact(options.keepAlive().toSeconds()));
        paho.setConnectionTimeout(
                Math.toIntExact(Math.max(1, options.connectTimeout().toSeconds())));
        paho.setUseSubscriptionIdentifiers(false);
        paho.setSocketFactory(sockets);
        if (options.user() != null) {
            paho.setUserName(options.user());
        }
        if (options.password() != null) {
            paho.setPassword(options.password().getBytes(StandardCharsets.UTF_8));
        }
        IMqttToken token = client.connect(paho);
        token.waitForCompletion(options.connectTimeout().toMillis());
        sessionPresent = token.getSessionPresent();
        MqttProperties granted = token.getResponseProperties();
        sessionExpirySeconds = orElse(
                granted == null ? null : granted.getSessionExpiryInterval(),
                options.sessionExpiry().toSeconds());
        keepAliveSeconds = orElse(
                granted == null || granted.getServerKeepAlive() == null
                        ? null
                        : granted.getServerKeepAlive().longValue(),
                options.keepAlive().toSeconds());
    }

    @Override
    public boolean isSessionPresent() {
        return sessionPresent;
    }

    @Override
    public long sessionExpirySeconds() {
        return sessionExpirySeconds;
    }

    @Override
    public long keepAliveSeconds() {
        return keepAliveSeconds;
    }

    @Override
    public void subscribe(String filter) throws ConnectionFailedException {
        try {
            // no listener: with one, Paho throws; and it would not match a shared filter
            IMqttToken token = client.subscribe(new MqttSubscription(filter, QOS));
            token.waitForCompletion(options.connectTimeout().toMillis());
            int[] codes = token.getReasonCodes();
            if (codes == null || codes.length != 1 || codes[0] != QOS) {
                throw ConnectionFailedException.refused("the broker does not grant " + filter + " at QoS 1: answer "
                        + java.util.Arrays.toString(codes));
            }
        } catch (MqttException e) {
            throw failure("cannot subscribe to " + filter, e);
        }
    }

    @Override
    public void acknowledge(int packetId) throws ConnectionFailedException {
        if (closed || !client.isConnected()) {
            throw ConnectionFailedException.failed("not connected any more", null); // Paho would say nothing
        }
        try {
            client.messageArrivedComplete(packetId, QOS);
        } catch (MqttException e) {
            throw failure("cannot acknowledge", e);
        }
    }

    @Override
    public long lastByteNanos() {
        return sockets.lastByteNanos();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(CLOSE_MILLIS);
            }
        } catch (MqttException e) {
            // it does not answer any more: by force, below
        } finally {
            cut();
        }
    }

    private void cut() {
        sockets.cut();
        try {
            client.disconnectForcibly(0, CLOSE_MILLIS, false);
            client.close(true);
        } catch (MqttException e) {
            // its socket and its threads end here, whatever it thinks of it
        } finally {
            threads.shutdownNow();
        }
    }

    private static ConnectionFailedException failure(String what, MqttException e) {
        String message = what + ": " + e.getMessage() + " (reason " + e.getReasonCode() + ')';
        return REFUSALS.contains(e.getReasonCode())
                ? ConnectionFailedException.refused(message)
                : ConnectionFailedException.failed(message, e);
    }

    private static long orElse(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }

    private static String tcp(String url) {
        URI uri = URI.create(url);
        return "tcp://" + uri.getHost() + ':' + (uri.getPort() < 0 ? 1883 : uri.getPort());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, "mqtt-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** Nothing thrown here may reach Paho: it would end its callback thread, or acknowledge by itself. */
    private record Callback(Arrivals arrivals, WatchedSocketFactory sockets) implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            try {
                arrivals.arrived(new Delivery(
                        topic,
                        message.getPayload(),
                        message.getId(),
                        message.getQos(),
                        message.getQos() != 0 && sockets.isDuplicate(message.getId()),
                        message.isRetained()));
            } catch (Throwable e) {
                arrivals.lost("what arrived could not be taken in: " + e);
            }
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            String reason = response.getException() == null
                    ? "the broker disconnected us: " + response.getReasonString()
                    : String.valueOf(response.getException());
            arrivals.lost(reason + " (reason 0x" + Integer.toHexString(response.getReturnCode()) + ')');
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            arrivals.lost("protocol error: " + exception);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // nothing is published here
        }

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            // subscribing from here deadlocks when a backlog waits
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // no extended authentication is used
        }
    }
}
