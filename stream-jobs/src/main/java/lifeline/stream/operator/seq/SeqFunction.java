package lifeline.stream.operator.seq;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lifeline.ingest.SeqSeen;
import lifeline.stream.ledger.SeqCount;
import lifeline.stream.operator.JobTime;
import lifeline.stream.operator.TaskTime;
import lifeline.stream.window.Micros;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Counts the numbers of each device that never came. Tells the count of the hour whenever it has grown, so that telling it
 * twice changes nothing. A device silent for a day is forgotten.
 */
public final class SeqFunction extends KeyedProcessFunction<String, SeqSeen, SeqGap> {
    private static final long serialVersionUID = 1;
    private static final long HOUR_SECONDS = 3600;
    private static final long FORGET_AFTER_HOURS = 24;

    private final JobTime time;
    private transient @Nullable Opened opened;

    public SeqFunction(JobTime time) {
        this.time = time;
    }

    private record Opened(TaskTime time, ValueState<SeqCount> counts) {}

    @Override
    public void open(OpenContext context) {
        opened = new Opened(
                time.open(),
                getRuntimeContext().getState(new ValueStateDescriptor<>("seq", SeqCountSerializer.INSTANCE)));
    }

    @Override
    public void processElement(SeqSeen seen, Context context, Collector<SeqGap> out) throws Exception {
        Opened with = opened();
        SeqCount before = with.counts().value();
        long hour = Math.floorDiv(seen.receivedAt().getEpochSecond(), HOUR_SECONDS);
        SeqCount after = SeqCount.observe(Optional.ofNullable(before), seen.seq(), hour);
        with.counts().update(after);
        if (before == null) {
            forgetLater(after, context);
        }
        if (after.gaps() > 0 && (before == null || before.gaps() != after.gaps() || before.hour() != after.hour())) {
            out.collect(new SeqGap(seen.device(), after.hour(), after.gaps()));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<SeqGap> out) throws Exception {
        Opened with = opened();
        SeqCount count = with.counts().value();
        if (count == null) {
            return;
        }
        Instant now = Micros.instant(with.time().now(timestamp, context.timerService()));
        if (now.isBefore(forgottenAt(count))) {
            forgetLater(count, context);
        } else {
            with.counts().clear();
        }
    }

    private void forgetLater(SeqCount count, Context context) {
        opened().time().wake(Micros.of(forgottenAt(count)), context.timerService());
    }

    private static Instant forgottenAt(SeqCount count) {
        return Instant.EPOCH.plus(Duration.ofHours(count.hour() + 1 + FORGET_AFTER_HOURS));
    }

    private Opened opened() {
        if (opened == null) {
            throw new IllegalStateException("not opened");
        }
        return opened;
    }
}
