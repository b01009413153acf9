package lifeline.stream.listening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lifeline.contract.clock.CityClock;
import lifeline.ingest.Message;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

class ListeningReaderTest {
    private final MovedClock system = new MovedClock();
    private final OneInbox inbox = new OneInbox();
    private final Told told = new Told();
    private boolean isConnected = true;
    private final ListeningReader<SourceSplit> reader =
            new ListeningReader<>(inbox, () -> isConnected, CityClock.of(Instant.EPOCH, Instant.EPOCH, 1, system));

    @Test
    void theFrontierIsTheClockWhileNothingWaits() throws Exception {
        for (int i = 0; i < 4; i++) {
            reader.pollNext(told);
            system.pass(1_000);
        }
        assertEquals(List.of("0", "1000", "2000", "3000"), told.all);
    }

    @Test
    void theFrontierStandsWhileNoSessionIsConnected() throws Exception {
        reader.pollNext(told);
        isConnected = false;
        for (int i = 0; i < 3; i++) {
            system.pass(1_000);
            reader.pollNext(told);
        }
        isConnected = true;
        system.pass(1_000);
        reader.pollNext(told);
        assertEquals(List.of("0", "idle", "4000"), told.all);
    }

    @Test
    void theFrontierComesAfterWhatWasReceivedBeforeIt() throws Exception {
        inbox.add(message(10));
        inbox.add(message(20));
        system.pass(5_000);
        while (reader.pollNext(told) == InputStatus.MORE_AVAILABLE) {
            system.pass(1_000);
        }
        assertEquals(List.of("message 10", "0", "message 20", "6000"), told.all);
    }

    @Test
    void aReaderThatIsQuietIsAskedAgainAllTheSame() throws Exception {
        CompletableFuture<Void> available = reader.isAvailable();
        assertFalse(available.isDone());
        available.get(10, TimeUnit.SECONDS);
    }

    private static Message message(long receivedMillis) {
        return new Message("t", new byte[0], 0, null, Instant.ofEpochMilli(receivedMillis), false, false, false);
    }

    /** What a reader tells, in order. */
    private static final class Told implements ReaderOutput<Message> {
        private final List<String> all = new ArrayList<>();

        @Override
        public void collect(Message message) {
            all.add("message " + message.receivedAt().toEpochMilli());
        }

        @Override
        public void collect(Message message, long timestamp) {
            collect(message);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            all.add(Long.toString(watermark.getTimestamp()));
        }

        @Override
        public void markIdle() {
            all.add("idle");
        }

        @Override
        public void markActive() {
            all.add("active");
        }

        @Override
        public SourceOutput<Message> createOutputForSplit(String splitId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseOutputForSplit(String splitId) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class OneInbox implements SourceReader<Message, SourceSplit> {
        private final Queue<Message> messages = new ArrayDeque<>();

        void add(Message message) {
            messages.add(message);
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Message> output) {
            Message message = messages.poll();
            if (message != null) {
                output.collect(message);
            }
            return messages.isEmpty() ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
        }

        @Override
        public void start() {}

        @Override
        public List<SourceSplit> snapshotState(long checkpointId) {
            return List.of();
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return new CompletableFuture<>();
        }

        @Override
        public void addSplits(List<SourceSplit> splits) {}

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(long millis) {
            now = now.plusMillis(millis);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
