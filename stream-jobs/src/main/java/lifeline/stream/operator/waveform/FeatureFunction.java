package lifeline.stream.operator.waveform;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.ingest.frame.Frame;
import lifeline.stream.operator.JobTime;
import lifeline.stream.operator.TaskTime;
import lifeline.stream.waveform.Features;
import lifeline.stream.waveform.WaveformState;
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
 * Works out the features of fast sensors over ten minutes by the clock; the frames go on to be stored. A feature is observed at
 * the end of its ten minutes; with less than four fifths of the samples it is SUSPECT, so that no rule judges it. Frames whose
 * time is not the device's own, and retained ones, are stored and left out here.
 */
public final class FeatureFunction extends KeyedProcessFunction<String, Frame, Frame> {
    public static final OutputTag<Reading> FEATURES = new OutputTag<>("features", TypeInformation.of(Reading.class));

    private static final long serialVersionUID = 1;
    private static final double ENOUGH = 0.8;

    private final SerializableSupplier<Catalogue> catalogue;
    private final JobTime time;
    private transient @Nullable Opened opened;

    public FeatureFunction(SerializableSupplier<Catalogue> catalogue, JobTime time) {
        this.catalogue = catalogue;
        this.time = time;
    }

    private record Opened(TaskTime time, Catalogue catalogue, ValueState<WaveformState> states, Counter features) {}

    @Override
    public void open(OpenContext context) {
        opened = new Opened(
                time.open(),
                catalogue.get(),
                getRuntimeContext().getState(new ValueStateDescriptor<>("waveform", WaveformStateSerializer.INSTANCE)),
                getRuntimeContext().getMetricGroup().counter("lifeline_features"));
    }

    private Opened opened() {
        if (opened == null) {
            throw new IllegalStateException("not opened");
        }
        return opened;
    }

    @Override
    public void processElement(Frame frame, Context context, Collector<Frame> out) throws Exception {
        out.collect(frame);
        if (frame.quality().has(Mark.CLOCK_REPLACED) || frame.quality().has(Mark.RETAINED)) {
            return;
        }
        ValueState<WaveformState> states = opened().states();
        WaveformState state = states.value();
        OptionalLong wake = state == null ? OptionalLong.empty() : state.wakeAt(Long.MIN_VALUE);
        if (state == null) {
            state = WaveformState.before(frame.domain(), frame.asset(), frame.device(), frame.quantity());
        }
        List<Features> told =
                state.add(Micros.of(frame.startedAt()), frame.rate(), frame.samples(), Micros.of(frame.receivedAt()));
        tell(state, told, context);
        states.update(state);
        // a timer that is set asks again when it fires: only the first frame, and one that opens a window earlier, set
        // one
        OptionalLong next = state.wakeAt(Long.MIN_VALUE);
        if (wake.isEmpty() || next.orElseThrow() < wake.getAsLong()) {
            wake(next, context);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Frame> out) throws Exception {
        ValueState<WaveformState> states = opened().states();
        WaveformState state = states.value();
        if (state == null) {
            return;
        }
        long now = opened().time().now(timestamp, context.timerService());
        tell(state, state.overdue(now), context);
        OptionalLong next = state.wakeAt(now);
        if (next.isEmpty()) {
            states.clear();
        } else {
            states.update(state);
            wake(next, context);
        }
    }

    private void wake(OptionalLong at, Context context) {
        if (at.isPresent()) {
            opened().time().wake(at.getAsLong(), context.timerService());
        }
    }

    private void tell(WaveformState state, List<Features> told, Context context) {
        for (Features features : told) {
            for (Features.Kind kind : Features.Kind.values()) {
                String quantity = kind.quantity(state.quantity());
                OptionalDouble value = features.value(kind);
                if (value.isPresent()
                        && opened().catalogue()
                                .quantity(state.domain(), quantity)
                                .isPresent()) {
                    context.output(FEATURES, reading(state, features, quantity, value.getAsDouble()));
                    opened().features().inc();
                }
            }
        }
    }

    private static Reading reading(WaveformState state, Features features, String quantity, double value) {
        Instant end = Micros.instant(features.startMicros()).plusSeconds(600);
        Quality whole = ExerciseId.of(state.device()).isPresent() ? Quality.GOOD.with(Mark.EXERCISE) : Quality.GOOD;
        Quality quality = features.coverage() < ENOUGH ? whole.with(Grade.SUSPECT) : whole;
        return new Reading(
                state.domain(),
                state.asset(),
                state.device(),
                quantity,
                end,
                Micros.instant(features.receivedMicros()),
                null,
                null,
                value,
                quality);
    }
}
