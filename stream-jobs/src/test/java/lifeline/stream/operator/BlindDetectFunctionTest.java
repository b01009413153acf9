package lifeline.stream.operator;

import static lifeline.stream.judge.SensorUnderTest.at;
import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.silentForThreePeriods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.signal.Signal;
import lifeline.stream.blind.BlindReason;
import lifeline.stream.blind.Spell;
import lifeline.stream.judge.SensorUnderTest;
import lifeline.stream.window.Micros;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sensors with a period of ten seconds, silent after three; the frontier comes in band, as in the job. */
class BlindDetectFunctionTest {
    private final Instant beginning = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
    private final List<Spell> past = new ArrayList<>();
    private double speed = 1;

    @SuppressWarnings("NullAway.Init") // every test starts one
    private JudgingHarness harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aSilenceThatWasHeardIsRaised() throws Exception {
        start();
        harness.processElement(reading(0, 1), 0);
        listen(0, 31);
        assertEquals(List.of("30 RAISE BLUE"), signals());
    }

    @Test
    void silenceIsHeldWhileNoSessionIsConnectedAndForAFullTimeAfterwards() throws Exception {
        start();
        harness.processElement(reading(0, 1), 0);
        listen(0, 20);
        // from 20 to 80 the frontier stands
        pass(20, 80);
        assertEquals(List.of(), signals());
        listen(80, 109);
        assertEquals(List.of(), signals());
        listen(109, 111.5);
        assertEquals(List.of("110 RAISE BLUE"), signals());
    }

    @Test
    void atHighSpeedLateProcessingRaisesNoSilence() throws Exception {
        speed = 60;
        start();
        // everything is judged three seconds of ours late, 180 s of the city: all sensors look silent on the clock
        double lag = 180;
        for (int i = 0; i < 200; i++) {
            double received = 10.0 * i;
            pass(received + lag - 10, received + lag);
            harness.processElement(reading(received, 1), 0);
            frontier(received);
        }
        assertEquals(List.of(), signals());
        // and a sensor that is silent indeed is found, as late as it must be
        for (int i = 200; i < 210; i++) {
            double received = 10.0 * i;
            pass(received + lag - 10, received + lag);
            frontier(received);
        }
        assertEquals(List.of("2020 RAISE BLUE", "2050 ESCALATE YELLOW"), signals());
    }

    @Test
    void aTaskThatWasBlockedJudgesWhatWaitedBeforeItBelievesInSilence() throws Exception {
        start();
        for (int i = 0; i <= 3; i++) {
            harness.processElement(reading(10.0 * i, 1), 0);
            listen(10.0 * i, 10.0 * i + 10);
        }
        // blocked from 40 to 100: the timers ring first, then come the readings that waited
        harness.setProcessingTime(system(100));
        assertEquals(List.of(), signals());
        for (int i = 4; i <= 10; i++) {
            harness.processElement(reading(10.0 * i, 1), 0);
            frontier(10.0 * i);
        }
        listen(100, 128);
        assertEquals(List.of(), signals());
        listen(128, 131);
        assertEquals(List.of("130 RAISE BLUE"), signals());
    }

    @Test
    void theTimeTheJobWasDownIsNoSilence() throws Exception {
        past.add(new Spell(Micros.of(at(-500)), Micros.of(at(5)), BlindReason.DOWN));
        start();
        harness.processElement(reading(1, 1), 0);
        listen(0, 34);
        assertEquals(List.of(), signals());
        listen(34, 36);
        assertEquals(List.of("35 RAISE BLUE"), signals());
    }

    @Test
    void asksForFewTimersHoweverLongItIsBlind() throws Exception {
        start();
        harness.processElement(reading(0, 1), 0);
        listen(0, 20);
        pass(20, 3_600);
        assertTrue(harness.numProcessingTimeTimers() <= 1, () -> harness.numProcessingTimeTimers() + " timers");
    }

    private void start() throws Exception {
        CityClock clock = CityClock.of(Instant.EPOCH, beginning, speed);
        Domain gas = new Domain(
                "gas",
                SensorUnderTest.TEXT,
                List.of(SensorUnderTest.METHANE),
                List.of(silentForThreePeriods()),
                List.of());
        List<Spell> before = List.copyOf(past);
        DetectFunction function = new DetectFunction(
                () -> new Catalogue(List.of(gas)),
                Beginning.after(List::of, now -> before),
                JobTime.live(clock),
                false);
        harness = new JudgingHarness(function);
        harness.setup();
        harness.open();
        harness.setProcessingTime(system(0));
        frontier(0);
    }

    /** Time passes and all is heard. */
    private void listen(double from, double to) throws Exception {
        for (double second = from; second < to; second += 0.25) {
            frontier(second);
            harness.setProcessingTime(system(second));
        }
    }

    /** Time passes and nothing is heard. */
    private void pass(double from, double to) throws Exception {
        for (double second = from; second < to; second += 0.25 * speed) {
            harness.setProcessingTime(system(second));
        }
        harness.setProcessingTime(system(to));
    }

    private void frontier(double second) throws Exception {
        harness.processWatermark(Math.round(second * 1000));
    }

    private long system(double second) {
        return beginning.toEpochMilli() + Math.round(second * 1000 / speed);
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
}
