package lifeline.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import lifeline.ingest.Samples;
import lifeline.ingest.mqtt.client.RestartableBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source in a job: what the broker has taken is in the job's state in the end, whatever fell over on the way. */
abstract class NothingLost {
    private static final int MESSAGES = 900;

    protected abstract RestartableBroker start(Path folder);

    @Test
    void losesNothingWhenTheJobFailsAndTheBrokerRestarts(@TempDir Path data) throws Exception {
        Seen.reset();
        try (RestartableBroker broker = start(data)) {
            MqttSource source = source(broker.url());
            SourceInJob job = SourceInJob.start(source, 2, null);
            try {
                assertTrue(source.awaitSubscribed(Duration.ofSeconds(60)));
                publish(broker, 0, MESSAGES / 3);
                Seen.failOnce();
                publish(broker, MESSAGES / 3, 2 * MESSAGES / 3);
                broker.restart();
                if (!broker.keepsSharedSubscriptions()) {
                    awaitSubscription(broker);
                }
                publish(broker, 2 * MESSAGES / 3, MESSAGES);

                long first = broker.keepsSharedSubscriptions() ? 0 : -1;
                Set<Long> expected = LongStream.range(first, MESSAGES).boxed().collect(Collectors.toSet());
                Set<Long> seen = Seen.await(all -> all.containsAll(expected), 60);

                assertEquals(List.of(), Seen.missing(expected, seen));
                assertEquals(expected, seen);
                assertEquals(1, Seen.failures());
            } finally {
                job.cancel();
            }
        }
    }

    @Test
    void whatCannotBeReadStopsNothing(@TempDir Path data) throws Exception {
        Seen.reset();
        try (RestartableBroker broker = start(data)) {
            MqttSource source = source(broker.url());
            SourceInJob job = SourceInJob.start(source, 2, null);
            try {
                assertTrue(source.awaitSubscribed(Duration.ofSeconds(60)));
                publish(broker, 0, 1);
                for (byte[] rubbish : List.of(
                        new byte[0], new byte[] {0, -1}, "[".repeat(10_000).getBytes(UTF_8))) {
                    broker.publish(Samples.TOPIC, rubbish, 1);
                }
                broker.publish(Samples.TOPIC, new byte[10_000_000], 1);
                broker.publish("lifeline/nowhere", "{}".getBytes(UTF_8), 1);
                publish(broker, 1, 2);

                assertEquals(Set.of(0L, 1L), Seen.await(all -> all.size() == 2, 60));
                assertEquals(0, Seen.failures());
            } finally {
                job.cancel();
            }
        }
    }

    /** Before anybody has subscribed, a broker keeps nothing: send a number that does not count until it is seen. */
    private static void awaitSubscription(RestartableBroker broker) throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            publish(broker, -1, 0);
            if (Seen.await(all -> all.contains(-1L), 1).contains(-1L)) {
                return;
            }
        }
        throw new AssertionError("nothing comes through");
    }

    private static void publish(RestartableBroker broker, long from, long to) {
        for (long number = from; number < to; number++) {
            String payload = "{\"seq\":" + number + ",\"v\":{\"methane\":1}}";
            broker.publish(Samples.TOPIC, payload.getBytes(UTF_8), 1);
        }
    }

    private static MqttSource source(String url) {
        return MqttSource.of(MqttSettings.of(url)
                .installation(UUID.randomUUID().toString().substring(0, 8))
                .sessions(4)
                .build());
    }
}
