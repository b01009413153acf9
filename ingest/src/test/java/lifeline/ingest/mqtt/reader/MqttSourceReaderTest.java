package lifeline.ingest.mqtt.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lifeline.ingest.Samples;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.client.Arrivals;
import lifeline.ingest.mqtt.client.ConnectOptions;
import lifeline.ingest.mqtt.client.Connection;
import lifeline.ingest.mqtt.client.ConnectionFailedException;
import lifeline.ingest.mqtt.client.Delivery;
import lifeline.ingest.mqtt.client.Loss;
import lifeline.ingest.mqtt.split.MqttSplit;
import lifeline.ingest.mqtt.wire.Payload;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reader with its session threads running; the test waits for what they say, never for time to pass. */
@Timeout(30)
class MqttSourceReaderTest {
    private final MqttSettings settings =
            MqttSettings.of("mqtt://fake:1").installation("reader-test").build();
    private final BlockingQueue<Opened> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final MqttSourceReader reader = new MqttSourceReader(new ReaderContextInTest(), settings, this::open);
    private final CollectedOutput output = new CollectedOutput();
    private volatile boolean refusing;

    private record Opened(String clientId, Arrivals arrivals) {}

    private Connection open(ConnectOptions options, Arrivals arrivals) throws ConnectionFailedException {
        if (refusing) {
            throw ConnectionFailedException.refused("not authorized");
        }
        opened.add(new Opened(options.clientId(), arrivals));
        return new Connection() {
            @Override
            public boolean isSessionPresent() {
                return false;
            }

            @Override
            public long sessionExpirySeconds() {
                return Duration.ofDays(7).toSeconds();
            }

            @Override
            public long keepAliveSeconds() {
                return 5;
            }

            @Override
            public void subscribe(String filter) {
                said.add(options.clientId() + " subscribes " + filter);
            }

            @Override
            public void unsubscribe(String filter) {
                said.add(options.clientId() + " unsubscribes");
            }

            @Override
            public void acknowledge(int packetId) {
                said.add(options.clientId() + " acknowledges " + packetId);
            }

            @Override
            public long lastByteNanos() {
                return System.nanoTime();
            }

            @Override
            public void close() {
                said.add(options.clientId() + " closes");
            }
        };
    }

    @AfterEach
    void close() {
        reader.close();
    }

    private List<Arrivals> start(int sessions) throws InterruptedException {
        List<MqttSplit> splits = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            splits.add(new MqttSplit(i, "s" + i, ""));
        }
        reader.start();
        reader.addSplits(splits);
        Map<String, Arrivals> arrivals = new TreeMap<>();
        for (int i = 0; i < sessions; i++) {
            Opened one = opened.take();
            arrivals.put(one.clientId(), one.arrivals());
            assertTrue(said.take().contains("subscribes $share/lifeline-reader-test/lifeline/#"));
        }
        return List.copyOf(arrivals.values());
    }

    private Set<String> saidTwice() throws InterruptedException {
        String first = said.take();
        return Set.of(first, said.take());
    }

    private static Delivery delivery(String payload, int packetId) {
        return new Delivery(Samples.TOPIC, Payload.of(payload.getBytes(UTF_8)), packetId, 1, false, false);
    }

    @Test
    void isAvailableOnceSomethingHasArrivedAndNotBefore() throws Exception {
        Arrivals arrivals = start(1).get(0);
        assertEquals(InputStatus.NOTHING_AVAILABLE, reader.pollNext(output));
        CompletableFuture<Void> available = reader.isAvailable();
        assertFalse(available.isDone());

        arrivals.arrived(delivery("a", 1));

        assertTrue(available.isDone());
        assertEquals(InputStatus.NOTHING_AVAILABLE, reader.pollNext(output));
        assertEquals(List.of("a"), output.payloads());
        assertFalse(reader.isAvailable().isDone());
    }

    @Test
    void takesItsSessionsInTurn() throws Exception {
        List<Arrivals> arrivals = start(2);
        for (int i = 1; i <= 3; i++) {
            arrivals.get(0).arrived(delivery("s0-" + i, i));
            arrivals.get(1).arrived(delivery("s1-" + i, i));
        }

        while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
            assertTrue(reader.isAvailable().isDone());
        }

        assertEquals(List.of("s1-1", "s0-1", "s1-2", "s0-2", "s1-3", "s0-3"), output.payloads());
    }

    @Test
    void aSlowTaskNeverBlocksTheOneThatDelivers() throws Exception {
        Arrivals arrivals = start(1).get(0);

        for (int i = 1; i <= settings.receiveMaximum(); i++) {
            arrivals.arrived(delivery("x", i)); // nobody polls; the test's time limit is the assertion
        }

        assertTrue(reader.isAvailable().isDone());
    }

    @Test
    void acknowledgesOnEachSessionWhatItBroughtWhenTheCheckpointCompletes() throws Exception {
        List<Arrivals> arrivals = start(2);
        arrivals.get(0).arrived(delivery("a", 11));
        arrivals.get(1).arrived(delivery("b", 22));
        reader.pollNext(output);
        reader.pollNext(output);

        reader.snapshotState(1);
        assertEquals(List.of(), List.copyOf(said));
        reader.notifyCheckpointComplete(1);

        assertEquals(Set.of("s0 acknowledges 11", "s1 acknowledges 22"), saidTwice());
        assertEquals(
                List.of("$share/lifeline-reader-test/lifeline/#", "$share/lifeline-reader-test/lifeline/#"),
                reader.snapshotState(2).stream().map(MqttSplit::subscription).toList());
    }

    @Test
    void anAbortedCheckpointAcknowledgesNothingAndTheNextMakesItGood() throws Exception {
        Arrivals arrivals = start(1).get(0);
        arrivals.arrived(delivery("a", 1));
        reader.pollNext(output);
        reader.snapshotState(1);
        reader.notifyCheckpointAborted(1);
        arrivals.arrived(delivery("b", 2));
        reader.pollNext(output);
        reader.snapshotState(2);

        reader.notifyCheckpointComplete(2);

        assertEquals("s0 acknowledges 1", said.take());
        assertEquals("s0 acknowledges 2", said.take());
    }

    @Test
    void connectsAnewWhenAConnectionIsLost() throws Exception {
        Arrivals arrivals = start(1).get(0);

        arrivals.lost(Loss.gone("gone"));

        assertEquals("s0 closes", said.take());
        assertEquals("s0", opened.take().clientId());
    }

    @Test
    void failsTheJobWhenTheBrokerWillNotHaveIt() throws Exception {
        refusing = true;
        reader.addSplits(List.of(new MqttSplit(0, "s0", "")));
        reader.isAvailable().get(20, TimeUnit.SECONDS);

        MqttSourceException failure = assertThrows(MqttSourceException.class, () -> reader.pollNext(output));

        assertTrue(String.valueOf(failure.getMessage()).contains("s0 is refused"));
    }

    @Test
    void closesItsConnectionsWhenItIsClosed() throws Exception {
        start(2);

        reader.close();

        assertEquals(Set.of("s0 closes", "s1 closes"), saidTwice());
    }
}
