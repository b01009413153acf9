package lifeline.stream.judge;

import static lifeline.stream.judge.SensorUnderTest.at;
import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.redAbove50ThreeTimes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import lifeline.contract.signal.Signal;
import lifeline.stream.latch.LatchState;
import lifeline.stream.quality.LateBurst;
import lifeline.stream.window.Micros;
import org.junit.jupiter.api.Test;

/** Late readings that are out of order among themselves; the sensor's period is 10 s. */
class LateOrderTest {
    private final SensorUnderTest sensor = SensorUnderTest.of(redAbove50ThreeTimes());

    private Signal only() {
        assertEquals(1, sensor.signals().size(), () -> sensor.told().toString());
        return sensor.signals().get(0);
    }

    private static List<Signal> toldOf(boolean isNewestFirst, double received, double from, double... values) {
        SensorUnderTest one = SensorUnderTest.of(redAbove50ThreeTimes());
        one.observe(0, 1);
        one.observeAll(received - 21, 10, 60, 60, 60);
        for (int i = 0; i < values.length; i++) {
            int index = isNewestFirst ? values.length - 1 - i : i;
            one.observe(reading(from + 10 * index, received + i / 100.0, values[index]));
        }
        one.observe(received + 9, 60);
        one.observe(received + 19, 60);
        one.observe(received + 29, 60);
        return one.signals();
    }

    private static List<String> facts(List<Signal> signals) {
        return signals.stream()
                .map(signal -> signal.kind() + " " + signal.severity() + " " + signal.episode() + " from "
                        + signal.beganAt() + " at " + signal.at() + " step " + signal.step() + " value "
                        + signal.value())
                .toList();
    }

    @Test
    void lateReadingsWithTheNewestFirstTellWhatTheyTellInOrder() {
        double[] values = {1, 60, 70, 65, 80, 1, 1, 1, 1, 60, 1, 60, 75, 60, 1, 1};
        List<Signal> told = toldOf(true, 1000, 100, values);
        assertEquals(
                List.of("RAISE RED", "AMEND RED", "AMEND RED"),
                told.stream().map(s -> s.kind() + " " + s.severity()).toList());
        assertEquals(facts(toldOf(false, 1000, 100, values)), facts(told));
    }

    @Test
    void lateReadingsWithTheNewestFirstThatLeadToAnOpenEpisodeAmendWhenItBegan() {
        sensor.observeAll(0, 10, 1, 1);
        sensor.observeAll(100, 10, 60, 60, 60);
        for (int second = 90; second >= 50; second -= 10) {
            sensor.observe(reading(second, 121 + (90 - second) / 1000.0, second == 50 ? 1 : 60));
        }
        assertEquals(List.of("120 RAISE RED"), sensor.told());
        sensor.observeAll(130, 10, 60, 60);
        assertEquals(List.of("120 RAISE RED"), sensor.told());
        sensor.observe(150, 60);
        assertEquals(List.of("120 RAISE RED", "80 AMEND RED"), sensor.told());
        assertEquals(at(60), sensor.signals().get(1).beganAt());
        assertEquals(at(100), sensor.signals().get(1).episode());
    }

    @Test
    void lateReadingsInNoOrderAtAllAreJudgedInTheirs() {
        sensor.observe(0, 1);
        sensor.observe(500, 1);
        double[] seconds = {130, 110, 140, 100, 150, 120};
        for (double second : seconds) {
            sensor.observe(reading(second, 501, second == 100 || second == 150 ? 1 : 60));
        }
        assertEquals(List.of(), sensor.told());
        sensor.observe(530, 1);
        assertEquals(List.of("150 AMEND RED"), sensor.told());
        assertEquals(at(110), only().episode());
        assertEquals(LateBurst.NONE, sensor.state().late());
    }

    @Test
    void lateReadingsThatWaitAreJudgedByTheClockWhereNothingElseComes() {
        sensor.observe(0, 1);
        sensor.observe(500, 1);
        OptionalLong wakeAt = OptionalLong.empty();
        for (int second = 150; second >= 100; second -= 10) {
            OptionalLong asked = sensor.observe(reading(second, 501, 60)).wakeAt();
            wakeAt = asked.isPresent() ? asked : wakeAt;
        }
        assertEquals(521, wakeAt.getAsLong() / 1_000_000);
        sensor.overdue(520.9);
        assertEquals(List.of(), sensor.told());
        sensor.overdue(521.1);
        assertEquals(List.of("150 AMEND RED"), sensor.told());
        assertEquals(at(100), only().beganAt());
        assertEquals(at(501), only().receivedAt());
    }

    @Test
    void noMoreThanSixtyFourLateReadingsWait() {
        sensor.observe(0, 1);
        sensor.observe(5000, 1);
        for (int i = 0; i < 63; i++) {
            sensor.observe(reading(2000 - 10 * i, 5001, 60));
        }
        assertEquals(63, sensor.state().late().held().size());
        sensor.observe(reading(2000 - 10 * 63, 5001, 60));
        assertEquals(0, sensor.state().late().held().size());
        assertEquals(
                LatchState.Kind.RAISED,
                sensor.state().rules().get(0).past().run().kind());
        sensor.observe(reading(1000, 5001, 1));
        sensor.observe(5030, 1);
        assertEquals(List.of("2000 AMEND RED"), sensor.told());
        assertEquals(at(1370), only().beganAt());
    }

    @Test
    void noLateReadingWaitsForLongerThanTenPeriods() {
        sensor.observe(0, 1);
        sensor.observe(5000, 1);
        for (int i = 0; i <= 11; i++) {
            sensor.observe(5000.5 + 10 * i, 1);
            sensor.observe(reading(2000 - 10 * i, 5001 + 10 * i, 60));
        }
        assertEquals(1, sensor.state().late().held().size());
        assertEquals(
                at(1900),
                Micros.instant(
                        sensor.state().rules().get(0).past().run().begin().orElseThrow()));
    }

    @Test
    void aSingleLateReadingThatConfirmsWhatIsUnderWayDoesNotWait() {
        sensor.observe(0, 1);
        sensor.observe(100, 60);
        sensor.observe(120, 60);
        sensor.observe(reading(108, 121, 60));
        assertEquals(List.of("108 RAISE RED"), sensor.told());
        sensor.observe(150, 60);
        only();
    }
}
