package lifeline.stream.operator.subject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.signal.Signal;
import lifeline.stream.judge.OpenEpisode;
import lifeline.stream.judge.SensorJudge;
import lifeline.stream.operator.Beginning;
import lifeline.stream.operator.JobTime;
import lifeline.stream.operator.TaskTime;
import lifeline.stream.subject.SubjectBook;
import lifeline.stream.subject.SubjectInput;
import lifeline.stream.subject.SubjectJudge;
import lifeline.stream.subject.SubjectLook;
import lifeline.stream.subject.SubjectState;
import lifeline.stream.subject.Told;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges assets by rules over several sensors, keyed by (rule, asset). What was observed at one instant comes from several tasks, in
 * whatever order: live it is waited for a moment, in the readings' own time until all tasks have come past it. Then instants
 * are judged in their order. What the store holds open is taken over when its asset is next heard of; what it holds open of an asset by a rule
 * that is no more is withdrawn.
 */
public final class SubjectFunction extends KeyedProcessFunction<String, SubjectInput, Signal> {
    private static final long serialVersionUID = 1;
    /** Of people's time: so long after it came, an input is judged. Half of the rest that timers take. */
    private static final Duration REST = Duration.ofMillis(100);

    private final SerializableSupplier<Catalogue> catalogue;
    private final Beginning beginning;
    private final JobTime time;
    private transient @Nullable Opened opened;

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

    @Override
    public void open(OpenContext context) throws InterruptedException {
        SubjectBook book = new SubjectBook(catalogue.get());
        Map<String, OpenEpisode> orphans = new HashMap<>();
        List<OpenEpisode> abandoned = new ArrayList<>();
        for (OpenEpisode episode : beginning.open().read()) {
            String subject = episode.key().subject();
            if (book.judge(episode.key().rule()).isPresent()) {
                orphans.put(episode.key().rule() + '@' + subject, episode);
            } else if (subject.equals(episode.asset()) || subject.endsWith(':' + episode.asset())) {
                abandoned.add(episode);
            }
        }
        opened = new Opened(
                time.open(),
                book,
                getRuntimeContext().getState(new ValueStateDescriptor<>("subject", SubjectStateSerializer.INSTANCE)),
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>(
                                "waiting", Types.LONG, Types.LIST(TypeInformation.of(Told.class)))),
                orphans,
                abandoned,
                getRuntimeContext().getMetricGroup().counter("lifeline_subject_signals"));
    }

    @Override
    public void processElement(SubjectInput input, Context context, Collector<Signal> out) throws Exception {
        Opened with = opened();
        long now = with.time().now(context.timestamp(), context.timerService());
        // every task does, for it knows of no key whose they are; the same fact is written once
        with.abandoned().forEach(episode -> emit(SensorJudge.withdrawn(episode, 0, now), out));
        with.abandoned().clear();
        Optional<SubjectJudge> judge = with.book().judge(input.rule());
        if (judge.isEmpty()) {
            return;
        }
        OpenEpisode orphan = with.orphans().remove(context.getCurrentKey());
        if (orphan != null && !input.isEnd()) {
            SubjectState state = with.states().value();
            with.states().update(judge.get().adopt(state == null ? SubjectState.before(input) : state, orphan));
        } else if (orphan != null) {
            emit(SensorJudge.withdrawn(orphan, 0, now), out);
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

    private void await(SubjectInput input, long now, Context context) throws Exception {
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
        Optional<SubjectJudge> judge = with.book().judge(state.rule());
        if (judge.isEmpty()) {
            with.states().clear();
            with.waiting().clear();
            return;
        }
        long now = with.time().now(context.timestamp(), context.timerService());
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
        long takenBy = now - with.time().ofPeople(REST);
        boolean isOfReadings = with.time().isOfReadings();
        long until = isOfReadings ? now - 1 : Long.MIN_VALUE;
        NavigableMap<Long, List<Told>> instants = new TreeMap<>();
        for (Map.Entry<Long, List<Told>> instant : with.waiting().entries()) {
            instants.put(instant.getKey(), instant.getValue());
            boolean isRested = !isOfReadings && instant.getValue().stream().anyMatch(told -> told.takenAt() <= takenBy);
            until = isRested ? Math.max(until, instant.getKey()) : until;
        }
        return instants.headMap(until, true);
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
