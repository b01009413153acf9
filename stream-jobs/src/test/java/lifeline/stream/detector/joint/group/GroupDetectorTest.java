package lifeline.stream.detector.joint.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.signal.Severity;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.detector.joint.Joined;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Micros;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;
import org.junit.jupiter.api.Test;

/** Four sensors that swing together by the day, each with a little noise of its own. */
class GroupDetectorTest {
    private static final long FIVE_MINUTES = Micros.of(Duration.ofMinutes(5));
    private static final int DAYS = 10;
    private static final double[] GAINS = {1, 2, -1, 0.5};

    private final GroupDetector detector = new GroupDetector(
            new Limits(Direction.ABOVE, List.of(new Level(Severity.YELLOW, 3, 1, 1, 1, Duration.ZERO))), 200);
    private final SplittableRandom random = new SplittableRandom(11);
    private Memory memory = SampleWindow.EMPTY;
    private int looks;

    @Test
    void theSensorThatLeavesTheOthersIsFound() {
        learn();
        assertEquals(0, look(0, 0, 0, 0).met());
        assertEquals(1, look(0, 3, 0, 0).met());
        assertEquals(OptionalInt.of(1), detector.foremost(memory));
    }

    @Test
    void aSmallDepartureThatLastsIsFound() {
        learn();
        int met = 0;
        for (int i = 0; i < 60; i++) {
            met = Math.max(met, look(0, 0, 0.35, 0).met());
        }
        assertEquals(1, met);
        assertEquals(OptionalInt.of(2), detector.foremost(memory));
    }

    @Test
    void thatAllGoFartherThanEverTogetherIsNoDeparture() {
        learn();
        for (int i = 0; i < 12; i++) {
            assertEquals(0, look(i / 2.0, i, -i / 2.0, i / 4.0).met());
        }
    }

    @Test
    void aGroupSaysNothingBeforeItHasLookedOn() {
        for (int i = 0; i < 200; i++) {
            assertFalse(look(0, i == 190 ? 50 : 0, 0, 0).isReady());
        }
        assertTrue(look(0, 0, 0, 0).isReady());
    }

    @Test
    void twoSensorsAreNoGroup() {
        Observation observation = detector.observe(memory, joined(20, 40));
        assertFalse(observation.finding().isReady());
    }

    @Test
    void theOthersAreJudgedOnWhileOneIsAway() {
        learn();
        assertEquals(0, look(0, Double.NaN, 0, 0).met());
        assertEquals(1, look(0, Double.NaN, 3, 0).met());
    }

    @Test
    void aSensorThatStandsStillIsNoPartOfItAndTheOthersAreJudgedOn() {
        for (int i = 0; i < 1000; i++) {
            look(new double[] {1 + noise(), 2 + noise(), 3 + noise(), 7});
            assertNotEquals(OptionalInt.of(3), detector.foremost(memory));
        }
        assertEquals(1, look(new double[] {1, 5, 3, 7}).met());
        assertEquals(OptionalInt.of(1), detector.foremost(memory));
    }

    @Test
    void aGroupBeginsAnewWhenASensorJoins() {
        learn();
        assertFalse(look(new double[] {20, 40, 10, 15, 5}).isReady());
    }

    @Test
    void whatAGroupKeepsIsAsItTells() {
        learn();
        assertEquals(10 + 3 * 4 + 4 * 5 / 2, ((Numbers) memory).size());
        GroupDetectorTest six = new GroupDetectorTest();
        six.look(new double[6]);
        assertEquals(49, ((Numbers) six.memory).size());
        GroupDetectorTest most = new GroupDetectorTest();
        most.look(new double[48]);
        assertEquals(1330, ((Numbers) most.memory).size());
    }

    private void learn() {
        for (int i = 0; i < DAYS * 288; i++) {
            look(0, 0, 0, 0);
        }
    }

    /** What each adds to what it would tell. */
    private Finding look(double north, double middle, double south, double west) {
        double swing = 5 * Math.sin(2 * Math.PI * looks / 288);
        double[] extra = {north, middle, south, west};
        double[] values = new double[GAINS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 20 + GAINS[i] * swing + noise() + extra[i];
        }
        return look(values);
    }

    private Finding look(double[] values) {
        Observation observation = detector.observe(memory, joined(values));
        memory = observation.memory();
        return observation.finding();
    }

    private Joined joined(double... values) {
        return new Joined(FIVE_MINUTES * looks++, values, new boolean[values.length]);
    }

    private double noise() {
        return 0.2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }
}
