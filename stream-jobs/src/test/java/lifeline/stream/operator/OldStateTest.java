package lifeline.stream.operator;

import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.redAbove50ThreeTimes;
import static lifeline.stream.judge.SensorUnderTest.silentForThreePeriods;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.Rule;
import lifeline.stream.judge.Judgement;
import lifeline.stream.judge.SensorJudge;
import lifeline.stream.judge.SensorState;
import lifeline.stream.judge.SensorUnderTest;
import lifeline.stream.window.Micros;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // closing is Flink's own, which may be interrupted
class OldStateTest {
    private static final List<Rule> RULES = List.of(redAbove50ThreeTimes(), silentForThreePeriods());

    private final Instant beginning = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
    private final CityClock clock = CityClock.of(Instant.EPOCH, beginning, 1);

    /** What a job kept when readings were all that came in: the state and one timer of each sensor. */
    private static final class OneInput extends KeyedProcessFunction<String, Reading, Reading> {
        private static final long serialVersionUID = 1;

        private final long startMillis;

        OneInput(long startMillis) {
            this.startMillis = startMillis;
        }

        @Override
        public void processElement(Reading reading, Context context, Collector<Reading> out) throws Exception {
            ValueState<SensorState> states =
                    getRuntimeContext().getState(new ValueStateDescriptor<>("sensor", SensorStateSerializer.INSTANCE));
            SensorJudge judge = new SensorJudge(SensorUnderTest.METHANE, RULES, 0);
            Judgement judgement =
                    judge.observe(Optional.ofNullable(states.value()), reading, Micros.of(reading.receivedAt()));
            states.update(judgement.state().orElseThrow());
            if (judgement.wakeAt().isPresent()) {
                context.timerService()
                        .registerProcessingTimeTimer(
                                startMillis + judgement.wakeAt().getAsLong() / 1000);
            }
        }
    }

    @Test
    void aJobGoesOnFromTheStateOfOneWhoseRulesCouldNotChange() throws Exception {
        OperatorSubtaskState state;
        try (KeyedOneInputStreamOperatorTestHarness<String, Reading, Reading> old =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new OneInput(beginning.toEpochMilli())),
                        Reading::sensor,
                        Types.STRING)) {
            old.open();
            old.setProcessingTime(beginning.toEpochMilli());
            old.processElement(reading(0, 60), 0);
            old.processElement(reading(10, 60), 0);
            state = old.snapshot(1, 1);
        }
        Domain gas = new Domain("gas", SensorUnderTest.TEXT, List.of(SensorUnderTest.METHANE), RULES, List.of());
        try (JudgingHarness harness = new JudgingHarness(
                new DetectFunction(() -> new Catalogue(List.of(gas)), Beginning.anew(), JobTime.live(clock), false))) {
            harness.setup();
            harness.initializeState(state);
            harness.open();
            harness.setProcessingTime(beginning.toEpochMilli() + 11_000);
            assertEquals(1, harness.numProcessingTimeTimers());
            harness.processElement(reading(20, 60), 0);
            harness.setProcessingTime(beginning.toEpochMilli() + 60_000);
            assertEquals(
                    List.of("RAISE RED", "RAISE BLUE"),
                    harness.getSideOutput(DetectFunction.SIGNALS).stream()
                            .map(signal -> signal.getValue().kind() + " "
                                    + signal.getValue().severity())
                            .toList());
        }
    }
}
