package lifeline.ingest.mqtt.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lifeline.ingest.Message;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** What a reader has emitted. */
public final class CollectedOutput implements ReaderOutput<Message> {
    private final List<Message> messages = new ArrayList<>();

    public List<Message> messages() {
        return List.copyOf(messages);
    }

    public List<String> payloads() {
        return messages.stream()
                .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void collect(Message message) {
        messages.add(message);
    }

    @Override
    public void collect(Message message, long timestamp) {
        messages.add(message);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void markIdle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void markActive() {
        throw new UnsupportedOperationException();
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
