package lifeline.stream.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.ingest.validation.Rejection;
import lifeline.stream.blind.BlindWindows;
import lifeline.stream.blind.Listening;
import lifeline.stream.blind.Spell;
import lifeline.stream.catalogue.RuleSets;
import lifeline.stream.judge.Judgement;
import lifeline.stream.judge.OpenEpisode;
import lifeline.stream.judge.RuleChange;
import lifeline.stream.judge.Scored;
import lifeline.stream.judge.SensorJudge;
import lifeline.stream.judge.SensorState;
import lifeline.stream.judge.Waking;
import lifeline.stream.operator.seq.SeqGap;
import lifeline.stream.rulebook.JudgeBook;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.rulebook.SensorWork;
import lifeline.stream.subject.SubjectBook;
import lifeline.stream.subject.SubjectInput;
import lifeline.stream.window.Micros;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges readings, keyed by sensor: quality, detectors and latch in one operator, because an exchange costs more than all
 * the judging. Readings go on with their quality; signals and conflicts leave at the side. What the store holds open is
 * read when the task starts and taken over when its sensor is next touched.
 */
public final class DetectFunction extends KeyedBroadcastProcessFunction<String, Reading, RuleSet, Reading> {
    public static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", TypeInformation.of(Signal.class));
    public static final OutputTag<Rejection> CONFLICTS =
            new OutputTag<>("conflicts", TypeInformation.of(Rejection.class));

    /** Never holds anything; whoever reads it gets the frontier of what has been judged. */
    public static final OutputTag<SeqGap> FRONTIER = new OutputTag<>("frontier", TypeInformation.of(SeqGap.class));

    /** How near to an alarm each reading is, those that were not judged included. */
    public static final OutputTag<Scored> SCORES = new OutputTag<>("scores", TypeInformation.of(Scored.class));

    /** What the store said of the rules of each domain when their sensors were last judged. */
    public static final MapStateDescriptor<String, RuleSet> RULES =
            new MapStateDescriptor<>("rules", Types.STRING, TypeInformation.of(RuleSet.class));

    private static final ValueStateDescriptor<SensorState> SENSOR =
            new ValueStateDescriptor<>("sensor", SensorStateSerializer.INSTANCE);
    private static final Logger LOG = LoggerFactory.getLogger(DetectFunction.class);
    /** Judged readings that rules over several sensors want. */
    public static final OutputTag<SubjectInput> SUBJECTS =
            new OutputTag<>("subjects", TypeInformation.of(SubjectInput.class));

    private static final long serialVersionUID = 1;
    /** Of people's time: where the frontier leaps so far, something may have been missed. */
    private static final Duration SHORTEST_HOLE = Duration.ofSeconds(1);

    private static final long MICROS_PER_MILLI = 1_000;

    private final SerializableSupplier<Catalogue> catalogue;
    private final Beginning beginning;
    private final JobTime time;
    private final boolean tellsScores;
    private transient @Nullable Opened opened;

    /** @param tellsScores whether {@link #SCORES} is wanted: nobody looks at it live */
    public DetectFunction(
            SerializableSupplier<Catalogue> catalogue, Beginning beginning, JobTime time, boolean tellsScores) {
        this.catalogue = catalogue;
        this.beginning = beginning;
        this.time = time;
        this.tellsScores = tellsScores;
    }

    /** What a task needs while it runs. */
    private record Opened(
            TaskTime time,
            TimerService timers,
            Listening listening,
            JudgeBook judges,
            SubjectBook subjects,
            ValueState<SensorState> states,
            Map<String, List<OpenEpisode>> orphans,
            Counter duplicates,
            Counter signals) {}

    /** @param timers of the sensor at hand */
    void open(TimerService timers) throws InterruptedException {
        TaskTime taskTime = time.open();
        Map<String, List<OpenEpisode>> orphans = new HashMap<>();
        for (OpenEpisode episode : beginning.open().read()) {
            orphans.computeIfAbsent(episode.key().subject(), subject -> new ArrayList<>())
                    .add(episode);
        }
        Instant startedAt = taskTime.startedAt();
        Catalogue rules = catalogue.get();
        opened = new Opened(
                taskTime,
                timers,
                listening(startedAt, taskTime),
                new JudgeBook(rules, beginning.periods().read(), Micros.of(startedAt)),
                new SubjectBook(rules),
                getRuntimeContext().getState(SENSOR),
                orphans,
                getRuntimeContext().getMetricGroup().counter("lifeline_duplicates"),
                getRuntimeContext().getMetricGroup().counter("lifeline_signals"));
    }

