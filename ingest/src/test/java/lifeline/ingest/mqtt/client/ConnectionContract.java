package lifeline.ingest.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lifeline.ingest.mqtt.access.Access;
import org.junit.jupiter.api.Test;

/** What a connection promises; the fake keeps it as the real ones do. */
public abstract class ConnectionContract {
    private static final String TOPIC = "lifeline/v1/gas/well-0001/dev-0001/json";

    private final String clientId = "contract-" + UUID.randomUUID();
    private final String filter = "$share/" + clientId + "/lifeline/#";

    protected abstract BrokerInTest broker();

    /** Whether the broker sets DUP on what it delivers again, as MQTT asks it to. */
    protected boolean flagsCopies() {
        return true;
    }

    /** How long to wait for what must come. */
    protected abstract Duration patience();

    /** How long to wait for what must not come. */
    protected abstract Duration quiet();

    private static final class Received implements Arrivals {
        private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
        private final BlockingQueue<Loss> losses = new LinkedBlockingQueue<>();

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void arrived(Delivery delivery) {
            deliveries.add(delivery);
        }

        @Override
        public void lost(Loss loss) {
            losses.add(loss);
        }
    }

    private Connection connect(Received received, int receiveMaximum) throws ConnectionFailedException {
        return connect(received, receiveMaximum, false);
    }

