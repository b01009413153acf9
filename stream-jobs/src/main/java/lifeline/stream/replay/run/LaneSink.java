package lifeline.stream.replay.run;

import java.util.function.Function;
import lifeline.contract.signal.Signal;
import lifeline.stream.judge.Scored;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.util.function.SerializableFunction;

/** Takes what a run tells to its {@link Lane}. */
public final class LaneSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1;

    private final long lane;
    private final SerializableFunction<Lane, InOrder<T>> orderOf;
    private final int before;

    /** @param before how many sinks tell the same things before this one */
    private LaneSink(long lane, SerializableFunction<Lane, InOrder<T>> orderOf, int before) {
        this.lane = lane;
        this.orderOf = orderOf;
        this.before = before;
    }

    /** Of rules that judge each sensor by itself. */
    public static LaneSink<Signal> ofSignals(long lane) {
        return new LaneSink<>(lane, Lane::signals, 0);
    }

    /** Of rules over several sensors. */
    public static LaneSink<Signal> ofSubjectSignals(long lane) {
        return new LaneSink<>(lane, Lane::signals, 1);
    }

    public static LaneSink<Scored> ofScores(long lane) {
        return new LaneSink<>(lane, Lane::scores, 0);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        Function<Lane, InOrder<T>> order = orderOf;
        TaskInfo task = context.getTaskInfo();
        int number = before * task.getNumberOfParallelSubtasks() + task.getIndexOfThisSubtask();
        return new Writer<>(order.apply(Lane.of(lane)), number);
    }

    private record Writer<T>(InOrder<T> order, int task) implements SinkWriter<T> {
        @Override
        public void write(T told, Context context) {
            order.add(told);
        }

        @Override
        public void writeWatermark(Watermark watermark) {
            order.reached(task, watermark.getTimestamp());
        }

        @Override
        public void flush(boolean isEnd) {}

        @Override
        public void close() {}
    }
}
