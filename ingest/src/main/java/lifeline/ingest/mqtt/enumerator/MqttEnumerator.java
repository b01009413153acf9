package lifeline.ingest.mqtt.enumerator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.split.MqttSplit;
import lifeline.ingest.mqtt.split.Stage;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives session n to reader n modulo parallelism, as readers register. At a later start the readers first report which
 * sessions their state holds: those beyond the number that is set leave, those that are missing are made once all readers
 * have reported.
 *
 * <p>A session that leaves is given to the reader of one that stays: it must not be the last of its group to unsubscribe,
 * since a broker may throw away with the last subscriber what waits for the group.
 */
public final class MqttEnumerator implements SplitEnumerator<MqttSplit, MqttEnumeratorState> {
    private static final Logger LOG = LoggerFactory.getLogger(MqttEnumerator.class);

    private final SplitEnumeratorContext<MqttSplit> context;
    private final MqttSettings settings;
    private final TreeMap<Integer, MqttSplit> unassigned = new TreeMap<>();
    private final Set<Integer> known = new HashSet<>();
    private boolean complete;

    private MqttEnumerator(SplitEnumeratorContext<MqttSplit> context, MqttSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    /** The first start: makes the sessions. */
    public static MqttEnumerator first(SplitEnumeratorContext<MqttSplit> context, MqttSettings settings) {
        MqttEnumerator enumerator = new MqttEnumerator(context, settings);
        enumerator.makeMissing();
        return enumerator;
    }

    /** A later start: there are sessions already. */
    public static MqttEnumerator restored(
            SplitEnumeratorContext<MqttSplit> context, MqttSettings settings, MqttEnumeratorState state) {
        MqttEnumerator enumerator = new MqttEnumerator(context, settings);
        state.unassigned().forEach(enumerator::take);
        return enumerator;
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
        ReaderInfo reader = context.registeredReaders().get(subtask);
        if (reader != null) {
            reader.<MqttSplit>getReportedSplitsOnRegistration().forEach(this::take);
        }
        if (!complete && context.registeredReaders().size() == context.currentParallelism()) {
            makeMissing();
        }
        assign();
    }

    @Override
    public void addSplitsBack(List<MqttSplit> splits, int subtask) {
        splits.forEach(this::take);
        assign();
    }

    private void take(MqttSplit split) {
        known.add(split.session());
        unassigned.put(split.session(), isWanted(split.session()) ? split.staying() : split.leaving());
    }

    private void makeMissing() {
        complete = true;
        IntStream.range(0, settings.sessions())
                .filter(session -> !known.contains(session))
                .forEach(session -> take(new MqttSplit(session, settings.clientId(session), "")));
        known.stream()
                .filter(session -> !isWanted(session))
                .forEach(session -> LOG.info("{} is not wanted any more and leaves", settings.clientId(session)));
    }

    private void assign() {
        for (MqttSplit split : List.copyOf(unassigned.values())) {
            int reader = reader(split);
            if (context.registeredReaders().containsKey(reader)) {
                context.assignSplits(new SplitsAssignment<>(split, reader));
                unassigned.remove(split.session());
            }
        }
    }

    private int reader(MqttSplit split) {
        int companion = split.stage() == Stage.SERVING ? split.session() : split.session() % settings.sessions();
        return companion % context.currentParallelism();
    }

    private boolean isWanted(int session) {
        return session < settings.sessions();
    }

    @Override
    public MqttEnumeratorState snapshotState(long checkpointId) {
        return new MqttEnumeratorState(List.copyOf(unassigned.values()));
    }

    @Override
    public void close() {
        // nothing is held
    }
}
