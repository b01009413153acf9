package lifeline.stream.detector.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Input;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Micros;
import lifeline.stream.window.SampleWindow;
import org.junit.jupiter.api.Test;

/** Sensors of one quantity at one bridge, in the order in which they stand. */
class SeveralDetectorTest {
    private static final List<Input> INPUTS = List.of(new Input("strain", Duration.ofMinutes(2)));
    private static final long MINUTE = Micros.of(Duration.ofMinutes(1));

    private Memory memory = SampleWindow.EMPTY;

    @Test
    void whatSeveralReachedIsTheLeastOfTheirGreatestWithinTheTime() {
        JointDetector detector = several(2, Duration.ZERO);
        assertEquals(2, at(detector, 0, 1, 9, 2).value(), "the second of three");
        assertEquals(8, at(detector, 1, 1, 1, 8).value(), "a minute apart");
        assertEquals(1, detector.foremost(memory).orElseThrow(), "the second reached most");
        assertEquals(1, at(detector, 1, 1, 1, 8).met());
        assertEquals(1, at(detector, 4, 1, 1, 1).value(), "the first is over");
        assertFalse(at(detector, 5, 9).isReady(), "one alone are not two");
    }

    @Test
    void whatTravelsComesToOneAfterTheOtherInTheOrderOfTheirPlacesEitherWay() {
        JointDetector detector = several(2, Duration.ofSeconds(50));
        at(detector, 0, 9, 1, 1);
        at(detector, 1, 1, 8, 1);
        assertEquals(8, at(detector, 2, 1, 1, 7).value(), "two of three");
        memory = SampleWindow.EMPTY;
        at(detector, 10, 1, 1, 7);
        assertEquals(7, at(detector, 11, 1, 8, 1).value(), "the other way");
        memory = SampleWindow.EMPTY;
        assertEquals(0, at(detector, 20, 9, 9, 9).met(), "all at once does not travel");
        memory = SampleWindow.EMPTY;
        JointDetector three = several(3, Duration.ofSeconds(50));
        at(three, 30, 1, 9, 1);
        at(three, 31, 9, 1, 1);
        assertEquals(0, at(three, 32, 1, 1, 9).met(), "nor does what hops about");
    }

    private static JointDetector several(int sensors, Duration along) {
        return of(new JointCondition.Several(INPUTS, sensors, Duration.ofMinutes(3), along), 5);
    }

    /** What the sensors of one quantity tell at a minute. */
    private Finding at(JointDetector detector, int minute, double... values) {
        boolean[] isNew = new boolean[values.length];
        Arrays.fill(isNew, true);
        Observation observation = detector.observe(memory, new Joined(minute * MINUTE, values, isNew));
        memory = observation.memory();
        return observation.finding();
    }

    private static JointDetector of(JointCondition condition, double raise) {
        Text text = new Text("测", "test");
        return JointDetector.of(new Rule(
                "bridge.strain.test",
                "bridge",
                "strain",
                Track.HAZARD,
                text,
                text,
                text,
                "[default]",
                condition,
                List.of(new Level(Severity.ORANGE, raise, raise * 0.9, 1, 1, Duration.ZERO)),
                Duration.ZERO));
    }
}
