package lifeline.contract.rule;

import java.time.Duration;
import java.util.List;
import lifeline.contract.domain.Text;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * A series of values and the signals a rule must say of it, or none.
 *
 * @param rule the rule it is for; signals of other rules are not looked at
 * @param every time between two values
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
        List<@Nullable Double> values,
        Duration until,
        List<Expectation> expect) {

    /** @param at when, counted from the start */
    public record Expectation(Duration at, SignalKind kind, Severity severity) {}
}
