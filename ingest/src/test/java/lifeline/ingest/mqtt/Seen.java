package lifeline.ingest.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import lifeline.contract.reading.Reading;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in its state, and only there, the numbers of all readings it has seen: what was seen after the last checkpoint
 * is forgotten when the job fails, and must come again. Fails the job when told to.
 */
final class Seen extends RichMapFunction<Reading, Reading> implements CheckpointedFunction {
    private static final Map<Integer, Set<Long>> BY_SUBTASK = new HashMap<>();
    private static final AtomicInteger FAILURES_TO_COME = new AtomicInteger();
    private static final AtomicInteger FAILURES = new AtomicInteger();

    private final Set<Long> seen = new ConcurrentSkipListSet<>();
    private transient @Nullable ListState<Long> state;

    static void reset() {
        synchronized (BY_SUBTASK) {
            BY_SUBTASK.clear();
        }
        FAILURES_TO_COME.set(0);
        FAILURES.set(0);
    }

    /** A job with other readers starts: what those of the last one held is in the savepoint. */
    static void restart() {
        synchronized (BY_SUBTASK) {
            BY_SUBTASK.clear();
        }
    }

    static void failOnce() {
        FAILURES_TO_COME.set(1);
    }

    static int failures() {
        return FAILURES.get();
    }

    /** What all subtasks hold now, once that is enough or time is up. */
    static Set<Long> await(Predicate<Set<Long>> enough, long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        synchronized (BY_SUBTASK) {
            while (true) {
                Set<Long> all = new TreeSet<>();
                BY_SUBTASK.values().forEach(all::addAll);
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (enough.test(all) || left <= 0) {
                    return all;
                }
                BY_SUBTASK.wait(left);
            }
        }
    }

    @Override
    public Reading map(Reading reading) {
        if (FAILURES_TO_COME.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            FAILURES.incrementAndGet();
            throw new IllegalStateException("told to fail");
        }
        seen.add(Objects.requireNonNull(reading.seq()));
        synchronized (BY_SUBTASK) {
            BY_SUBTASK.notifyAll();
        }
        return reading;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        Objects.requireNonNull(state).update(new ArrayList<>(seen));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        ListState<Long> restored =
                context.getOperatorStateStore().getListState(new ListStateDescriptor<>("seen", Types.LONG));
        restored.get().forEach(seen::add);
        state = restored;
        publish();
    }

    private void publish() {
        synchronized (BY_SUBTASK) {
            BY_SUBTASK.put(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), seen);
            BY_SUBTASK.notifyAll();
        }
    }

    static List<Long> missing(Set<Long> expected, Set<Long> actual) {
        return expected.stream().filter(number -> !actual.contains(number)).toList();
    }
}
