package lifeline.ingest.sparkplug.command;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.client.ConnectOptions;
import lifeline.ingest.mqtt.wire.Tls;
import lifeline.ingest.mqtt.wire.WatchedSocketFactory;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.TimerPingSender;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * On Paho v5 1.2.5, round the faults that can hit one who only publishes: a client object and threads of its own for one
 * connection, no automatic reconnect, no file persistence, a time limit of our own on every wait, sockets that are cut at the
 * end. User, password and certificates are those of the settings, read at every connect.
 */
final class PahoCommands implements Commands {
    private static final long CLOSE_MILLIS = 500;

    private final MqttSettings settings;
    private final WatchedSocketFactory sockets;
    private final ScheduledExecutorService threads;
    private final MqttAsyncClient client;

    private PahoCommands(MqttSettings settings, ConnectOptions options) throws MqttException, IOException {
        this.settings = settings;
        this.sockets =
                new WatchedSocketFactory(options.isTls() ? settings.access().tls() : Tls.NONE, () -> true);
        this.threads = Executors.newScheduledThreadPool(6, task -> daemon(task, options.clientId()));
        this.client = new MqttAsyncClient(
                tcp(options), options.clientId(), new MemoryPersistence(), new TimerPingSender(threads), threads);
    }

    static Commands connect(MqttSettings settings, String clientId) throws CommandFailedException {
        PahoCommands commands;
        try {
            commands = new PahoCommands(settings, settings.farewell(clientId));
        } catch (IOException | MqttException e) {
            throw new CommandFailedException("no client for " + settings.url(), e);
        }
        try {
            commands.client
                    .connect(commands.options())
                    .waitForCompletion(settings.connectTimeout().toMillis());
            return commands;
        } catch (IOException | MqttException e) {
            commands.close();
            throw new CommandFailedException("cannot connect to " + settings.url() + ": " + e.getMessage(), e);
        }
    }

    private MqttConnectionOptions options() throws IOException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval(Math.toIntExact(settings.keepAlive().toSeconds()));
        options.setConnectionTimeout(
                Math.toIntExact(Math.max(1, settings.connectTimeout().toSeconds())));
        options.setSocketFactory(sockets);
        if (settings.access().user() != null) {
            options.setUserName(settings.access().user());
        }
        settings.access()
                .currentPassword()
                .ifPresent(password -> options.setPassword(password.getBytes(StandardCharsets.UTF_8)));
        return options;
    }

    @Override
    public void send(String topic, byte[] payload) throws CommandFailedException {
        try {
            MqttMessage message = new MqttMessage(payload);
            message.setQos(0);
            message.setRetained(false);
            client.publish(topic, message)
                    .waitForCompletion(settings.connectTimeout().toMillis());
        } catch (MqttException | IllegalArgumentException e) { // the latter for a topic that is none
            throw new CommandFailedException("cannot publish to " + topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(CLOSE_MILLIS);
            }
            client.disconnectForcibly(0, CLOSE_MILLIS, false);
            client.close(true);
        } catch (MqttException e) {
            // its socket and its threads end here, whatever it thinks of it
        } finally {
            sockets.cut();
            threads.shutdownNow();
        }
    }

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
}
