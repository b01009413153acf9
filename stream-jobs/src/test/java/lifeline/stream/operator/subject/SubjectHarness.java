package lifeline.stream.operator.subject;

import java.util.List;
import lifeline.contract.signal.Signal;
import lifeline.stream.operator.DetectFunction;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.subject.SubjectInput;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** A task of {@link SubjectFunction}, keyed as in the job. */
@SuppressWarnings("try") // closing is Flink's own, which may be interrupted
final class SubjectHarness extends KeyedBroadcastOperatorTestHarness<String, SubjectInput, RuleSet, Signal> {
    private final CoBroadcastWithKeyedOperator<String, SubjectInput, RuleSet, Signal> judging;

    SubjectHarness(SubjectFunction function) throws Exception {
        this(new CoBroadcastWithKeyedOperator<>(function, List.of(DetectFunction.RULES)));
    }

    private SubjectHarness(CoBroadcastWithKeyedOperator<String, SubjectInput, RuleSet, Signal> operator)
            throws Exception {
        super(operator, SubjectInput::key, Types.STRING, 1, 1, 0);
        this.judging = operator;
    }

    int numKeyedStateEntries() {
        return ((HeapKeyedStateBackend<?>) judging.<String>getKeyedStateBackend()).numKeyValueStateEntries();
    }
}
