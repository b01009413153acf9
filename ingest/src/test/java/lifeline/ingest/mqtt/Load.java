package lifeline.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import lifeline.ingest.Samples;
import lifeline.ingest.mqtt.client.BrokerInTest;

/** Publishes one number after the other, each once the broker has taken the one before, until it is told to stop. */
final class Load implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicLong published = new AtomicLong();
    private final Future<?> publishing;
    private volatile boolean stopping;

    Load(BrokerInTest broker) {
        publishing = thread.submit(() -> {
            while (!stopping) {
                String payload = "{\"seq\":" + published.get() + ",\"v\":{\"methane\":1}}";
                broker.publish(Samples.TOPIC, payload.getBytes(UTF_8), 1);
                published.incrementAndGet();
            }
        });
    }

    long published() {
        return published.get();
    }

    /** Stops; returns all that the broker has taken. */
    Set<Long> stop() throws InterruptedException, ExecutionException {
        stopping = true;
        publishing.get();
        return LongStream.range(0, published.get()).boxed().collect(Collectors.toSet());
    }

    @Override
    public void close() {
        stopping = true;
        thread.shutdown();
    }
}
