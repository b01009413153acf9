package lifeline.stream.listening;

import lifeline.ingest.Message;
import lifeline.stream.blind.Frontier;
import lifeline.stream.window.Micros;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Passes everything on and tells the frontier what leaves. */
record FrontierOutput(ReaderOutput<Message> to, Frontier frontier) implements ReaderOutput<Message> {
    @Override
    public void collect(Message message) {
        frontier.leaves(Micros.of(message.receivedAt()));
        to.collect(message);
    }

    @Override
    public void collect(Message message, long timestamp) {
        frontier.leaves(Micros.of(message.receivedAt()));
        to.collect(message, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        to.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        to.markIdle();
    }

    @Override
    public void markActive() {
        to.markActive();
    }

    @Override
    public SourceOutput<Message> createOutputForSplit(String splitId) {
        return to.createOutputForSplit(splitId);
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        to.releaseOutputForSplit(splitId);
    }
}