    private Listening listening(Instant startedAt, TaskTime taskTime) throws InterruptedException {
        BlindWindows past = BlindWindows.NONE;
        for (Spell spell : beginning.blindPast().read(startedAt)) {
            past = past.with(spell.from(), spell.to());
        }
        return new Listening(past, Micros.of(startedAt), taskTime.ofPeople(SHORTEST_HOLE));
    }

    /** Whether timers ring as the readings' own times say. */
    boolean livesInTheTimeOfReadings() {
        return opened().time().isOfReadings();
    }

    /** All readings received before {@code frontier}, in milliseconds, have gone by. */
    void heard(long frontier) {
        if (frontier != Long.MAX_VALUE) {
            opened().listening().heard(frontier * MICROS_PER_MILLI);
        }
    }

    private BlindWindows blind() {
        return opened().listening().windows();
    }

    /** What nobody saw of a sensor, or nobody was to look at. */
    private BlindWindows seen(SensorState sensor, long now) {
        return opened().judges().work(sensor).over(blind(), now);
    }

    /** Goes on by the rules that the state was left with. */
    void resume(Iterable<RuleSet> sets) {
        sets.forEach(this::take);
    }

    /** Begins by the rules that are in force, where no state tells of any. */
    List<RuleSet> begin() throws InterruptedException {
        try (RuleSets.Reading reading = beginning.rules().open()) {
            return reading.changedSince(0).stream()
                    .filter(set -> opened().judges().isNews(set) && take(set).isPresent())
                    .toList();
        }
    }

    @Override
    public void processBroadcastElement(RuleSet set, Context context, Collector<Reading> out) throws Exception {
        Opened with = opened();
        if (!with.judges().isNews(set)) {
            return;
        }
        Optional<JudgeBook.Takeover> taken = take(set);
        if (taken.isEmpty()) {
            return;
        }
        context.getBroadcastState(RULES).put(set.domain(), set);
        TimerService timers = with.timers();
        long now = with.time().now(context.timestamp(), timers);
        context.applyToKeyedState(SENSOR, (sensor, states) -> {
            SensorState state = states.value();
            Optional<RuleChange> change = taken.get().of(state, now);
            if (change.isPresent()) {
                Waking waking = change.get().apply(state, now, seen(state, now));
                waking.signals().forEach(signal -> context.output(SIGNALS, signal));
                with.signals().inc(waking.signals().size());
                if (waking.state().isPresent()) {
                    states.update(waking.state().get());
                } else {
                    states.clear();
                }
                wake(waking.wakeAt(), timers);
            }
        });
    }

