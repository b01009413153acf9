package lifeline.ingest.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import lifeline.ingest.mqtt.client.Arrivals;
import lifeline.ingest.mqtt.client.Connection;
import lifeline.ingest.mqtt.client.Delivery;
import lifeline.ingest.mqtt.client.Loss;
import lifeline.ingest.mqtt.client.RestartableBroker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions between readers, and their number, while messages keep coming. */
abstract class SessionsMove {
    private static final int SOME = 150;

    private final String installation = UUID.randomUUID().toString().substring(0, 8);

    protected abstract RestartableBroker start(Path folder);

    @Test
    void rescalingFromASavepointUnderLoadLosesNothing(@TempDir Path data, @TempDir Path savepoints) throws Exception {
        Seen.reset();
        try (RestartableBroker broker = start(data)) {
            SourceInJob job = run(settings(broker, 4), 1, null);
            try (Load load = new Load(broker)) {
                seeMore(load);
                job = run(settings(broker, 4), 3, job.stop(savepoints));
                seeMore(load);
                job = run(settings(broker, 4), 2, job.stop(savepoints));
                seeMore(load);
                assertAllSeen(load.stop());
            } finally {
                job.cancel();
            }
        }
    }

    @Test
    void fewerSessionsLeaveInOrderAndMoreAreMadeWithNothingLost(@TempDir Path data, @TempDir Path savepoints)
            throws Exception {
        Seen.reset();
        try (RestartableBroker broker = start(data)) {
            SourceInJob job = run(settings(broker, 4), 2, null);
            try (Load load = new Load(broker)) {
                seeMore(load);
                MqttSettings two = settings(broker, 2);
                job = run(two, 2, job.stop(savepoints));
                awaitEndOfThread("session-" + two.clientId(2));
                awaitEndOfThread("session-" + two.clientId(3));
                assertFalse(isKnown(broker, two, 3));
                job = run(settings(broker, 3), 2, job.stop(savepoints));
                seeMore(load);
                assertAllSeen(load.stop());
                assertEquals(3, MqttSource.of(two).presence().connected());
            } finally {
                job.cancel();
            }
        }
    }

    private MqttSettings settings(RestartableBroker broker, int sessions) {
        return MqttSettings.of(broker.url())
                .installation(installation)
                .sessions(sessions)
                .build();
    }

    private static SourceInJob run(MqttSettings settings, int readers, @Nullable String savepoint) throws Exception {
        MqttSource source = MqttSource.of(settings);
        SourceInJob job = SourceInJob.start(source, readers, savepoint);
        assertTrue(source.awaitSubscribed(Duration.ofSeconds(60)));
        return job;
    }

    /** Waits until something has been seen that is published from now on. */
    private static void seeMore(Load load) throws InterruptedException {
        long target = load.published() + SOME;
        assertTrue(Seen.await(all -> all.contains(target), 120).contains(target), "nothing comes through");
    }

    private static void assertAllSeen(Set<Long> expected) throws InterruptedException {
        Set<Long> seen = Seen.await(all -> all.containsAll(expected), 60);
        assertEquals(List.of(), Seen.missing(expected, seen));
        System.out.println("published " + expected.size() + ", lost 0");
    }

    private static void awaitEndOfThread(String name) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name))) {
            assertTrue(System.nanoTime() < end, name + " has not ended");
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static boolean isKnown(RestartableBroker broker, MqttSettings settings, int session) throws Exception {
        Arrivals nobody = new Arrivals() {
            @Override
            public void arrived(Delivery delivery) {
                throw new IllegalStateException("a session that has left brings " + delivery);
            }

            @Override
            public boolean hasRoom() {
                return true;
            }

            @Override
            public void lost(Loss loss) {}
        };
        try (Connection connection =
                broker.connector().connect(settings.options(settings.clientId(session), 10), nobody)) {
            return connection.isSessionPresent();
        } finally {
            broker.connector()
                    .connect(settings.farewell(settings.clientId(session)), nobody)
                    .close();
        }
    }
}
