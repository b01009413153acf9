package lifeline.ingest.mqtt.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import lifeline.ingest.mqtt.access.UntrustedException;
import lifeline.ingest.mqtt.wire.PacketStream;
import lifeline.ingest.mqtt.wire.Tls;
import lifeline.ingest.mqtt.wire.WatchedSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
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
    private static final Duration LONGEST_BACKLOG = Duration.ofMinutes(5);

    /** Bad user name or password, not authorized, banned, bad authentication method; and client id not valid. */
    private static final Set<Integer> REFUSALS = Set.of(0x85, 0x86, 0x87, 0x8A, 0x8C);

    private static final int SESSION_TAKEN_OVER = 0x8E;

    private final ConnectOptions options;
    private final WatchedSocketFactory sockets;
    private final ScheduledExecutorService threads;
    private final MqttAsyncClient client;
    private volatile boolean closed;
    private boolean sessionPresent;
    private long sessionExpirySeconds;
    private long keepAliveSeconds;

    private PahoConnection(ConnectOptions options, Tls tls, Arrivals arrivals) throws MqttException {
        this.options = options;
        this.sockets = new WatchedSocketFactory(tls, arrivals::hasRoom);
        // receiver, sender, callback, ping, connect or disconnect: Paho occupies a thread for each
        this.threads = Executors.newScheduledThreadPool(6, task -> daemon(task, options.clientId()));
        this.client = new MqttAsyncClient(
                tcp(options), options.clientId(), new MemoryPersistence(), new TimerPingSender(threads), threads);
        client.setManualAcks(true);
        client.setCallback(new Callback(arrivals, sockets, new AtomicBoolean()));
    }

    /** See {@link Connector#connect}. */
    public static Connection open(ConnectOptions options, Arrivals arrivals) throws ConnectionFailedException {
        PahoConnection connection;
        try {
            Tls tls = options.isTls() ? options.access().tls() : Tls.NONE;
            connection = new PahoConnection(options, tls, arrivals);
        } catch (IOException | MqttException e) {
            throw ConnectionFailedException.failed("no client for " + options + ": " + e.getMessage(), e);
        }
        try {
            connection.connect();
            return connection;
        } catch (MqttException e) {
            connection.cut();
            throw failure("cannot connect " + options, e);
        } catch (IOException e) {
            connection.cut();
            throw ConnectionFailedException.failed("cannot read the password: " + e.getMessage(), e);
        }
    }

    private void connect() throws MqttException, IOException {
        MqttConnectionOptions paho = new MqttConnectionOptions();
        paho.setAutomaticReconnect(false);
        paho.setCleanStart(options.cleanStart());
        paho.setSessionExpiryInterval(options.sessionExpiry().toSeconds());
        paho.setReceiveMaximum(options.receiveMaximum());
        paho.setKeepAliveInterval(Math.toIntExact(options.keepAlive().toSeconds()));
        paho.setConnectionTimeout(
                Math.toIntExact(Math.max(1, options.connectTimeout().toSeconds())));
        paho.setUseSubscriptionIdentifiers(false);
        paho.setSocketFactory(sockets);
        if (options.access().user() != null) {
            paho.setUserName(options.access().user());
        }
        options.access()
                .currentPassword()
                .ifPresent(password -> paho.setPassword(password.getBytes(StandardCharsets.UTF_8)));
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
            awaitBehindABacklog(token);
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
    public void unsubscribe(String filter) throws ConnectionFailedException {
        try {
            awaitBehindABacklog(client.unsubscribe(filter));
        } catch (MqttException e) {
            throw failure("cannot unsubscribe from " + filter, e);
        }
    }

    /** The answer may come after all that was under way when the last connection ended: as long as that comes, it may. */
    private void awaitBehindABacklog(IMqttToken token) throws MqttException {
        long timeout = options.connectTimeout().toNanos();
        long start = System.nanoTime();
        while (true) {
            try {
                token.waitForCompletion(options.connectTimeout().toMillis());
                return;
            } catch (MqttException e) {
                long now = System.nanoTime();
                boolean comes = now - lastByteNanos() < timeout && now - start < LONGEST_BACKLOG.toNanos();
                if (e.getReasonCode() != MqttClientException.REASON_CODE_CLIENT_TIMEOUT || !comes) {
                    throw e;
                }
            }
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
        threads.shutdownNow();
        Thread disposal = daemon(this::dispose, options.clientId() + "-disposal");
        disposal.start();
        try {
            disposal.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On a thread of its own: Paho waits here for a callback that does not return, for ever. */
    private void dispose() {
        try {
            client.disconnectForcibly(0, CLOSE_MILLIS, false);
            client.close(true);
        } catch (MqttException | RuntimeException e) {
            // its socket and its threads have ended, whatever it thinks of it
        }
    }

    private static ConnectionFailedException failure(String what, MqttException e) {
        String message = what + ": " + e.getMessage() + " (reason " + e.getReasonCode() + ')';
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UntrustedException) {
                return ConnectionFailedException.untrusted(what + ": " + cause.getMessage(), e);
            }
        }
        return REFUSALS.contains(e.getReasonCode())
                ? ConnectionFailedException.refused(message)
                : ConnectionFailedException.failed(message, e);
    }

    private static long orElse(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }

    /** TLS is laid over the socket by our own factory: Paho need not know. */
    private static String tcp(ConnectOptions options) {
        URI uri = URI.create(options.url());
        int usual = options.isTls() ? 8883 : 1883;
        return "tcp://" + uri.getHost() + ':' + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, "mqtt-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** Nothing thrown here may reach Paho: it would end its callback thread, or acknowledge by itself. */
    private record Callback(Arrivals arrivals, WatchedSocketFactory sockets, AtomicBoolean broken)
            implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            if (broken.get()) {
                return; // what comes after something that is missing waits until that comes again
            }
            try {
                PacketStream.Publication publication = sockets.next();
                arrivals.arrived(new Delivery(
                        topic,
                        publication.payload(message.getPayload()),
                        message.getId(),
                        message.getQos(),
                        publication.duplicate(),
                        message.isRetained()));
            } catch (Throwable e) {
                broken.set(true);
                arrivals.lost(Loss.gone("what arrived could not be taken in: " + e));
            }
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            sockets.violation()
                    .ifPresent(
                            violation -> arrivals.lost(new Loss(Loss.Cause.VIOLATION, "the broker sent " + violation)));
            String reason = response.getException() == null
                    ? "the broker disconnected us: " + response.getReasonString()
                    : String.valueOf(response.getException());
            Loss.Cause cause = response.getReturnCode() == SESSION_TAKEN_OVER ? Loss.Cause.TAKEN_OVER : Loss.Cause.GONE;
            arrivals.lost(
                    new Loss(cause, reason + " (reason 0x" + Integer.toHexString(response.getReturnCode()) + ')'));
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            arrivals.lost(new Loss(Loss.Cause.VIOLATION, "protocol error: " + exception));
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