    /** Empty where the set has a fault: then all is as it was. */
    private Optional<JudgeBook.Takeover> take(RuleSet set) {
        try {
            Optional<JudgeBook.Takeover> taken = Optional.of(opened().judges().take(set));
            opened().subjects().take(set);
            return taken;
        } catch (InvalidDomainException e) {
            LOG.error("rules of '{}', revision {}, are not used: {}", set.domain(), set.revision(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void processElement(Reading raw, ReadOnlyContext context, Collector<Reading> out) throws Exception {
        if (raw.quality().has(Mark.STALE)) {
            if (raw.quality().has(Mark.EXERCISE)) {
                ended(raw, context);
            } else {
                gone(raw, context);
            }
            return;
        }
        Opened with = opened();
        long now = now(context);
        SensorWork work = with.judges().work(raw);
        Reading reading = work.mark(raw);
        Optional<SensorJudge> found = with.judges().judge(reading, now);
        if (found.isEmpty()) {
            out.collect(reading);
            return;
        }
        SensorJudge judge = found.get();
        Optional<SensorState> known = Optional.ofNullable(with.states().value());
        List<OpenEpisode> orphans = orphans(context.getCurrentKey());
        if (!orphans.isEmpty()) {
            Waking adoption = judge.adopt(known.orElseGet(() -> SensorState.before(reading)), orphans, now);
            emit(adoption.signals(), context);
            known = adoption.state();
        }
        Judgement judgement = judge.observe(known, reading, now, work.over(blind(), now));
        switch (judgement.arrival()) {
            case NEW -> {
                out.collect(judgement.reading());
                with.subjects().inputs(judgement.reading()).forEach(input -> context.output(SUBJECTS, input));
            }
            case DUPLICATE -> {
                // the sink knows it by its key, and counts it in the transaction that stores its batch
                with.duplicates().inc();
                out.collect(judgement.reading());
            }
            case CONFLICT -> context.output(CONFLICTS, RefusedReading.conflict(judgement.reading()));
        }
        emit(judgement.signals(), context);
        if (tellsScores) {
            context.output(
                    SCORES,
                    new Scored(
                            reading.device(), reading.quantity(), Micros.of(reading.observedAt()), judgement.score()));
        }
        if (judgement.state().isPresent()) {
            with.states().update(judgement.state().get());
        }
        wake(judgement.wakeAt(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Reading> out) throws Exception {
        Opened with = opened();
        SensorState state = with.states().value();
        if (state == null) {
            return;
        }
        long now = now(context);
        Optional<SensorJudge> found = with.judges().judge(state, now);
        if (found.isEmpty()) {
            with.states().clear();
            return;
        }
        List<OpenEpisode> orphans = orphans(context.getCurrentKey());
        if (!orphans.isEmpty()) {
            Waking adoption = found.get().adopt(state, orphans, now);
            emit(adoption.signals(), context);
            state = adoption.state().orElse(state);
        }
        Waking waking = found.get().overdue(state, now, seen(state, now));
        emit(waking.signals(), context);
        if (waking.state().isPresent()) {
            with.states().update(waking.state().get());
        } else {
            with.states().clear();
        }
        wake(waking.wakeAt(), context.timerService());
    }

    /** A notice that nobody speaks for the sensor any more: it ends here, it is no reading. */
    private void gone(Reading notice, ReadOnlyContext context) throws Exception {
        Opened with = opened();
        SensorState state = with.states().value();
        long now = now(context);
        Optional<SensorJudge> found = with.judges().judge(notice, now);
        if (state == null || found.isEmpty() || with.judges().work(state).isUnderWay(now)) {
            return;
        }
        List<OpenEpisode> orphans = orphans(context.getCurrentKey());
        if (!orphans.isEmpty()) {
            Waking adoption = found.get().adopt(state, orphans, now);
            emit(adoption.signals(), context);
            state = adoption.state().orElse(state);
        }
        Waking waking = found.get().gone(state, now);
        emit(waking.signals(), context);
        with.states().update(waking.state().orElse(state));
    }

    /** A notice that the exercise of the sensor is over: what is open ends, and nothing of the sensor is kept. */
    private void ended(Reading notice, ReadOnlyContext context) throws Exception {
        Opened with = opened();
        long now = now(context);
        int version = with.judges().version(notice.domain());
        List<Signal> signals = new ArrayList<>();
        orphans(context.getCurrentKey()).forEach(open -> signals.add(SensorJudge.withdrawn(open, version, now)));
        SensorState state = with.states().value();
        Optional<SensorJudge> found = with.judges().judge(notice, now);
        if (state != null && found.isPresent()) {
            signals.addAll(found.get().ended(state, now));
        }
        emit(signals, context);
        with.states().clear();
        with.subjects().ends(notice).forEach(end -> context.output(SUBJECTS, end));
    }

    private Opened opened() {
        if (opened == null) {
            throw new IllegalStateException("not opened");
        }
        return opened;
    }

    private List<OpenEpisode> orphans(String sensor) {
        List<OpenEpisode> orphans =
                opened().orphans().isEmpty() ? null : opened().orphans().remove(sensor);
        return orphans == null ? List.of() : orphans;
    }

    private long now(ReadOnlyContext context) {
        return opened().time().now(context.timestamp(), context.timerService());
    }

    private void emit(List<Signal> signals, ReadOnlyContext context) {
        for (Signal signal : signals) {
            context.output(SIGNALS, signal);
            opened().signals().inc();
        }
    }

    private void wake(OptionalLong at, TimerService timers) {
        if (at.isPresent()) {
            // a silence that is due may not be known yet
            opened().time().wakeAfterRest(at.getAsLong(), timers);
        }
    }
}
