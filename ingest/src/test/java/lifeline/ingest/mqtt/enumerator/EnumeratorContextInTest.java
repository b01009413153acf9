package lifeline.ingest.mqtt.enumerator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import lifeline.ingest.mqtt.split.MqttSplit;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Readers that come and go, and what they were given. */
final class EnumeratorContextInTest implements SplitEnumeratorContext<MqttSplit> {
    private final int parallelism;
    private final Map<Integer, ReaderInfo> readers = new HashMap<>();
    private final Map<Integer, List<MqttSplit>> assigned = new TreeMap<>();

    EnumeratorContextInTest(int parallelism) {
        this.parallelism = parallelism;
    }

    /** A reader that was here before, with what its state holds. */
    void register(int subtask, MqttSplit... reported) {
        readers.put(subtask, ReaderInfo.createReaderInfo(subtask, "here", List.of(reported)));
    }

    void fail(int subtask) {
        readers.remove(subtask);
        assigned.remove(subtask);
    }

    List<MqttSplit> splitsOf(int subtask) {
        return List.copyOf(assigned.getOrDefault(subtask, List.of()));
    }

    List<Integer> sessionsOf(int subtask) {
        return splitsOf(subtask).stream().map(MqttSplit::session).sorted().toList();
    }

    @Override
    public int currentParallelism() {
        return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return readers;
    }

    @Override
    public void assignSplits(SplitsAssignment<MqttSplit> assignment) {
        assignment.assignment().forEach((subtask, splits) -> assigned.computeIfAbsent(subtask, any -> new ArrayList<>())
                .addAll(splits));
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        throw new UnsupportedOperationException("sessions never end");
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler, long initialDelay, long period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        runnable.run();
    }

    @Override
    public void setIsProcessingBacklog(boolean isProcessingBacklog) {
        throw new UnsupportedOperationException();
    }
}
