package lifeline.stream.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lifeline.contract.reading.Reading;
import lifeline.stream.rulebook.RuleSet;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Flink's operator for a {@link DetectFunction}; gives it the frontier, which functions are not given. In the readings' own
 * time each reading moves the time of its task before it is judged: no exchange can part the two, and what a sensor's timers
 * see does not depend on the other sensors of the task. Rules come in beside the readings, to every task, and have no time.
 */
public final class DetectOperator extends CoBroadcastWithKeyedOperator<String, Reading, RuleSet, Reading> {
    private static final long serialVersionUID = 2;
    /** As the operators that Flink makes call theirs: state of earlier jobs has its timers there. */
    private static final String TIMERS = "user-timers";

    private static final int READINGS = 0;

    private final DetectFunction function;
    private transient long reached;
    private transient boolean isTimeOfReadings;
    private transient boolean isRestored;

    public DetectOperator(DetectFunction function) {
        super(function, List.of(DetectFunction.RULES));
        this.function = function;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        isRestored = context.isRestored();
    }

    @Override
    public void open() throws Exception {
        super.open();
        function.open(new SimpleTimerService(getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this)));
        BroadcastState<String, RuleSet> rules = getOperatorStateBackend().getBroadcastState(DetectFunction.RULES);
        if (isRestored) {
            function.resume(in(rules));
        } else {
            for (RuleSet set : function.begin()) {
                rules.put(set.domain(), set);
            }
        }
        reached = Long.MIN_VALUE;
        isTimeOfReadings = function.livesInTheTimeOfReadings();
    }

    private static List<RuleSet> in(BroadcastState<String, RuleSet> rules) throws Exception {
        List<RuleSet> sets = new ArrayList<>();
        for (Map.Entry<String, RuleSet> rule : rules.entries()) {
            sets.add(rule.getValue());
        }
        return sets;
    }

    @Override
    public void processElement1(StreamRecord<Reading> element) throws Exception {
        if (isTimeOfReadings && element.getTimestamp() > reached) {
            reach(new Watermark(element.getTimestamp()));
            // timers have rung, each under its own sensor
            setKeyContextElement1(element);
        }
        super.processElement1(element);
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        if (!isTimeOfReadings) {
            function.heard(mark.getTimestamp());
            processWatermark(mark);
        } else if (mark.getTimestamp() == Long.MAX_VALUE) {
            // the recording has ended: what would have been due after it, nobody knows
            output.emitWatermark(mark);
        } else if (mark.getTimestamp() > reached) {
            reach(mark);
        }
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // rules hold nobody up
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) {
        if (input == READINGS) {
            output.emitWatermarkStatus(status);
        }
    }

    private void reach(Watermark mark) throws Exception {
        reached = mark.getTimestamp();
        processWatermark(mark);
    }
}
