package lifeline.ingest.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lifeline.ingest.mqtt.access.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mosquitto sends again all that was under way, whatever window the new connection has: more than there is room for. */
class FloodFromMosquittoIT {
    private static final String TOPIC = "lifeline/v1/gas/well-0001/dev-0001/json";
    private static final String FILTER = "$share/flood/lifeline/#";
    private static final int MESSAGES = 2_000;
    /** What may be under way between socket and callback: the client's queue, and one a second. */
    private static final int UNDER_WAY = 20;

    private static final class Room implements Arrivals {
        private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
        private final CountDownLatch asked = new CountDownLatch(100);
        private volatile boolean open;

        @Override
        public boolean hasRoom() {
            asked.countDown();
            return open;
        }

        @Override
        public void arrived(Delivery delivery) {
            deliveries.add(delivery);
        }

        @Override
        public void lost(Loss loss) {
            throw new AssertionError(loss.why());
        }
    }

    @Test
    void whatThereIsNoRoomForWaitsAtTheBrokerAndComesInOrderOnTheSameConnection(@TempDir Path data) throws Exception {
        try (BrokerInTest broker = Mosquitto.startOrSkip(data)) {
            leaveUnacknowledged(broker);

            Room room = new Room();
            try (Connection connection = connect(broker, room, 10)) {
                assertTrue(room.asked.await(10, TimeUnit.SECONDS));
                assertTrue(room.deliveries.size() <= UNDER_WAY, room.deliveries.size() + " came");

                room.open = true;
                connection.subscribe(FILTER);
                List<String> came = new ArrayList<>();
                while (came.size() < MESSAGES) {
                    Delivery delivery = room.deliveries.poll(10, TimeUnit.SECONDS);
                    assertNotNull(delivery, "only " + came.size() + " came");
                    came.add(number(delivery));
                    connection.acknowledge(delivery.packetId());
                }
                assertEquals(numbers(), came);
            }
        }
    }

    private static void leaveUnacknowledged(BrokerInTest broker) throws Exception {
        Room room = new Room();
        room.open = true;
        try (Connection connection = connect(broker, room, 60_000)) {
            connection.subscribe(FILTER);
            String rest = "x".repeat(4_000);
            for (String number : numbers()) {
                broker.publish(TOPIC, (number + ' ' + rest).getBytes(StandardCharsets.UTF_8), 1);
            }
            for (int i = 0; i < MESSAGES; i++) {
                assertNotNull(room.deliveries.poll(10, TimeUnit.SECONDS));
            }
        }
    }

    private static List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    private static String number(Delivery delivery) {
        String text = new String(delivery.payload().bytes(), StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf(' '));
    }

    private static Connection connect(BrokerInTest broker, Arrivals arrivals, int receiveMaximum) throws Exception {
        return broker.connector()
                .connect(
                        new ConnectOptions(
                                broker.url(),
                                Access.ANONYMOUS,
                                "flood-1",
                                false,
                                Duration.ofHours(1),
                                receiveMaximum,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5)),
                        arrivals);
    }
}
