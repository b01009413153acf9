package lifeline.stream.judge;

import static lifeline.stream.judge.SensorUnderTest.at;
import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.redAbove50ThreeTimes;
import static lifeline.stream.judge.SensorUnderTest.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.latch.Past;
import org.junit.jupiter.api.Test;

/** What readings do that come after newer ones; the sensor's period is 10 s. */
class LateReadingTest {
    private final SensorUnderTest sensor = SensorUnderTest.of(redAbove50ThreeTimes());

    private void late(double received, double from, double... values) {
        for (int i = 0; i < values.length; i++) {
            sensor.observe(reading(from + 10 * i, received + i / 100.0, values[i]));
        }
    }

    private Signal only() {
        assertEquals(1, sensor.signals().size(), () -> sensor.told().toString());
        return sensor.signals().get(0);
    }

    @Test
    void lateReadingsThatLeadToAnOpenEpisodeAmendWhenItBeganAndNeverItsIdentity() {
        sensor.observeAll(0, 10, 1, 1);
        sensor.observeAll(100, 10, 60, 60, 60);
        late(121, 50, 1, 60, 60, 60, 60);
        assertEquals(List.of("120 RAISE RED", "80 AMEND RED"), sensor.told());
        Signal raised = sensor.signals().get(0);
        Signal amended = sensor.signals().get(1);
        assertEquals(at(100), raised.beganAt());
        assertEquals(at(60), amended.beganAt());
        assertEquals(at(100), amended.episode());
        assertEquals(1, amended.step());
        sensor.observe(130, 1);
        Signal cleared = sensor.signals().get(2);
        assertEquals(SignalKind.CLEAR, cleared.kind());
        assertEquals(2, cleared.step());
        assertEquals(at(60), cleared.beganAt());
    }

    @Test
    void aQuietReadingBetweenKeepsLateOnesApart() {
        sensor.observeAll(0, 10, 1, 1);
        sensor.observe(92, 1);
        sensor.observeAll(100, 10, 60, 60, 60);
        late(121, 70, 60, 60);
        assertEquals(List.of("120 RAISE RED"), sensor.told());
    }

    @Test
    void anEpisodeThatBeganAndEndedAmongLateReadingsIsToldOnceAndNeverOpens() {
        sensor.observe(0, 1);
        sensor.observe(500, 1);
        late(501, 100, 1, 60, 70, 65, 80, 1, 1);
        Signal over = only();
        assertEquals(SignalKind.AMEND, over.kind());
        assertEquals(0, over.step());
        assertEquals(at(110), over.episode());
        assertEquals(at(110), over.beganAt());
        assertEquals(at(150), over.at());
        assertEquals(Severity.RED, over.severity());
        assertEquals(65, over.value());
        assertEquals(50, over.threshold());
        assertEquals(at(501.05), over.receivedAt());
        assertEquals(0, sensor.state().rules().get(0).latch().level());
    }

    @Test
    void whereLateReadingsStopBeyondALevelTheEpisodeIsToldWhenNoMoreCome() {
        sensor.observe(0, 1);
        sensor.observe(500, 1);
        late(501, 100, 60, 60, 60, 60);
        sensor.observe(510, 1);
        assertEquals(List.of(), sensor.told());
        sensor.observe(530, 1);
        assertEquals(List.of("130 AMEND RED"), sensor.told());
        sensor.observe(560, 1);
        only();
    }

    @Test
    void lateReadingsMustMeetALevelAsOftenAsOthers() {
        sensor.observe(0, 1);
        sensor.observe(500, 1);
        late(501, 100, 60, 60, 1, 60, 60, 1, 60);
        late(502, 200, 60, 60);
        sensor.observe(600, 1);
        assertEquals(List.of(), sensor.told());
    }

