package lifeline.stream.catalogue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.unsplit.UnsplitSource.NoSplit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Ends at once. */
final class NothingToRead implements SourceReader<RuleSet, NoSplit> {
    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<RuleSet> output) {
        return InputStatus.END_OF_INPUT;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public List<NoSplit> snapshotState(long checkpoint) {
        return List.of();
    }

    @Override
    public void addSplits(List<NoSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
}
