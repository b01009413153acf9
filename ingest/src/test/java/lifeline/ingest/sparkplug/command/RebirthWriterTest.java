package lifeline.ingest.sparkplug.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lifeline.ingest.sparkplug.RebirthRequest;
import lifeline.ingest.sparkplug.payload.RebirthPayload;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RebirthWriterTest {
    private static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");
    private static final RebirthRequest REQUEST = new RebirthRequest("g", "n", AT);
    private static final SinkWriter.Context CONTEXT = new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public @Nullable Long timestamp() {
            return null;
        }
    };

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sent(String topic, byte[] payload) {}

    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    private final class Recorded implements Commands {
        @Override
        public void send(String topic, byte[] payload) throws CommandFailedException {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new CommandFailedException("told to fail", new IllegalStateException());
            }
            sent.add(new Sent(topic, payload));
        }

        @Override
        public void close() {}
    }

    private Commands connect() {
        connections.incrementAndGet();
        return new Recorded();
    }

    private Sent awaitSent() throws InterruptedException {
        return assertNotNull(sent.poll(10, TimeUnit.SECONDS));
    }

    private static <T> T assertNotNull(@Nullable T value) {
        assertTrue(value != null, "nothing was sent");
        return java.util.Objects.requireNonNull(value);
    }

    @Test
    void sendsTheCommandToTheNode() throws InterruptedException {
        try (RebirthWriter writer = new RebirthWriter(this::connect, new UnregisteredMetricsGroup())) {
            writer.write(REQUEST, CONTEXT);
            Sent command = awaitSent();
            assertEquals("spBv1.0/g/NCMD/n", command.topic());
            assertArrayEquals(RebirthPayload.encode(AT), command.payload());
        }
    }

    @Test
    void aConnectionThatBrokeIsReplacedAtOnce() throws InterruptedException {
        try (RebirthWriter writer = new RebirthWriter(this::connect, new UnregisteredMetricsGroup())) {
            writer.write(REQUEST, CONTEXT);
            awaitSent();
            failures.set(1);
            writer.write(REQUEST, CONTEXT);
            awaitSent();
            assertEquals(2, connections.get());
        }
    }

    @Test
    void aBrokerThatCannotBeReachedHoldsNothingUp() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Commands.Connector connector = () -> {
            reached.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new CommandFailedException("interrupted", e);
            }
            return new Recorded();
        };
        try (RebirthWriter writer = new RebirthWriter(connector, new UnregisteredMetricsGroup())) {
            for (int i = 0; i < 5_000; i++) {
                writer.write(REQUEST, CONTEXT);
            }
            writer.flush(false);
            assertTrue(reached.await(10, TimeUnit.SECONDS));
        }
    }
}
