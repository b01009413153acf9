package lifeline.simulators.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.Effect.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
    private static final Instant FROM = Instant.parse("2026-11-22T00:00:00Z");

    @ParameterizedTest(
            name = "a {0} of 60 that rises for 60 s, turns after 240 s and falls for 120 s stands at {2} after {1} s")
    @CsvSource({
        "RAMP, -1, 0",
        "RAMP, 0, 0",
        "RAMP, 30, 30",
        "RAMP, 60, 60",
        "RAMP, 239, 60",
        "RAMP, 300, 30",
        "RAMP, 360, 0",
        "SURGE, 0, 30",
        "SURGE, 60, 60",
        "SURGE, 300, 30",
        "STUCK, 100, 0",
        "SILENT, 100, 0",
        "SPIKE, 100, 0"
    })
    void followsItsCourse(Shape shape, long seconds, double expected) {
        Effect effect = new Effect(shape, 60, Duration.ofSeconds(60), Duration.ofSeconds(120));
        assertEquals(expected, Shapes.added(effect, FROM, FROM.plusSeconds(240), FROM.plusSeconds(seconds)), 0.001);
    }
}
