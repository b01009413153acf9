package lifeline.stream.operator;

import static lifeline.stream.judge.SensorUnderTest.at;
import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.redAbove50ThreeTimes;
import static lifeline.stream.judge.SensorUnderTest.silentForThreePeriods;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.AlertKey;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.ingest.validation.RejectionReason;
import lifeline.stream.judge.OpenEpisode;
import lifeline.stream.judge.SensorUnderTest;
import lifeline.stream.window.Micros;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DetectFunctionTest {
    private static final long DAY_SECONDS = 86_400;

    /** The city's time begins in 1970, an hour after a test has opened its operator. */
    private final Instant beginning = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);

    private final List<OpenEpisode> open = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // every test starts one
    private JudgingHarness harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void passesReadingsOnWithTheirQuality() throws Exception {
        start(redAbove50ThreeTimes());
        feed(0, 6_553);
        assertEquals(100, ((Reading) ((StreamRecord<?>) harness.getOutput().poll()).getValue()).value());
        forget();
    }

    @Test
    void tellsSignalsAtTheSide() throws Exception {
        start(redAbove50ThreeTimes());
        feed(0, 60, 60, 60, 1);
        assertEquals(List.of("20 RAISE RED", "30 CLEAR RED"), signals());
        forget();
    }

    @Test
    void passesCopiesOnToBeCountedAndTellsConflictsAtTheSide() throws Exception {
        start(redAbove50ThreeTimes());
        feed(0, 1);
        feed(0, 1);
        feed(0, 2);
        assertEquals(2, harness.getOutput().size());
        assertEquals(
                List.of(RejectionReason.CONFLICT),
                side(DetectFunction.CONFLICTS).stream()
                        .map(rejection -> rejection.reason())
                        .toList());
        forget();
    }

    @Test
    void noticesSilenceByATimer() throws Exception {
        start(silentForThreePeriods());
        feed(0, 1);
        passUntil(29.999);
        assertEquals(List.of(), signals());
        passUntil(30);
        passUntil(60);
        assertEquals(List.of("30 RAISE BLUE", "60 ESCALATE YELLOW"), signals());
        assertEquals(0, harness.numProcessingTimeTimers());
    }

    @Test
    void oneTimerIsEnoughHoweverManyReadings() throws Exception {
        start(silentForThreePeriods());
        feed(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertEquals(1, harness.numProcessingTimeTimers());
    }

    @Test
    void timersRingFasterWhenTheCitysClockRunsFaster() throws Exception {
        start(CityClock.of(Instant.EPOCH, beginning, 10), Optional.empty(), silentForThreePeriods());
        feed(0, 1);
        passUntil(3);
        assertEquals(List.of("30 RAISE BLUE"), signals());
    }

    @Test
    void anEpisodeGoesOnAcrossARestart() throws Exception {
        start(redAbove50ThreeTimes());
        feed(0, 60, 60, 60);
        restart(redAbove50ThreeTimes());
        feed(30, 60, 1);
        assertEquals(List.of("40 CLEAR RED"), signals());
        forget();
    }

    @Test
    void aCountGoesOnAcrossARestart() throws Exception {
        start(redAbove50ThreeTimes());
        feed(0, 60, 60);
        restart(redAbove50ThreeTimes());
        feed(20, 60);
        assertEquals(List.of("20 RAISE RED"), signals());
        assertEquals(at(0), side(DetectFunction.SIGNALS).get(0).episode());
    }

    @Test
    void aNoticeThatASensorIsGoneRaisesItsSilenceAndIsNoReading() throws Exception {
        start(silentForThreePeriods());
        feed(0, 1);
        passUntil(5);
        Reading notice =
                reading(5, Double.NaN).withQuality(Quality.GOOD.with(Grade.BAD).with(Mark.STALE));
        harness.processElement(notice, 0);
        harness.processElement(notice, 0);
        assertEquals(List.of("5 RAISE BLUE"), signals());
        assertEquals(1, harness.getOutput().size());
    }

    @Test
    void noSilenceIsRaisedAfterAnExerciseHasEnded() throws Exception {
        start(silentForThreePeriods());
        feed(0, 1);
        passUntil(5);
        harness.processElement(endOfExercise(5), 0);
        passUntil(DAY_SECONDS);
        assertEquals(List.of(), signals());
        assertEquals(0, harness.numKeyedStateEntries());
    }

    @Test
    void whatAnExerciseHasOpenEndsWithIt() throws Exception {
        start(redAbove50ThreeTimes());
        feed(0, 60, 60, 60);
        harness.processElement(endOfExercise(40), 0);
        harness.processElement(endOfExercise(41), 0);
        List<Signal> told = side(DetectFunction.SIGNALS);
        assertEquals(
                List.of("RAISE 0", "CLEAR 1"),
                told.stream().map(s -> s.kind() + " " + s.step()).toList());
        assertEquals(told.get(0).episode(), told.get(1).episode());
        assertEquals(0, harness.numKeyedStateEntries());
    }

    @Test
    void anAlarmOfAShadowLeavesTheRealSensorAsItIs() throws Exception {
        start(redAbove50ThreeTimes());
        for (int second = 0; second <= 20; second += 10) {
            harness.processElement(ofShadow(reading(second, 60)), 0);
            feed(second, 1);
        }
        feed(30, 60, 60);
        assertEquals(
                List.of("exercise-17:dev-1.methane"),
                side(DetectFunction.SIGNALS).stream().map(Signal::subject).toList());
    }

    private static Reading ofShadow(Reading real) {
        return new Reading(
                real.domain(),
                real.asset(),
                "exercise-17:" + real.device(),
                real.quantity(),
                real.observedAt(),
                real.receivedAt(),
                real.deviceTime(),
                real.seq(),
                real.value(),
                real.quality().with(Mark.EXERCISE));
    }

    private static Reading endOfExercise(double second) {
        return reading(second, 0).withQuality(Quality.GOOD.with(Mark.EXERCISE).with(Mark.STALE));
    }

    @Test
    void takesOverWhatTheStoreHoldsOpen() throws Exception {
        open.add(new OpenEpisode(
                new AlertKey("gas.methane.high", "dev-1.methane"),
                "gas",
                "well-1",
                "dev-1",
                "methane",
                at(-100),
                Severity.RED,
                4,
                at(-100),
                at(-80)));
        start(redAbove50ThreeTimes());
        feed(0, 1);
        assertEquals(List.of("0 CLEAR RED"), signals());
        assertEquals(5, side(DetectFunction.SIGNALS).get(0).step());
        forget();
    }

    @Test
    void lateReadingsWithTheNewestFirstAreJudgedByATimer() throws Exception {
        start(redAbove50ThreeTimes());
        newestFirst();
        passUntil(521);
        assertEquals(List.of(), signals());
        passUntil(522);
        assertEquals(List.of("160 AMEND RED"), signals());
        assertEquals(at(110), side(DetectFunction.SIGNALS).get(0).beganAt());
        forget();
    }

    @Test
    void lateReadingsThatWaitForTheirOrderDoSoAcrossARestart() throws Exception {
        start(redAbove50ThreeTimes());
        newestFirst();
        restart(redAbove50ThreeTimes());
        passUntil(522);
        assertEquals(List.of("160 AMEND RED"), signals());
        forget();
    }

    @Test
    void aReplayTellsOfLateReadingsWithTheNewestFirstWhatTheRunningJobTells() throws Exception {
        start(redAbove50ThreeTimes());
        newestFirst();
        passUntil(525);
        harness.processElement(reading(525, 1), 0);
        List<Signal> live = side(DetectFunction.SIGNALS);
        harness.close();
        harness = harness(JobTime.ofReadings(), Optional.empty(), redAbove50ThreeTimes());
        harness.open();
        newestFirst();
        Reading last = reading(525, 1);
        harness.processBroadcastWatermark(new Watermark(Long.MAX_VALUE));
        harness.processWatermark(new Watermark(Micros.of(last.receivedAt()) - 1));
        assertEquals(List.of("160 AMEND RED"), signals());
        harness.processElement(last, Micros.of(last.receivedAt()));
        assertEquals(
                live.stream().map(Signal::id).toList(),
                side(DetectFunction.SIGNALS).stream().map(Signal::id).toList());
    }

    /** An episode of five readings, told from its end; the clock stands at 501 s then. */
    private void newestFirst() throws Exception {
        feed(0, 1);
        harness.processElement(reading(500, 1), Micros.of(at(500)));
        passUntil(501);
        for (int second = 160; second >= 100; second -= 10) {
            double value = second == 160 || second == 100 ? 1 : 60;
            harness.processElement(reading(second, 501, value), Micros.of(at(501)));
        }
    }

    @Test
    void forgetsASensorAfterADayOfSilence() throws Exception {
        start(redAbove50ThreeTimes());
        feed(0, 1, 2, 3);
        forget();
    }

    private void start(Rule... rules) throws Exception {
        start(CityClock.of(Instant.EPOCH, beginning, 1), Optional.empty(), rules);
    }

    private void restart(Rule... rules) throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        start(CityClock.of(Instant.EPOCH, beginning, 1), Optional.of(snapshot), rules);
    }

    private void start(CityClock clock, Optional<OperatorSubtaskState> snapshot, Rule... rules) throws Exception {
        harness = harness(JobTime.live(clock), snapshot, rules);
        harness.open();
        passUntil(0);
    }

    private JudgingHarness harness(JobTime time, Optional<OperatorSubtaskState> snapshot, Rule... rules)
            throws Exception {
        Domain gas = new Domain(
                "gas", SensorUnderTest.TEXT, List.of(SensorUnderTest.METHANE), Arrays.asList(rules), List.of());
        List<OpenEpisode> atStart = List.copyOf(open);
        DetectFunction function = new DetectFunction(
                () -> new Catalogue(List.of(gas)), Beginning.after(() -> atStart, now -> List.of()), time, false);
        JudgingHarness task = new JudgingHarness(function);
        task.setup();
        if (snapshot.isPresent()) {
            task.initializeState(snapshot.get());
        }
        return task;
    }

    private void passUntil(double systemSecond) throws Exception {
        harness.setProcessingTime(beginning.toEpochMilli() + Math.round(systemSecond * 1000));
    }

    /** One reading every ten seconds, from {@code second} on. */
    private void feed(long second, double... values) throws Exception {
        for (int i = 0; i < values.length; i++) {
            harness.processElement(reading(second + 10.0 * i, values[i]), 0);
        }
    }

    private void forget() throws Exception {
        passUntil(2 * DAY_SECONDS);
        assertEquals(0, harness.numKeyedStateEntries());
        assertEquals(0, harness.numProcessingTimeTimers());
    }

    private <T> List<T> side(OutputTag<T> tag) {
        Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }

    private List<String> signals() {
        List<Signal> signals = side(DetectFunction.SIGNALS);
        return signals.stream()
                .map(signal -> signal.at().getEpochSecond() + " " + signal.kind() + " " + signal.severity())
                .toList();
    }
}
