package lifeline.simulators.sparkplug;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** The connection of one edge node, used once. The only class here that knows Paho. */
final class NodeConnection implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int KEEP_ALIVE_SECONDS = 5;

    private final MqttAsyncClient client;
    private final Sockets sockets = new Sockets();
    private volatile Consumer<byte[]> onCommand = payload -> {};

    private NodeConnection(String url, String clientId) throws MqttException {
        this.client = new MqttAsyncClient(url.replace("mqtt://", "tcp://"), clientId, new MemoryPersistence());
        client.setCallback(new Commands());
    }

    static NodeConnection open(String url, String clientId, EdgeNodeScript.Message will) {
        try {
            NodeConnection connection = new NodeConnection(url, clientId);
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setAutomaticReconnect(false);
            options.setCleanStart(true);
            options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
            options.setSocketFactory(connection.sockets);
            options.setWill(will.topic(), new MqttMessage(will.payload(), 1, false, null));
            connection.client.connect(options).waitForCompletion(PATIENCE_MILLIS);
            return connection;
        } catch (MqttException e) {
            throw new IllegalStateException(clientId + " cannot connect to " + url, e);
        }
    }

    void subscribe(String topic, Consumer<byte[]> commands) {
        onCommand = commands;
        try {
            client.subscribe(topic, 1).waitForCompletion(PATIENCE_MILLIS);
        } catch (MqttException e) {
            throw new IllegalStateException("no commands on " + topic, e);
        }
    }

    void publish(EdgeNodeScript.Message message) {
        try {
            client.publish(message.topic(), message.payload(), 0, false).waitForCompletion(PATIENCE_MILLIS);
        } catch (MqttException e) {
            throw new IllegalStateException("cannot publish to " + message.topic(), e);
        }
    }

    /** Ends it without a word. */
    void cut() {
        sockets.cut();
        abandon();
    }

    @Override
    public void close() {
        try {
            client.disconnect(0).waitForCompletion(PATIENCE_MILLIS);
        } catch (MqttException e) {
            // it is to end, and ends below
        }
        abandon();
    }

    private void abandon() {
        try {
            client.disconnectForcibly(0, 1, false);
            client.close(true);
        } catch (MqttException e) {
            // it was closed already
        }
    }

    private final class Commands implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            onCommand.accept(message.getPayload());
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String url) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }

    /** Sockets that can be closed behind the client's back, as a cable is cut. */
    private static final class Sockets extends SocketFactory {
        private final List<Socket> made = new CopyOnWriteArrayList<>();

        void cut() {
            for (Socket socket : made) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // closed is what it should be
                }
            }
        }

        @Override
        public Socket createSocket() {
            Socket socket = new Socket();
            made.add(socket);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new IOException("only unconnected sockets are made here");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return createSocket(host.getHostName(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
                throws IOException {
            return createSocket(host, port);
        }
    }
}
