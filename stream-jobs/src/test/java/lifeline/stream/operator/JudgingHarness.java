package lifeline.stream.operator;

import lifeline.contract.reading.Reading;
import lifeline.stream.rulebook.RuleSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** A task of {@link DetectOperator}, keyed as in the job. */
@SuppressWarnings("try") // closing is Flink's own, which may be interrupted
final class JudgingHarness extends KeyedBroadcastOperatorTestHarness<String, Reading, RuleSet, Reading> {
    private final DetectOperator judging;

    JudgingHarness(DetectFunction function) throws Exception {
        this(new DetectOperator(function));
    }

    private JudgingHarness(DetectOperator operator) throws Exception {
        super(operator, Reading::sensor, Types.STRING, 1, 1, 0);
        this.judging = operator;
    }

    int numKeyedStateEntries() {
        return ((HeapKeyedStateBackend<?>) judging.<String>getKeyedStateBackend()).numKeyValueStateEntries();
    }
}
