package lifeline.stream.unsplit;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.function.SerializableFunction;
import org.jspecify.annotations.Nullable;

/**
 * A source that is read by one task, of parallelism 1: there is nothing to deal out, and it keeps nothing of where it was.
 *
 * @param <T> what it gives
 */
public final class UnsplitSource<T> implements Source<T, UnsplitSource.NoSplit, UnsplitSource.NoSplit> {
    private static final long serialVersionUID = 1;

    private final Boundedness boundedness;
    private final SerializableFunction<SourceReaderContext, SourceReader<T, NoSplit>> reader;

    public UnsplitSource(
            Boundedness boundedness, SerializableFunction<SourceReaderContext, SourceReader<T, NoSplit>> reader) {
        this.boundedness = boundedness;
        this.reader = reader;
    }

    /** There is none. */
    public record NoSplit() implements SourceSplit {
        @Override
        public String splitId() {
            return "none";
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return boundedness;
    }

    @Override
    public SourceReader<T, NoSplit> createReader(SourceReaderContext context) {
        return reader.apply(context);
    }

    @Override
    public SplitEnumerator<NoSplit, NoSplit> createEnumerator(SplitEnumeratorContext<NoSplit> context) {
        return new NothingToDeal();
    }

    @Override
    public SplitEnumerator<NoSplit, NoSplit> restoreEnumerator(
            SplitEnumeratorContext<NoSplit> context, NoSplit checkpoint) {
        return new NothingToDeal();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
        return new NothingToKeep();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getEnumeratorCheckpointSerializer() {
        return new NothingToKeep();
    }

    private static final class NothingToDeal implements SplitEnumerator<NoSplit, NoSplit> {
        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int task, @Nullable String host) {}

        @Override
        public void addSplitsBack(List<NoSplit> splits, int task) {}

        @Override
        public void addReader(int task) {}

        @Override
        public NoSplit snapshotState(long checkpoint) {
            return new NoSplit();
        }

        @Override
        public void close() {}
    }

    private static final class NothingToKeep implements SimpleVersionedSerializer<NoSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(NoSplit split) {
            return new byte[0];
        }

        @Override
        public NoSplit deserialize(int version, byte[] bytes) throws IOException {
            return new NoSplit();
        }
    }
}
