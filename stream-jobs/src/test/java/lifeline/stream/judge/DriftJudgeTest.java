package lifeline.stream.judge;

import static lifeline.stream.judge.SensorUnderTest.reading;
import static lifeline.stream.judge.SensorUnderTest.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.Test;

/** A zero point that creeps by a fifth a day from the twentieth day on, told every six hours. */
class DriftJudgeTest {
    private static final int PER_DAY = 4;
    private static final double EVERY = 86_400.0 / PER_DAY;
    private static final Rule DRIFT = rule(
            "gas.methane.drift",
            new Condition.Drift(Duration.ofDays(14)),
            Duration.ZERO,
            new Level(Severity.BLUE, 2, 1, 2, 2, Duration.ofHours(24)));

    private static List<SignalKind> told(IntFunction<Quality> qualityOfDay) {
        SensorUnderTest sensor = SensorUnderTest.of(DRIFT);
        for (int i = 0; i < 40 * PER_DAY; i++) {
            int day = i / PER_DAY;
            double value = 1 + 0.2 * Math.max(0, day - 20) + 0.05 * (i % 3);
            sensor.observe(reading(i * EVERY, value).withQuality(qualityOfDay.apply(day)));
        }
        return sensor.signals().stream().map(signal -> signal.kind()).toList();
    }

    @Test
    void aCreepOfGoodReadingsIsToldOnce() {
        assertEquals(List.of(SignalKind.RAISE), told(day -> Quality.GOOD));
    }

    @Test
    void readingsOfAWindowOfWorkTeachNothing() {
        Quality window = Quality.GOOD.with(Mark.WORK_WINDOW).with(Grade.SUSPECT);
        assertEquals(List.of(), told(day -> day > 20 ? window : Quality.GOOD));
    }

    @Test
    void readingsThatAreFlaggedTeachNothing() {
        Quality suspect = Quality.GOOD.with(Grade.SUSPECT);
        assertEquals(List.of(), told(day -> day > 20 ? suspect : Quality.GOOD));
    }
}
