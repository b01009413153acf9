package lifeline.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A stranger with {@code mosquitto_pub}, or with Paho where that is not installed. Publishes at QoS 1. */
final class Publisher {
    private final Optional<Path> program = Prerequisite.program("mosquitto_pub");
    private final int port;

    Publisher(int port) {
        this.port = port;
    }

    void publish(String topic, String payload) throws IOException, InterruptedException, MqttException {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    void publish(String topic, byte[] payload) throws IOException, InterruptedException, MqttException {
        if (program.isPresent()) {
            Process pub = new ProcessBuilder(
                            program.get().toString(), "-p", Integer.toString(port), "-q", "1", "-t", topic, "-s")
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream input = pub.getOutputStream()) {
                input.write(payload);
            }
            if (!pub.waitFor(30, TimeUnit.SECONDS) || pub.exitValue() != 0) {
                throw new IOException("mosquitto_pub failed: "
                        + new String(pub.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            return;
        }
        MqttClient client = new MqttClient("tcp://127.0.0.1:" + port, "stranger", new MemoryPersistence());
        client.connect();
        client.publish(topic, payload, 1, false);
        client.disconnect();
        client.close();
    }
}
