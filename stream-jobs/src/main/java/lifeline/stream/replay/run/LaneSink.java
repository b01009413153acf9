package lifeline.stream.replay.run;

import lifeline.contract.signal.Signal;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Takes the signals of a run to its {@link Lane}. */
public final class LaneSink implements Sink<Signal> {
    private static final long serialVersionUID = 1;

    private final long lane;

    public LaneSink(long lane) {
        this.lane = lane;
    }

    @Override
    public SinkWriter<Signal> createWriter(WriterInitContext context) {
        return new Writer(Lane.of(lane).signals(), context.getTaskInfo().getIndexOfThisSubtask());
    }

    private record Writer(SignalOrder order, int task) implements SinkWriter<Signal> {
        @Override
        public void write(Signal signal, Context context) {
            order.add(signal);
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
