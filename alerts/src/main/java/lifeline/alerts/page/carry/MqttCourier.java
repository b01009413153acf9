package lifeline.alerts.page.carry;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lifeline.alerts.page.channel.Letter;
import lifeline.alerts.page.channel.Webhook;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Delivery.Outcome;

/** A message to a topic, with the body of a webhook, QoS 1, not retained: it has left when the broker has acknowledged it. */
final class MqttCourier {
    private static final int CONNECT_SECONDS = 4;
    private static final int ANSWER_SECONDS = 4;

    private final Vertx vertx;
    private final Destinations destinations;
    private final Destinations.Names names;

    MqttCourier(Vertx vertx, Destinations destinations, Destinations.Names names) {
        this.vertx = vertx;
        this.destinations = destinations;
        this.names = names;
    }

    Delivery publish(Letter letter) {
        URI uri = URI.create(letter.settings().getOrDefault("url", ""));
        boolean isTls = "mqtts".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : isTls ? 8883 : 1883;
        MqttClientOptions options = new MqttClientOptions()
                .setAutoKeepAlive(false)
                .setCleanSession(true)
                .setClientId("lifeline-page-" + letter.page());
        options.setSsl(isTls).setHostnameVerificationAlgorithm("HTTPS").setConnectTimeout(CONNECT_SECONDS * 1_000);
        String user = letter.settings().get("user");
        String password = letter.secrets().get("password");
        if (user != null && password != null) {
            options.setUsername(user).setPassword(password);
        }
        MqttClient client = MqttClient.create(vertx, options);
        try {
            InetAddress address = destinations.address(uri.getHost(), port, names);
            // with TLS by its name, which the certificate is held against
            String host = isTls ? uri.getHost() : address.getHostAddress();
            client.connect(port, host).toCompletionStage().toCompletableFuture().get(CONNECT_SECONDS, TimeUnit.SECONDS);
        } catch (Destinations.Forbidden e) {
            return Delivery.of(Outcome.REFUSED, String.valueOf(e.getMessage()));
        } catch (UnknownHostException | ExecutionException | TimeoutException e) {
            return Delivery.of(Outcome.FAILED, "no connection to the broker: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Delivery.of(Outcome.FAILED, "interrupted");
        }
        try {
            CompletableFuture<Integer> acknowledged = new CompletableFuture<>();
            client.publishCompletionHandler(acknowledged::complete);
            String body = new Webhook().request(letter).body();
            client.publish(
                    letter.settings().getOrDefault("topic", ""),
                    Buffer.buffer(body),
                    MqttQoS.AT_LEAST_ONCE,
                    false,
                    false);
            acknowledged.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return Delivery.of(Outcome.SENT, "");
        } catch (ExecutionException | TimeoutException e) {
            return Delivery.of(Outcome.UNKNOWN, "the broker has not acknowledged it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Delivery.of(Outcome.UNKNOWN, "interrupted");
        } finally {
            client.disconnect();
        }
    }
}
