package lifeline.stream.operator;

import lifeline.contract.reading.Reading;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Flink's operator for a {@link DetectFunction}; gives it the frontier, which functions are not given. In the readings' own
 * time each reading moves the time of its task before it is judged: no exchange can part the two, and what a sensor's timers
 * see does not depend on the other sensors of the task.
 */
public final class DetectOperator extends KeyedProcessOperator<String, Reading, Reading> {
    private static final long serialVersionUID = 1;

    private final DetectFunction function;
    private transient long reached;
    private transient boolean isTimeOfReadings;

    public DetectOperator(DetectFunction function) {
        super(function);
        this.function = function;
    }

    @Override
    public void open() throws Exception {
        super.open();
        reached = Long.MIN_VALUE;
        isTimeOfReadings = function.livesInTheTimeOfReadings();
    }

    @Override
    public void processElement(StreamRecord<Reading> element) throws Exception {
        if (isTimeOfReadings && element.getTimestamp() > reached) {
            reach(new Watermark(element.getTimestamp()));
            // timers have rung, each under its own sensor
            setKeyContextElement1(element);
        }
        super.processElement(element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (!isTimeOfReadings) {
            function.heard(mark.getTimestamp());
            super.processWatermark(mark);
        } else if (mark.getTimestamp() == Long.MAX_VALUE) {
            // the recording has ended: what would have been due after it, nobody knows
            output.emitWatermark(mark);
        } else if (mark.getTimestamp() > reached) {
            reach(mark);
        }
    }

    private void reach(Watermark mark) throws Exception {
        reached = mark.getTimestamp();
        super.processWatermark(mark);
    }
}
