package lifeline.stream.operator.subject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.signal.Signal;
import lifeline.stream.catalogue.RuleSets;
import lifeline.stream.judge.OpenEpisode;
import lifeline.stream.judge.SensorJudge;
import lifeline.stream.operator.Beginning;
import lifeline.stream.operator.DetectFunction;
import lifeline.stream.operator.JobTime;
import lifeline.stream.operator.TaskTime;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.subject.SubjectBook;
import lifeline.stream.subject.SubjectChange;
import lifeline.stream.subject.SubjectInput;
import lifeline.stream.subject.SubjectJudge;
import lifeline.stream.subject.SubjectLook;
import lifeline.stream.subject.SubjectState;
import lifeline.stream.subject.Told;
import lifeline.stream.window.Micros;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges assets by rules over several sensors, keyed by (rule, asset). What was observed at one instant comes from several tasks, in
 * whatever order: live it is waited for a moment, in the readings' own time until all tasks have come past it. Then instants
 * are judged in their order. What the store holds open is taken over when its asset is next heard of; what it holds open of an asset by a rule
 * that is no more is withdrawn.
 */
public final class SubjectFunction extends KeyedBroadcastProcessFunction<String, SubjectInput, RuleSet, Signal>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1;
    /** Of people's time: so long after it came, an input is judged. Half of the rest that timers take. */
    private static final Duration REST = Duration.ofMillis(100);

    /** What the store said of the rules of each domain when their assets were last judged. */
    private static final MapStateDescriptor<String, RuleSet> RULES = DetectFunction.RULES;

    private static final ValueStateDescriptor<SubjectState> SUBJECT =
            new ValueStateDescriptor<>("subject", SubjectStateSerializer.INSTANCE);
    private static final Logger LOG = LoggerFactory.getLogger(SubjectFunction.class);

    private final SerializableSupplier<Catalogue> catalogue;
    private final Beginning beginning;
    private final JobTime time;
    private transient @Nullable Opened opened;
    private transient @Nullable SubjectBook book;

    public SubjectFunction(SerializableSupplier<Catalogue> catalogue, Beginning beginning, JobTime time) {
        this.catalogue = catalogue;
        this.beginning = beginning;
        this.time = time;
    }

    /** What a task needs while it runs. */
    private record Opened(
            TaskTime time,
            SubjectBook book,
            ValueState<SubjectState> states,
            MapState<Long, List<Told>> waiting,
            Map<String, OpenEpisode> orphans,
            List<OpenEpisode> abandoned,
            Counter signals) {}

    /** Goes on by the rules that the state was left with, or begins by those that are in force. */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        BroadcastState<String, RuleSet> rules = context.getOperatorStateStore().getBroadcastState(RULES);
        SubjectBook known = new SubjectBook(catalogue.get());
        if (context.isRestored()) {
            for (Map.Entry<String, RuleSet> set : rules.entries()) {
                take(known, set.getValue());
            }
        } else {
            try (RuleSets.Reading reading = beginning.rules().open()) {
                for (RuleSet set : reading.changedSince(0)) {
                    if (known.isNews(set) && take(known, set).isPresent()) {
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

    /** Empty where the set has a fault: then all is as it was. */
    private static Optional<SubjectBook.Takeover> take(SubjectBook book, RuleSet set) {
        try {
            return Optional.of(book.take(set));
        } catch (InvalidDomainException e) {
            LOG.error("rules of '{}', revision {}, are not used: {}", set.domain(), set.revision(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void open(OpenContext context) throws InterruptedException {
        TaskTime taskTime = time.open();
        SubjectBook judges = Objects.requireNonNull(book, "no state was initialized");
        long startedAt = Micros.of(taskTime.startedAt());
        Map<String, OpenEpisode> orphans = new HashMap<>();
        List<OpenEpisode> abandoned = new ArrayList<>();
        for (OpenEpisode episode : beginning.open().read()) {
            String subject = episode.key().subject();
            if (judges.judge(episode.domain(), episode.key().rule(), episode.asset(), startedAt)
                    .isPresent()) {
                orphans.put(episode.key().rule() + '@' + subject, episode);
            } else if (subject.equals(episode.asset()) || subject.endsWith(':' + episode.asset())) {
                abandoned.add(episode);
            }
        }
        opened = new Opened(
                taskTime,
                judges,
                getRuntimeContext().getState(SUBJECT),
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>(
                                "waiting", Types.LONG, Types.LIST(TypeInformation.of(Told.class)))),
                orphans,
                abandoned,
                getRuntimeContext().getMetricGroup().counter("lifeline_subject_signals"));
    }

    @Override
    public void processBroadcastElement(RuleSet set, Context context, Collector<Signal> out) throws Exception {
        Opened with = opened();
        if (!with.book().isNews(set)) {
            return;
        }
        Optional<SubjectBook.Takeover> taken = take(with.book(), set);
        if (taken.isEmpty()) {
            return;
        }
        context.getBroadcastState(RULES).put(set.domain(), set);
        long now = with.time().now(context.timestamp(), context.currentProcessingTime());
        context.applyToKeyedState(SUBJECT, (key, states) -> {
            Optional<SubjectChange> change = taken.get().of(states.value(), now);
            if (change.isPresent()) {
                change.get().signal().ifPresent(signal -> emit(signal, out));
                if (change.get().state().isPresent()) {
                    states.update(change.get().state().get());
                } else {
                    states.clear();
                    with.waiting().clear();
                }
            }
        });
    }

    @Override
    public void processElement(SubjectInput input, ReadOnlyContext context, Collector<Signal> out) throws Exception {
        Opened with = opened();
        long now = with.time().now(context.timestamp(), context.timerService());
        // every task does, for it knows of no key whose they are; the same fact is written once
        with.abandoned()
                .forEach(episode ->
                        emit(SensorJudge.withdrawn(episode, with.book().version(episode.domain()), now), out));
        with.abandoned().clear();
        Optional<SubjectJudge> judge = with.book().judge(input.domain(), input.rule(), input.asset(), now);
        if (judge.isEmpty()) {
            return;
        }
        OpenEpisode orphan = with.orphans().remove(context.getCurrentKey());
        if (orphan != null && !input.isEnd()) {
            SubjectState state = with.states().value();
            with.states().update(judge.get().adopt(state == null ? SubjectState.before(input) : state, orphan));
        } else if (orphan != null) {
            emit(SensorJudge.withdrawn(orphan, with.book().version(input.domain()), now), out);
        }
        if (input.isEnd()) {
            SubjectState state = with.states().value();
            if (state != null) {
                judge.get().ended(state, now).ifPresent(signal -> emit(signal, out));
            }
            with.states().clear();
            with.waiting().clear();
            return;
        }
        await(input, now, context);
    }

    private void await(SubjectInput input, long now, ReadOnlyContext context) throws Exception {
        Opened with = opened();
        if (with.states().value() == null) {
            with.states().update(SubjectState.before(input));
        }
        List<Told> known = with.waiting().get(input.observedAt());
        List<Told> told = known == null ? new ArrayList<>() : new ArrayList<>(known);
        told.add(Told.of(input, now));
        with.waiting().put(input.observedAt(), told);
        // a timer of the readings' time rings when all before it has gone by
        with.time().wakeAfterRest(input.observedAt() + 1, context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Signal> out) throws Exception {
        Opened with = opened();
        SubjectState state = with.states().value();
        if (state == null) {
            return;
        }
        long now = with.time().now(context.timestamp(), context.timerService());
        Optional<SubjectJudge> judge = with.book().judge(state.domain(), state.rule(), state.asset(), now);
        if (judge.isEmpty()) {
            with.states().clear();
            with.waiting().clear();
            return;
        }
        for (Map.Entry<Long, List<Told>> instant : due(now).entrySet()) {
            SubjectLook look = judge.get().observe(state, instant.getKey(), instant.getValue(), now);
            look.signal().ifPresent(signal -> emit(signal, out));
            state = look.state();
            with.waiting().remove(instant.getKey());
        }
        keep(judge.get(), state, now, context);
    }

    /** What has waited for long enough, and all that was observed before it. */
    private NavigableMap<Long, List<Told>> due(long now) throws Exception {
        Opened with = opened();
        long until = with.time().isOfReadings() ? now - 1 : restedUntil(now);
        NavigableMap<Long, List<Told>> instants = new TreeMap<>();
        for (Map.Entry<Long, List<Told>> instant : with.waiting().entries()) {
            if (instant.getKey() <= until) {
                instants.put(instant.getKey(), instant.getValue());
            }
        }
        return instants;
    }

    /** The newest instant of which something was taken long enough ago. */
    private long restedUntil(long now) throws Exception {
        Opened with = opened();
        long takenBy = now - with.time().ofPeople(REST);
        long until = Long.MIN_VALUE;
        for (Map.Entry<Long, List<Told>> instant : with.waiting().entries()) {
            boolean isRested = instant.getValue().stream().anyMatch(told -> told.takenAt() <= takenBy);
            until = isRested ? Math.max(until, instant.getKey()) : until;
        }
        return until;
    }

    private void keep(SubjectJudge judge, SubjectState state, long now, OnTimerContext context) throws Exception {
        Opened with = opened();
        Long wakeAt = state.wakeAt();
        Optional<SubjectState> kept = wakeAt != null && now >= wakeAt ? judge.awake(state, now) : Optional.of(state);
        if (kept.isEmpty()) {
            with.states().clear();
            return;
        }
        SubjectState left = kept.get();
        OptionalLong at = judge.wakeAt(left);
        if (left.wakeAt() == null && at.isPresent()) {
            with.time().wake(at.getAsLong(), context.timerService());
            left = left.wakingAt(at.getAsLong());
        }
        with.states().update(left);
    }

    private void emit(Signal signal, Collector<Signal> out) {
        out.collect(signal);
        opened().signals().inc();
    }

    private Opened opened() {
        if (opened == null) {
            throw new IllegalStateException("not opened");
        }
        return opened;
    }
}