    @Test
    void aLateReadingConfirmsWhatIsUnderWay() {
        sensor.observe(0, 1);
        sensor.observe(100, 60);
        late(101, 60, 1, 60, 60, 60);
        assertEquals(List.of("90 RAISE RED"), sensor.told());
        assertEquals(at(70), only().beganAt());
        assertEquals(at(100), only().episode());
        sensor.observe(110, 60);
        sensor.observe(120, 1);
        assertEquals(List.of("90 RAISE RED", "120 CLEAR RED"), sensor.told());
    }

    @Test
    void whatWasGraverThanWhatItLeadsToIsToldForItself() {
        SensorUnderTest graded = SensorUnderTest.of(rule(
                "gas.methane.high",
                new Condition.Threshold(Direction.ABOVE),
                Duration.ZERO,
                new Level(Severity.BLUE, 5, 4, 1, 1, Duration.ZERO),
                new Level(Severity.RED, 50, 40, 1, 1, Duration.ZERO)));
        graded.observe(0, 1);
        graded.observe(100, 6);
        for (int second = 60; second < 90; second += 10) {
            graded.observe(reading(second, 101, 70));
        }
        graded.observe(130, 6);
        assertEquals(List.of("100 RAISE BLUE", "80 AMEND RED"), graded.told());
        assertEquals(at(60), graded.signals().get(1).episode());
    }

    @Test
    void aLateQuietReadingTakesBackAnEpisodeThatWouldNotHaveBegun() {
        sensor.observeAll(0, 10, 1, 1, 60, 60);
        sensor.observe(50, 60);
        late(50.1, 40, 1);
        assertEquals(List.of("50 RAISE RED", "50 RETRACT RED"), sensor.told());
        Signal raised = sensor.signals().get(0);
        Signal retracted = sensor.signals().get(1);
        assertEquals(raised.episode(), retracted.episode());
        assertEquals(1, retracted.step());
        assertEquals(1, retracted.value());
        assertEquals(at(50.1), retracted.receivedAt());
    }

    @Test
    void aQuietReadingThatIsLongLateTakesBackAsWell() {
        sensor.observeAll(0, 10, 1, 1, 60);
        sensor.observe(40, 60);
        sensor.observe(50, 60);
        sensor.observe(reading(30, 60, 1));
        assertEquals(List.of("50 RAISE RED", "50 RETRACT RED"), sensor.told());
        sensor.observe(60, 60);
        assertEquals(List.of("50 RAISE RED", "50 RETRACT RED", "60 RAISE RED"), sensor.told());
        assertEquals(at(30), sensor.signals().get(2).episode());
        assertEquals(0, sensor.signals().get(2).step());
    }

    @Test
    void anEpisodeThatWouldHaveBegunAllTheSameStands() {
        sensor.observeAll(0, 10, 1, 1, 60);
        sensor.observeAll(40, 10, 60, 60, 60, 60);
        sensor.observe(reading(30, 71, 1));
        assertEquals(List.of("50 RAISE RED"), sensor.told());
    }

    @Test
    void anEpisodeOlderThanWhatIsKeptOfItsSensorStands() {
        SensorUnderTest patient = SensorUnderTest.of(rule(
                "gas.methane.patient",
                new Condition.Threshold(Direction.ABOVE),
                Duration.ZERO,
                new Level(Severity.RED, 50, 40, 9, 9, Duration.ZERO)));
        patient.observeAll(0, 10, 1, 60, 60);
        patient.observeAll(40, 10, 60, 60, 60, 60, 60, 60, 60);
        patient.observe(reading(30, 101, 1));
        assertEquals(List.of("100 RAISE RED"), patient.told());
    }

    @Test
    void aLateLoudReadingTakesNothingBack() {
        sensor.observeAll(0, 10, 1, 1, 60, 60);
        sensor.observe(50, 60);
        late(50.1, 40, 55);
        assertEquals(List.of("50 RAISE RED"), sensor.told());
    }

