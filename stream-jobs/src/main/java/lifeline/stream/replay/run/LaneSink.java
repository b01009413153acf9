package lifeline.stream.replay.run;

import java.util.function.Function;
import lifeline.contract.signal.Signal;
import lifeline.stream.judge.Scored;
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

    private LaneSink(long lane, SerializableFunction<Lane, InOrder<T>> orderOf) {
        this.lane = lane;
        this.orderOf = orderOf;
    }

    public static LaneSink<Signal> ofSignals(long lane) {
        return new LaneSink<>(lane, Lane::signals);
    }

    public static LaneSink<Scored> ofScores(long lane) {
        return new LaneSink<>(lane, Lane::scores);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        Function<Lane, InOrder<T>> order = orderOf;
        return new Writer<>(order.apply(Lane.of(lane)), context.getTaskInfo().getIndexOfThisSubtask());
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
