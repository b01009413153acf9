package lifeline.contract.rule;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import lifeline.contract.domain.Text;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * A series of values and the signals a rule must say of it, or none.
 *
 * @param rule the rule it is for; signals of other rules are not looked at
 * @param every time between two values
 * @param past what the sensor did before the first value, for rules that learn
 * @param values in order, from the start; null where the sensor is silent
 * @param until when the clock stops, counted from the start: silence after the last value counts
 * @param expect in order; empty where the rule must stay silent
 */
public record Scenario(
        String id,
        String rule,
        Text title,
        String quantity,
        Duration every,
        Past past,
        List<@Nullable Double> values,
        Duration until,
        List<Expectation> expect) {

    /**
     * A made-up past, the same each time: a mean, a wave that is highest at six in the morning of the scenarios' own day, and bell-shaped noise.
     *
     * @param values how many there were, {@code every} apart
     * @param around their mean
     * @param swing of a daily wave
     * @param noise its standard deviation
     */
    public record Past(int values, double around, double swing, double noise) {
        /** Nothing before. */
        public static final Past NONE = new Past(0, 0, 0, 0);

        private static final double DAY = Duration.ofDays(1).toSeconds();

        /** The value {@code back} before the first one, 1 being the last of the past. */
        public double value(int back, Duration every) {
            SplittableRandom random = new SplittableRandom(back);
            double bell = 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
            return around - swing * Math.sin(2 * Math.PI * every.toSeconds() * back / DAY) + noise * bell;
        }
    }

    /** @param at when, counted from the start */
    public record Expectation(Duration at, SignalKind kind, Severity severity) {}
}
