package lifeline.stream.catalogue;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import lifeline.contract.domain.Catalogue;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.unsplit.UnsplitSource.NoSplit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.jspecify.annotations.Nullable;

/** Hands on what a {@link CatalogueWatch} finds; what is not fetched before the domain changes again is replaced. */
final class CatalogueReader implements SourceReader<RuleSet, NoSplit> {
    private final CatalogueWatch watch;
    private final Map<String, RuleSet> waiting = new LinkedHashMap<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean isIdle;

    CatalogueReader(RuleSets sets, Catalogue catalogue, SourceReaderMetricGroup metrics) {
        this.watch = new CatalogueWatch(sets, catalogue, this::offer, metrics.counter("lifeline_rules_refused"));
    }

    @Override
    public void start() {
        watch.start();
    }

    private synchronized void offer(RuleSet set) {
        waiting.put(set.domain(), set);
        available.complete(null);
    }

    private synchronized @Nullable RuleSet next() {
        Iterator<RuleSet> sets = waiting.values().iterator();
        if (!sets.hasNext()) {
            available = new CompletableFuture<>();
            return null;
        }
        RuleSet set = sets.next();
        sets.remove();
        return set;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RuleSet> output) {
        if (!isIdle) {
            // rules have no time: nobody waits for theirs
            output.markIdle();
            isIdle = true;
        }
        RuleSet set = next();
        if (set == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        output.collect(set);
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public synchronized CompletableFuture<Void> isAvailable() {
        return available;
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
    public void close() {
        watch.close();
    }
}
