package lifeline.ingest.mqtt.enumerator;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.split.MqttSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives session n to reader n modulo parallelism, as readers register. Sessions are made once, at the first start, and
 * never again: a broker keeps queueing for a session nobody takes up.
 */
public final class MqttEnumerator implements SplitEnumerator<MqttSplit, MqttEnumeratorState> {
    private static final Logger LOG = LoggerFactory.getLogger(MqttEnumerator.class);

    private final SplitEnumeratorContext<MqttSplit> context;
    private final int sessions;
    private final TreeMap<Integer, MqttSplit> unassigned = new TreeMap<>();

    private MqttEnumerator(SplitEnumeratorContext<MqttSplit> context, int sessions, List<MqttSplit> unassigned) {
        this.context = context;
        this.sessions = sessions;
        unassigned.forEach(split -> this.unassigned.put(split.session(), split));
    }

    /** The first start: makes the sessions. */
    public static MqttEnumerator first(SplitEnumeratorContext<MqttSplit> context, MqttSettings settings) {
        List<MqttSplit> all = IntStream.range(0, settings.sessions())
                .mapToObj(session -> new MqttSplit(session, settings.clientId(session), ""))
                .toList();
        return new MqttEnumerator(context, settings.sessions(), all);
    }

    /** A later start: the sessions are those of the first. */
    public static MqttEnumerator restored(
            SplitEnumeratorContext<MqttSplit> context, MqttSettings settings, MqttEnumeratorState state) {
        if (state.sessions() != settings.sessions()) {
            LOG.warn(
                    "{} sessions are set, {} were made at the first start and stay",
                    settings.sessions(),
                    state.sessions());
        }
        return new MqttEnumerator(context, state.sessions(), state.unassigned());
    }

    @Override
    public void start() {
        // readers register by themselves
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        // sessions are given when a reader registers, not on request
    }

    @Override
    public void addReader(int subtask) {
        assign();
    }

    @Override
    public void addSplitsBack(List<MqttSplit> splits, int subtask) {
        splits.forEach(split -> unassigned.put(split.session(), split));
        assign();
    }

    private void assign() {
        int parallelism = context.currentParallelism();
        for (MqttSplit split : List.copyOf(unassigned.values())) {
            int reader = split.session() % parallelism;
            if (context.registeredReaders().containsKey(reader)) {
                context.assignSplits(new SplitsAssignment<>(split, reader));
                unassigned.remove(split.session());
            }
        }
    }

    @Override
    public MqttEnumeratorState snapshotState(long checkpointId) {
        return new MqttEnumeratorState(sessions, List.copyOf(unassigned.values()));
    }

    @Override
    public void close() {
        // nothing is held
    }
}
