package lifeline.simulators.score.scene;

import java.time.Duration;
import java.time.Instant;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;

/**
 * The course of a value without noise, and what a rule makes of it.
 *
 * @param from instant of the first value
 * @param step between two values
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Course(Instant from, Duration step, double[] values) {

    /** How far the rule's own measure gets from its calm, in multiples of the way to its lowest raise level. */
    double size(Rule rule, Course calm) {
        double[] moved = measured(rule);
        double[] rest = calm.measured(rule);
        Direction direction = rule.condition().direction();
        double sign = direction == Direction.ABOVE ? 1 : -1;
        double raise = rule.levels().get(0).raise();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < moved.length; i++) {
            double way = sign * (raise - rest[i]);
            if (way > 0) {
                most = Math.max(most, sign * (moved[i] - rest[i]) / way);
            }
        }
        return most;
    }

    /** When this level is met for the first time for as long as it asks for, {@code report} apart; the length of the course when never. */
    int metAt(Rule rule, Level level, Duration report) {
        double[] measured = measured(rule);
        Direction direction = rule.condition().direction();
        Duration asked = report.multipliedBy(level.count());
        Duration wanted = asked.compareTo(level.after()) > 0 ? asked : level.after();
        long steps = Math.max(1, (wanted.toMillis() + step.toMillis() - 1) / step.toMillis());
        long run = 0;
        for (int i = 0; i < measured.length; i++) {
            run = direction.reaches(measured[i], level.raise()) ? run + 1 : 0;
            if (run > steps) {
                return i;
            }
        }
        return measured.length;
    }

    Instant at(int index) {
        return from.plus(step.multipliedBy(index));
    }

    private double[] measured(Rule rule) {
        return rule.condition() instanceof Condition.RateOfChange rate ? changes(rate.window()) : values;
    }

    private double[] changes(Duration window) {
        int back = (int) Math.max(1, window.toMillis() / step.toMillis());
        double[] changes = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            changes[i] = values[i] - values[Math.max(0, i - back)];
        }
        return changes;
    }
}
