package lifeline.contract.rule;

import java.time.Duration;
import lifeline.contract.signal.Severity;

/**
 * One step of a rule's gravity: where it raises and clears, and how many readings over how long must agree.
 *
 * @param raise the level is met at this value or beyond, in the direction of the condition
 * @param clear the level is left when the value is on the quiet side of this one: hysteresis
 * @param count so many of the last {@code outOf} readings must meet the level
 * @param outOf see {@code count}; at least {@code count}
 * @param after and the condition must have lasted so long, by the readings' own time
 */
public record Level(Severity severity, double raise, double clear, int count, int outOf, Duration after) {
    public Level {
        if (count < 1 || outOf < count || outOf > 32) {
            throw new IllegalArgumentException("count must be 1 to outOf, outOf at most 32: " + count + " of " + outOf);
        }
        if (after.isNegative()) {
            throw new IllegalArgumentException("after must not be negative: " + after);
        }
    }
}
