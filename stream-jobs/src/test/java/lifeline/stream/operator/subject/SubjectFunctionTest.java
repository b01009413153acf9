package lifeline.stream.operator.subject;

import static lifeline.stream.subject.SubjectUnderTest.RULE;
import static lifeline.stream.subject.SubjectUnderTest.ZONE;
import static lifeline.stream.subject.SubjectUnderTest.catalogue;
import static lifeline.stream.subject.SubjectUnderTest.input;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.clock.CityClock;
import lifeline.contract.signal.AlertKey;
import lifeline.contract.signal.Severity;
import lifeline.stream.judge.OpenEpisode;
import lifeline.stream.operator.Beginning;
import lifeline.stream.operator.JobTime;
import lifeline.stream.subject.SubjectInput;
import lifeline.stream.subject.SubjectUnderTest;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubjectFunctionTest {
    /** The city's time begins in 1970, an hour after a test has opened its operator. */
    private final Instant beginning = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);

    private final List<OpenEpisode> open = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // every test starts one
    private SubjectHarness harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void inputsOfOneInstantAreJudgedTogetherInWhateverOrderTheyCome() throws Exception {
        start(JobTime.live(clock()), Optional.empty());
        for (int second = 0; second <= 60; second += 30) {
            passUntil(second);
            give(second % 60 == 0 ? "flow" : "pressure", second);
            give(second % 60 == 0 ? "pressure" : "flow", second);
        }
        assertEquals(List.of(), signals(), "it waits a moment");
        passUntil(61);
        assertEquals(List.of("60 RAISE ORANGE"), signals());
        forget();
    }

    @Test
    void whatWaitsIsJudgedAfterARestart() throws Exception {
        start(JobTime.live(clock()), Optional.empty());
        burst(60);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        start(JobTime.live(clock()), Optional.of(snapshot));
        passUntil(61);
        assertEquals(List.of("60 RAISE ORANGE"), signals());
        forget();
    }

    @Test
    void takesOverWhatTheStoreHoldsOpen() throws Exception {
        open.add(episode(RULE, ZONE));
        start(JobTime.live(clock()), Optional.empty());
        for (int second = 0; second <= 60; second += 30) {
            passUntil(second);
            harness.processElement(input("inlet", "pressure", second, 0.3), 0);
            harness.processElement(input("inlet", "flow", second, 200), 0);
        }
        passUntil(61);
        assertEquals(List.of("60 CLEAR ORANGE"), signals());
        forget();
    }

    @Test
    void withdrawsWhatTheStoreHoldsOpenOfAnAssetByARuleThatIsNoMore() throws Exception {
        open.add(episode("water.pressure.gone", ZONE));
        open.add(episode("water.pressure.of-a-sensor", "inlet.pressure"));
        start(JobTime.live(clock()), Optional.empty());
        give("flow", 0);
        give("pressure", 0);
        assertEquals(List.of("0 CLEAR ORANGE"), signals());
    }

    @Test
    void whatAnExerciseHasOpenEndsWithIt() throws Exception {
        start(JobTime.live(clock()), Optional.empty());
        burst(60);
        passUntil(61);
        harness.processElement(
                new SubjectInput(RULE, "water", ZONE, "inlet", "flow", 62_000_000, 62_000_000, 0, true), 0);
        harness.processElement(
                new SubjectInput(RULE, "water", ZONE, "inlet", "pressure", 62_000_000, 62_000_000, 0, true), 0);
        assertEquals(List.of("60 RAISE ORANGE", "61 CLEAR ORANGE"), signals());
        assertEquals(0, harness.numKeyedStateEntries());
    }

    @Test
    void inTheReadingsOwnTimeAnInstantIsJudgedWhenAllTasksHaveComePastIt() throws Exception {
        start(JobTime.ofReadings(), Optional.empty());
        harness.processBroadcastWatermark(Long.MAX_VALUE);
        for (int second = 0; second <= 60; second += 30) {
            long at = second * 1_000_000L;
            harness.processElement(input("inlet", "flow", second, 600), at);
            harness.processWatermark(at);
            harness.processElement(input("inlet", "pressure", second, 0.1), at);
        }
        assertEquals(List.of(), signals());
        harness.processWatermark(60_000_001);
        assertEquals(List.of("60 RAISE ORANGE"), signals());
    }

    private void burst(int until) throws Exception {
        for (int second = 0; second <= until; second += 30) {
            passUntil(second);
            give("pressure", second);
            give("flow", second);
        }
    }

    private void give(String quantity, int second) throws Exception {
        harness.processElement(
                SubjectUnderTest.input("inlet", quantity, second, quantity.equals("flow") ? 600 : 0.1), 0);
    }

    private static OpenEpisode episode(String rule, String subject) {
        Instant before = Instant.ofEpochSecond(-100);
        return new OpenEpisode(
                new AlertKey(rule, subject),
                "water",
                ZONE,
                "inlet",
                "pressure",
                before,
                Severity.ORANGE,
                0,
                before,
                before);
    }

    private CityClock clock() {
        return CityClock.of(Instant.EPOCH, beginning, 1);
    }

    private void start(JobTime time, Optional<OperatorSubtaskState> snapshot) throws Exception {
        List<OpenEpisode> atStart = List.copyOf(open);
        SubjectFunction function =
                new SubjectFunction(() -> catalogue(), Beginning.after(() -> atStart, now -> List.of()), time);
        harness = new SubjectHarness(function);
        harness.setup();
        if (snapshot.isPresent()) {
            harness.initializeState(snapshot.get());
        }
        harness.open();
        passUntil(0);
    }

    private void passUntil(double systemSecond) throws Exception {
        harness.setProcessingTime(beginning.toEpochMilli() + Math.round(systemSecond * 1000));
    }

    private void forget() throws Exception {
        passUntil(3 * 86_400);
        List<String> told = signals();
        assertEquals(told.get(told.size() - 1).contains("CLEAR") ? 0 : 1, harness.numKeyedStateEntries());
    }

    private List<String> signals() {
        return harness.extractOutputValues().stream()
                .map(signal -> signal.at().getEpochSecond() + " " + signal.kind() + " " + signal.severity())
                .toList();
    }
}
