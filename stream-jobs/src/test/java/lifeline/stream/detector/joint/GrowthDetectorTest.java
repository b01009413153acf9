package lifeline.stream.detector.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Direction;
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
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;
import org.junit.jupiter.api.Test;

class GrowthDetectorTest {
    private static final List<Input> INPUTS = List.of(
            new Input("deflection", Duration.ofHours(25)), new Input("steel-temperature", Duration.ofHours(25)));
    private static final long HOUR = Micros.of(Duration.ofHours(1));

    private Memory memory = SampleWindow.EMPTY;
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void growthIsSoMuchAYearBesideWhatTemperatureExplains() {
        JointDetector detector = growth(180);
        Finding finding = Finding.NOT_READY;
        for (int hour = 0; hour < 400 * 24; hour++) {
            double warmth = 12 - 14 * Math.cos(2 * Math.PI * hour / (365 * 24)) + 3 * bell();
            double years = hour / (365.0 * 24);
            finding = look(detector, hour, 20 + 0.4 * warmth + 4 * years + 0.5 * bell(), warmth);
            assertEquals(hour >= 180 * 24, finding.isReady(), "hour " + hour);
        }
        assertEquals(4, finding.value(), 0.2);
        assertEquals(1, finding.met());
    }

    @Test
    void warmthThatComesAndGoesWithTheYearIsNoGrowth() {
        JointDetector detector = growth(180);
        for (int hour = 0; hour < 800 * 24; hour += 3) {
            double warmth = 12 - 14 * Math.cos(2 * Math.PI * hour / (365 * 24)) + 3 * bell();
            Finding finding = look(detector, hour, 20 + 0.4 * warmth + 0.5 * bell(), warmth);
            assertEquals(0, finding.met(), "day " + hour / 24);
        }
        assertEquals(13, ((Numbers) memory).size());
    }

    private static JointDetector growth(int days) {
        return of(new JointCondition.Growth(INPUTS, Direction.ABOVE, Duration.ofDays(days)), 3);
    }

    private double bell() {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }

    private Finding look(JointDetector detector, int hour, double deflection, double warmth) {
        Joined joined = new Joined(hour * HOUR, new double[] {deflection, warmth}, new boolean[] {true, true});
        Observation observation = detector.observe(memory, joined);
        memory = observation.memory();
        return observation.finding();
    }

    private static JointDetector of(JointCondition condition, double raise) {
        Text text = new Text("测", "test");
        return JointDetector.of(new Rule(
                "bridge.deflection.test",
                "bridge",
                "deflection",
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
