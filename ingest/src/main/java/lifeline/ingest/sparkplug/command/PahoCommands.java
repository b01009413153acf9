package lifeline.ingest.sparkplug.command;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import lifeline.ingest.mqtt.MqttSettings;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.TimerPingSender;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * On Paho v5 1.2.5, round the faults that can hit one who only publishes: a client object and threads of its own for one
 * connection, no automatic reconnect, no file persistence, a time limit of our own on every wait, closing by force.
 */
final class PahoCommands implements Commands {
    private static final long CLOSE_MILLIS = 500;

    private final MqttSettings settings;
    private final ScheduledExecutorService threads;
    private final MqttAsyncClient client;

    private PahoCommands(MqttSettings settings, String clientId) throws MqttException {
        this.settings = settings;
        this.threads = Executors.newScheduledThreadPool(6, task -> daemon(task, clientId));
        this.client = new MqttAsyncClient(
                tcp(settings.url()), clientId, new MemoryPersistence(), new TimerPingSender(threads), threads);
    }

    static Commands connect(MqttSettings settings, String clientId) throws CommandFailedException {
        PahoCommands commands;
        try {
            commands = new PahoCommands(settings, clientId);
        } catch (MqttException e) {
            throw new CommandFailedException("no client for " + settings.url(), e);
        }
        try {
            commands.client
                    .connect(commands.options())
                    .waitForCompletion(settings.connectTimeout().toMillis());
            return commands;
        } catch (MqttException e) {
            commands.close();
            throw new CommandFailedException("cannot connect to " + settings.url() + ": " + e.getMessage(), e);
        }
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval(Math.toIntExact(settings.keepAlive().toSeconds()));
        options.setConnectionTimeout(
                Math.toIntExact(Math.max(1, settings.connectTimeout().toSeconds())));
        if (settings.user() != null) {
            options.setUserName(settings.user());
        }
        if (settings.password() != null) {
            options.setPassword(settings.password().getBytes(StandardCharsets.UTF_8));
        }
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
        } catch (MqttException e) {
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
            threads.shutdownNow();
        }
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
}