    private Connection connect(Received received, int receiveMaximum, boolean cleanStart)
            throws ConnectionFailedException {
        return broker().connector()
                .connect(
                        new ConnectOptions(
                                broker().url(),
                                Access.ANONYMOUS,
                                clientId,
                                cleanStart,
                                cleanStart ? Duration.ZERO : Duration.ofHours(1),
                                receiveMaximum,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5)),
                        received);
    }

    private void publish(String... payloads) {
        for (String payload : payloads) {
            broker().publish(TOPIC, payload.getBytes(StandardCharsets.UTF_8), 1);
        }
    }

    private List<Delivery> take(Received received, int count) throws InterruptedException {
        List<Delivery> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Delivery delivery = received.deliveries.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
            assertNotNull(delivery, "only " + taken.size() + " of " + count + " came; lost: " + received.losses);
            taken.add(delivery);
        }
        return taken;
    }

    private void assertNothingMore(Received received) throws InterruptedException {
        assertNull(received.deliveries.poll(quiet().toMillis(), TimeUnit.MILLISECONDS));
    }

    private static List<String> payloads(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> new String(delivery.payload().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void deliversInTheOrderOfPublishing() throws Exception {
        Received received = new Received();
        try (Connection connection = connect(received, 100)) {
            connection.subscribe(filter);
            publish("a", "b", "c");

            List<Delivery> deliveries = take(received, 3);
            assertEquals(List.of("a", "b", "c"), payloads(deliveries));
            assertEquals(TOPIC, deliveries.get(0).topic());
            assertEquals(1, deliveries.get(0).qos());
            assertFalse(deliveries.get(0).duplicate());
            acknowledge(connection, deliveries);
        }
    }

    @Test
    void knowsASessionAgainAndWhatWaitedInIt() throws Exception {
        try (Connection first = connect(new Received(), 100)) {
            assertFalse(first.isSessionPresent());
            first.subscribe(filter);
        }
        publish("while", "away");

        Received received = new Received();
        try (Connection second = connect(received, 100)) {
            assertTrue(second.isSessionPresent());
            List<Delivery> deliveries = take(received, 2);
            assertEquals(List.of("while", "away"), payloads(deliveries));
            acknowledge(second, deliveries);
        }
    }

    @Test
    void deliversAgainWhatWasNotAcknowledgedAndNothingElse() throws Exception {
        Received first = new Received();
        try (Connection connection = connect(first, 100)) {
            connection.subscribe(filter);
            publish("a", "b", "c");
            List<Delivery> deliveries = take(first, 3);
            connection.acknowledge(deliveries.get(0).packetId());
            // an acknowledgement that was received is followed by what comes after it
            publish("d");
            take(first, 1);
        }

        Received second = new Received();
        try (Connection connection = connect(second, 100)) {
            List<Delivery> again = take(second, 3);
            assertEquals(List.of("b", "c", "d"), payloads(again));
            assertEquals(flagsCopies(), again.get(0).duplicate());
            acknowledge(connection, again);
            assertNothingMore(second);
        }
    }

    @Test
    void sendsNoMoreThanTheWindowUntilSomethingIsAcknowledged() throws Exception {
        Received received = new Received();
        try (Connection connection = connect(received, 2)) {
            connection.subscribe(filter);
            publish("a", "b", "c");
            List<Delivery> window = take(received, 2);
            assertNothingMore(received);

            connection.acknowledge(window.get(0).packetId());

            List<Delivery> third = take(received, 1);
            assertEquals(List.of("c"), payloads(third));
            connection.acknowledge(window.get(1).packetId());
            acknowledge(connection, third);
        }
    }

    @Test
    void subscribingAgainLosesNothing() throws Exception {
        Received received = new Received();
        try (Connection connection = connect(received, 100)) {
            connection.subscribe(filter);
            publish("a");
            connection.subscribe(filter);
            publish("b");

            // a broker may deliver what is unacknowledged once more; mosquitto does not, Artemis does
            List<Delivery> deliveries = take(received, 2);
            while (!payloads(deliveries).contains("b")) {
                deliveries.addAll(take(received, 1));
            }
            assertTrue(payloads(deliveries).contains("a"));
            acknowledge(connection, deliveries);
        }
    }

    @Test
    void whatWaitsComesAlsoAfterUnsubscribingAndNothingNew() throws Exception {
        try (Connection first = connect(new Received(), 100)) {
            first.subscribe(filter);
        }
        publish("waits");

        Received received = new Received();
        try (Connection second = connect(received, 100)) {
            List<Delivery> waited = take(received, 1);
            second.unsubscribe(filter);
            publish("too late");
            assertEquals(List.of("waits"), payloads(waited));
            acknowledge(second, waited);
            assertNothingMore(received);
            second.unsubscribe(filter);
        }
    }

    @Test
    void aCleanStartIsTheEndOfASession() throws Exception {
        try (Connection first = connect(new Received(), 100)) {
            first.subscribe(filter);
        }
        publish("nobody's");

        Received nothing = new Received();
        try (Connection second = connect(nothing, 100, true)) {
            assertFalse(second.isSessionPresent());
        }

        Received received = new Received();
        try (Connection third = connect(received, 100)) {
            assertFalse(third.isSessionPresent());
            assertNothingMore(nothing);
            assertNothingMore(received);
        }
    }

    @Test
    void qosZeroArrivesAndNeedsNoAcknowledgement() throws Exception {
        Received received = new Received();
        try (Connection connection = connect(received, 100)) {
            connection.subscribe(filter);
            broker().publish(TOPIC, "z".getBytes(StandardCharsets.UTF_8), 0);

            assertEquals(0, take(received, 1).get(0).qos());
        }
    }

    @Test
    void aClosedConnectionAcknowledgesNothing() throws Exception {
        Received received = new Received();
        Connection connection = connect(received, 100);
        connection.subscribe(filter);
        publish("a");
        int packetId = take(received, 1).get(0).packetId();
        connection.close();
        connection.close();

        org.junit.jupiter.api.Assertions.assertThrows(
                ConnectionFailedException.class, () -> connection.acknowledge(packetId));
        Received again = new Received();
        try (Connection next = connect(again, 100)) {
            acknowledge(next, take(again, 1));
        }
    }

    private static void acknowledge(Connection connection, List<Delivery> deliveries) throws ConnectionFailedException {
        for (Delivery delivery : deliveries) {
            connection.acknowledge(delivery.packetId());
        }
    }
}
