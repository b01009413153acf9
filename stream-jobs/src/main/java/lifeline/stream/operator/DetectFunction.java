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
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.ingest.validation.Rejection;
import lifeline.stream.blind.BlindWindows;
import lifeline.stream.blind.Listening;
import lifeline.stream.blind.Spell;
import lifeline.stream.judge.JudgeBook;
import lifeline.stream.judge.Judgement;
import lifeline.stream.judge.OpenEpisode;
import lifeline.stream.judge.Scored;
import lifeline.stream.judge.SensorJudge;
import lifeline.stream.judge.SensorState;
import lifeline.stream.judge.Waking;
import lifeline.stream.operator.seq.SeqGap;
import lifeline.stream.subject.SubjectBook;
import lifeline.stream.subject.SubjectInput;
import lifeline.stream.window.Micros;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges readings, keyed by sensor: quality, detectors and latch in one operator, because an exchange costs more than all
 * the judging. Readings go on with their quality; signals and conflicts leave at the side. What the store holds open is
 * read when the task starts and taken over when its sensor is next touched.
 */
public final class DetectFunction extends KeyedProcessFunction<String, Reading, Reading> {
    public static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", TypeInformation.of(Signal.class));
    public static final OutputTag<Rejection> CONFLICTS =
            new OutputTag<>("conflicts", TypeInformation.of(Rejection.class));

    /** Never holds anything; whoever reads it gets the frontier of what has been judged. */
    public static final OutputTag<SeqGap> FRONTIER = new OutputTag<>("frontier", TypeInformation.of(SeqGap.class));

    /** How near to an alarm each reading is, those that were not judged included. */
    public static final OutputTag<Scored> SCORES = new OutputTag<>("scores", TypeInformation.of(Scored.class));

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
            Listening listening,
            JudgeBook judges,
            SubjectBook subjects,
            ValueState<SensorState> states,
            Map<String, List<OpenEpisode>> orphans,
            Counter duplicates,
            Counter signals) {}

    @Override
    public void open(OpenContext context) throws InterruptedException {
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
                listening(startedAt, taskTime),
                new JudgeBook(rules, beginning.periods().read(), Micros.of(startedAt)),
                new SubjectBook(rules),
                getRuntimeContext().getState(new ValueStateDescriptor<>("sensor", SensorStateSerializer.INSTANCE)),
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

    @Override
    public void processElement(Reading reading, Context context, Collector<Reading> out) throws Exception {
        if (reading.quality().has(Mark.STALE)) {
            if (reading.quality().has(Mark.EXERCISE)) {
                ended(reading, context);
            } else {
                gone(reading, context);
            }
            return;
        }
        Opened with = opened();
        Optional<SensorJudge> found =
                with.judges().judge(reading.domain(), reading.quantity(), context.getCurrentKey());
        if (found.isEmpty()) {
            out.collect(reading);
            return;
        }
        SensorJudge judge = found.get();
        long now = now(context);
        Optional<SensorState> known = Optional.ofNullable(with.states().value());
        List<OpenEpisode> orphans = orphans(context.getCurrentKey());
        if (!orphans.isEmpty()) {
            Waking adoption = judge.adopt(known.orElseGet(() -> SensorState.before(reading)), orphans, now);
            emit(adoption.signals(), context);
            known = adoption.state();
        }
        Judgement judgement = judge.observe(known, reading, now, blind());
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
        wake(judgement.wakeAt(), context);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Reading> out) throws Exception {
        Opened with = opened();
        SensorState state = with.states().value();
        if (state == null) {
            return;
        }
        Optional<SensorJudge> found = with.judges().judge(state.domain(), state.quantity(), context.getCurrentKey());
        if (found.isEmpty()) {
            with.states().clear();
            return;
        }
        long now = now(context);
        List<OpenEpisode> orphans = orphans(context.getCurrentKey());
        if (!orphans.isEmpty()) {
            Waking adoption = found.get().adopt(state, orphans, now);
            emit(adoption.signals(), context);
            state = adoption.state().orElse(state);
        }
        Waking waking = found.get().overdue(state, now, blind());
        emit(waking.signals(), context);
        if (waking.state().isPresent()) {
            with.states().update(waking.state().get());
        } else {
            with.states().clear();
        }
        wake(waking.wakeAt(), context);
    }

    /** A notice that nobody speaks for the sensor any more: it ends here, it is no reading. */
    private void gone(Reading notice, Context context) throws Exception {
        Opened with = opened();
        SensorState state = with.states().value();
        Optional<SensorJudge> found = with.judges().judge(notice.domain(), notice.quantity(), context.getCurrentKey());
        if (state == null || found.isEmpty()) {
            return;
        }
        long now = now(context);
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
    private void ended(Reading notice, Context context) throws Exception {
        Opened with = opened();
        long now = now(context);
        List<Signal> signals = new ArrayList<>();
        orphans(context.getCurrentKey()).forEach(open -> signals.add(SensorJudge.withdrawn(open, now)));
        SensorState state = with.states().value();
        Optional<SensorJudge> found = with.judges().judge(notice.domain(), notice.quantity(), context.getCurrentKey());
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

    private long now(Context context) {
        return opened().time().now(context.timestamp(), context.timerService());
    }

    private void emit(List<Signal> signals, Context context) {
        for (Signal signal : signals) {
            context.output(SIGNALS, signal);
            opened().signals().inc();
        }
    }

    private void wake(OptionalLong at, Context context) {
        if (at.isPresent()) {
            // a silence that is due may not be known yet
            opened().time().wakeAfterRest(at.getAsLong(), context.timerService());
        }
    }
}
