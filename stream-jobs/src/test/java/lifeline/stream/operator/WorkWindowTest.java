package lifeline.stream.operator;

import static lifeline.stream.judge.SensorUnderTest.at;
import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.redAbove50ThreeTimes;
import static lifeline.stream.judge.SensorUnderTest.silentForThreePeriods;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Signal;
import lifeline.stream.judge.SensorUnderTest;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.rulebook.WorkWindow;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows of work at a methane sensor that is red above 50, three times, with a reading each 10 s. */
class WorkWindowTest {
    private final Instant beginning = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
    private long revision;

    @SuppressWarnings("NullAway.Init") // every test starts one
    private JudgingHarness harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void whatIsMeasuredInAWindowIsStoredAndMarkedAndJudgedByNoRule() throws Exception {
        start(redAbove50ThreeTimes());
        declare(window("well-1", null, null, 5, 45));
        feed(0, 1, 60, 60, 60, 60, 1);
        assertEquals(List.of(), signals());
        assertEquals("GOOD WORK WORK WORK WORK GOOD", qualities());
    }

    @Test
    void whatIsStillThereWhenAWindowEndsIsJudgedFromTheFirstReadingAfterIt() throws Exception {
        start(redAbove50ThreeTimes());
        declare(window("well-1", null, null, 5, 45));
        feed(0, 1, 60, 60, 60, 60, 60, 60, 60);
        assertEquals(List.of("70 RAISE RED"), signals());
    }

    @Test
    void anAlertThatIsOpenWhenAWindowBeginsIsNotClearedByIt() throws Exception {
        start(redAbove50ThreeTimes());
        declare(window("well-1", null, null, 25, 55));
        feed(0, 60, 60, 60, 0, 0, 0, 60, 0);
        assertEquals(List.of("20 RAISE RED", "70 CLEAR RED"), signals());
    }

    @Test
    void whatWasCountedBeforeAWindowGoesOnAfterIt() throws Exception {
        start(redAbove50ThreeTimes());
        declare(window(null, "dev-1", null, 15, 45));
        feed(0, 60, 60, 0, 0, 0, 60);
        assertEquals(List.of("50 RAISE RED"), signals());
    }

    @Test
    void silenceInAWindowIsCountedFromItsEnd() throws Exception {
        start(silentForThreePeriods());
        declare(window("well-1", null, null, 5, 100));
        feed(0, 1);
        pass(40);
        pass(120);
        assertEquals(List.of(), signals());
        pass(131);
        assertEquals(List.of("130 RAISE BLUE"), signals());
    }

    @Test
    void aWindowToComeHoldsNothingBackYet() throws Exception {
        start(silentForThreePeriods());
        declare(window("well-1", null, null, 500, 1000));
        feed(0, 1);
        pass(31);
        assertEquals(List.of("30 RAISE BLUE"), signals());
    }

    @Test
    void aWindowThatIsEndedBeforeItsTimeIsOverAtOnce() throws Exception {
        start(silentForThreePeriods());
        declare(window("well-1", null, null, 5, 1000));
        feed(0, 1);
        pass(40);
        declare(window("well-1", null, null, 5, 40));
        pass(71);
        assertEquals(List.of("70 RAISE BLUE"), signals());
    }

    @Test
    void aWindowOfOneQuantityOrAnotherPlaceLeavesTheRestAlone() throws Exception {
        start(redAbove50ThreeTimes());
        declare(window("well-1", null, "ethane", 0, 1000), window("well-2", null, null, 0, 1000));
        feed(0, 60, 60, 60);
        assertEquals(List.of("20 RAISE RED"), signals());
    }

    @Test
    void aQuantityOfAWholeDomainCanBeWorkedAt() throws Exception {
        start(redAbove50ThreeTimes());
        declare(window(null, null, "methane", 0, 25));
        feed(0, 60, 60, 60);
        assertEquals(List.of(), signals());
    }

    @Test
    void whatArrivesLateFromAWindowIsStillOfTheWindow() throws Exception {
        start(redAbove50ThreeTimes());
        declare(window("well-1", null, null, 5, 25));
        harness.processElement(reading(10, 40, 60), 0);
        assertEquals("WORK", qualities());
    }

    private static WorkWindow window(
            @Nullable String asset, @Nullable String device, @Nullable String quantity, double from, double to) {
        return new WorkWindow(1, asset, device, quantity, at(from), at(to));
    }

    private void declare(WorkWindow... windows) throws Exception {
        revision++;
        harness.processBroadcastElement(
                new RuleSet("gas", revision, 0, null, null, null, List.of(), Arrays.asList(windows)), 0);
    }

    private void start(Rule... rules) throws Exception {
        Domain gas = new Domain(
                "gas", SensorUnderTest.TEXT, List.of(SensorUnderTest.METHANE), Arrays.asList(rules), List.of());
        harness = new JudgingHarness(new DetectFunction(
                () -> new Catalogue(List.of(gas)),
                Beginning.anew(),
                JobTime.live(CityClock.of(Instant.EPOCH, beginning, 1)),
                false));
        harness.setup();
        harness.open();
        pass(0);
    }

    private void pass(double second) throws Exception {
        harness.setProcessingTime(beginning.toEpochMilli() + Math.round(second * 1000));
    }

    private void feed(long second, double... values) throws Exception {
        for (int i = 0; i < values.length; i++) {
            pass(second + 10.0 * i);
            harness.processElement(reading(second + 10.0 * i, values[i]), 0);
        }
    }

    private List<String> signals() {
        Queue<StreamRecord<Signal>> records = harness.getSideOutput(DetectFunction.SIGNALS);
        return records == null
                ? List.of()
                : records.stream()
                        .map(StreamRecord::getValue)
                        .map(signal -> signal.at().getEpochSecond() + " " + signal.kind() + " " + signal.severity())
                        .toList();
    }

    private String qualities() {
        return harness.extractOutputValues().stream()
                .map(stored -> word(stored.quality()))
                .collect(Collectors.joining(" "));
    }

    private static String word(Quality quality) {
        boolean isWork = quality.has(Mark.WORK_WINDOW) && quality.grade() == Grade.SUSPECT;
        return isWork ? "WORK" : quality.grade().name();
    }
}