    @Test
    void aSecondTellingOfTheSameLateReadingsTellsTheSameFact() {
        sensor.observe(0, 1);
        sensor.observe(500, 1);
        late(501, 100, 1, 60, 70, 65, 80, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        late(502, 100, 1, 60, 70, 65, 80, 1);
        sensor.observe(530, 1);
        assertEquals(2, sensor.signals().size());
        assertEquals(sensor.signals().get(0).id(), sensor.signals().get(1).id());
    }

    @Test
    void aQuietReadingThatWasOvertakenCountsBeforeTheLevelHasBeenMetOftenEnough() {
        sensor.observeAll(0, 10, 1, 1, 60);
        sensor.observe(40, 60);
        late(40.1, 30, 1);
        sensor.observe(50, 60);
        assertEquals(List.of(), sensor.told());
        sensor.observe(60, 60);
        assertEquals(List.of("60 RAISE RED"), sensor.told());
        assertEquals(at(20), only().episode());
    }

    @Test
    void soDoesOneThatIsLongLate() {
        sensor.observeAll(0, 10, 1, 1, 60);
        sensor.observe(45, 60);
        sensor.observe(reading(30, 46, 1));
        sensor.observe(55, 60);
        assertEquals(List.of(), sensor.told());
        sensor.observe(65, 60);
        assertEquals(List.of("65 RAISE RED"), sensor.told());
        assertEquals(at(20), only().episode());
    }

    @Test
    void aQuietReadingThatWasOvertakenEndsWhatItWouldHaveEnded() {
        SensorUnderTest patient = SensorUnderTest.of(rule(
                "gas.methane.patient",
                new Condition.Threshold(Direction.ABOVE),
                Duration.ZERO,
                new Level(Severity.RED, 50, 40, 1, 1, Duration.ofSeconds(30))));
        patient.observeAll(0, 10, 1, 1, 60);
        patient.observe(40, 60);
        patient.observe(reading(30, 40.1, 1));
        patient.observe(50, 60);
        patient.observe(60, 60);
        assertEquals(List.of(), patient.told());
        patient.observe(70, 60);
        assertEquals(List.of("70 RAISE RED"), patient.told());
        assertEquals(at(40), patient.signals().get(0).episode());
    }

    @Test
    void aPossibleCopyThatComesLateIsNotJudged() {
        sensor.observe(0, 1);
        sensor.observe(500, 1);
        for (int second = 100; second < 150; second += 10) {
            sensor.observe(reading(second, 501, 60).withQuality(Quality.GOOD.with(Mark.POSSIBLE_DUPLICATE)));
        }
        sensor.observe(600, 1);
        assertEquals(List.of(), sensor.told());
    }

    @Test
    void rulesThatNeedTheOrderDoNotLookBack() {
        SensorUnderTest rising = SensorUnderTest.of(rule(
                "gas.methane.rise",
                new Condition.RateOfChange(Direction.ABOVE, Duration.ofSeconds(60)),
                Duration.ZERO,
                new Level(Severity.RED, 10, 5, 1, 1, Duration.ZERO)));
        rising.observe(0, 1);
        rising.observe(500, 1);
        for (int second = 100; second < 200; second += 10) {
            rising.observe(reading(second, 501, second));
        }
        rising.observe(600, 1);
        assertEquals(List.of(), rising.told());
    }

    @Test
    void aBurstOfBufferedReadingsThatAreTheNewestIsJudgedNow() {
        sensor.observe(0, 1);
        late(600, 10, 1, 1, 60, 60, 60);
        Signal raised = only();
        assertEquals(SignalKind.RAISE, raised.kind());
        assertEquals(at(50), raised.at());
        assertTrue(Duration.between(raised.at(), raised.detectedAt()).toMinutes() >= 9);
    }

    @Test
    void nothingIsKeptOfLateReadingsOnceTheyAreOver() {
        sensor.observe(0, 1);
        sensor.observe(500, 1);
        late(501, 100, 60, 60, 60, 60, 1);
        assertEquals(Past.NONE, sensor.state().rules().get(0).past());
    }
}
