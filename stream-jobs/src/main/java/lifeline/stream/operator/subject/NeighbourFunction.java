package lifeline.stream.operator.subject;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.signal.Signal;
import lifeline.contract.topology.Topology;
import lifeline.stream.catalogue.RuleSets;
import lifeline.stream.operator.Beginning;
import lifeline.stream.operator.DetectFunction;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.subject.SubjectBook;
import lifeline.stream.subject.SubjectInput;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what rules say of an asset to the rules that ask for its neighbours, at the asset itself and at each neighbour. How assets are connected is
 * read when it is first asked for, and again after {@value #MINUTES} minutes. Where it is faulty, what was read last holds, or nobody has neighbours: the
 * alarms themselves need none of it.
 */
public final class NeighbourFunction extends BroadcastProcessFunction<Signal, RuleSet, SubjectInput>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1;
    private static final int MINUTES = 5;
    private static final Logger LOG = LoggerFactory.getLogger(NeighbourFunction.class);

    private final SerializableSupplier<Catalogue> catalogue;
    private final Beginning beginning;
    private transient @Nullable SubjectBook book;
    private transient @Nullable Topology pipes;
    private transient long readAt;

    public NeighbourFunction(SerializableSupplier<Catalogue> catalogue, Beginning beginning) {
        this.catalogue = catalogue;
        this.beginning = beginning;
    }

    /** Goes on by the rules that the state was left with, or begins by those that are in force. */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        BroadcastState<String, RuleSet> rules = context.getOperatorStateStore().getBroadcastState(DetectFunction.RULES);
        SubjectBook known = new SubjectBook(catalogue.get());
        if (context.isRestored()) {
            for (Map.Entry<String, RuleSet> set : rules.entries()) {
                take(known, set.getValue());
            }
        } else {
            try (RuleSets.Reading reading = beginning.rules().open()) {
                for (RuleSet set : reading.changedSince(0)) {
                    if (take(known, set)) {
                        rules.put(set.domain(), set);
                    }
                }
            }
        }
        book = known;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // the rules are broadcast state
    }

    private static boolean take(SubjectBook book, RuleSet set) {
        try {
            if (book.isNews(set)) {
                book.take(set);
                return true;
            }
        } catch (InvalidDomainException e) {
            LOG.error("rules of '{}', revision {}, are not used: {}", set.domain(), set.revision(), e.getMessage());
        }
        return false;
    }

    @Override
    public void processBroadcastElement(RuleSet set, Context context, Collector<SubjectInput> out) throws Exception {
        if (take(known(), set)) {
            context.getBroadcastState(DetectFunction.RULES).put(set.domain(), set);
        }
    }

    @Override
    public void processElement(Signal signal, ReadOnlyContext context, Collector<SubjectInput> out) {
        if (known().isAskedFor(signal)) {
            known().alarms(signal, pipes(context.currentProcessingTime())).forEach(out::collect);
        }
    }

    private SubjectBook known() {
        return Objects.requireNonNull(book, "no state was initialized");
    }

    private Topology pipes(long now) {
        if (readAt == 0 || now - readAt > Duration.ofMinutes(MINUTES).toMillis()) {
            try {
                pipes = beginning.pipes().get();
                readAt = now;
            } catch (RuntimeException e) {
                LOG.warn("who is whose neighbour is not known anew, and looked for again with the next alarm", e);
            }
        }
        return pipes == null ? Topology.NONE : pipes;
    }
}
