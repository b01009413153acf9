package lifeline.stream.operator;

import lifeline.contract.reading.Reading;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Flink's operator for a {@link DetectFunction}; gives it the frontier, which functions are not given. */
public final class DetectOperator extends KeyedProcessOperator<String, Reading, Reading> {
    private static final long serialVersionUID = 1;

    private final DetectFunction function;

    public DetectOperator(DetectFunction function) {
        super(function);
        this.function = function;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        function.heard(mark.getTimestamp());
        super.processWatermark(mark);
    }
}
