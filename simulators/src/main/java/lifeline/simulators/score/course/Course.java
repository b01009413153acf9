package lifeline.simulators.score.course;

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
public record Course(Instant from, Duration step, double[] values) {
    private static final int RESTLESS = 8;

    /** How far the rule's own measure gets from its calm, in multiples of the way to its lowest raise level. */
    public double size(Rule rule, Course calm) {
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
    public int metAt(Rule rule, Level level, Duration report) {
        double[] measured = measured(rule);
        Direction direction = rule.condition().direction();
        long steps = steps(level, report);
        long run = 0;
        for (int i = 0; i < measured.length; i++) {
            run = direction.reaches(measured[i], level.raise()) ? run + 1 : 0;
            if (run > steps) {
                return i;
            }
        }
        return measured.length;
    }

    /** When that begins which {@link #metAt} sees last long enough. */
    public int crossedAt(Rule rule, Level level, Duration report) {
        return (int) (metAt(rule, level, report) - steps(level, report));
    }

    private long steps(Level level, Duration report) {
        return Math.max(1, (hold(level, report).toMillis() + step.toMillis() - 1) / step.toMillis());
    }

    /** For how long a level wants to see what it asks for. */
    public static Duration hold(Level level, Duration report) {
        Duration asked = report.multipliedBy(level.count());
        return asked.compareTo(level.after()) > 0 ? asked : level.after();
    }

    /** Whether it meets the level for as long when that lies so much further out. */
    public boolean isBeyond(Rule rule, Level level, double by, Duration report) {
        double raise = level.raise() + (rule.condition().direction() == Direction.ABOVE ? by : -by);
        Level further = new Level(level.severity(), raise, level.clear(), level.count(), level.outOf(), level.after());
        return metAt(rule, further, report) < values.length;
    }

    public Instant at(int index) {
        return from.plus(step.multipliedBy(index));
    }

    private double[] measured(Rule rule) {
        if (rule.condition() instanceof Condition.Forecast forecast) {
            return expected(forecast);
        }
        if (rule.condition() instanceof Condition.Drop drop) {
            return new Departures(this, drop, rule.levels().get(0).raise()).measured();
        }
        return rule.condition() instanceof Condition.RateOfChange rate ? changes(rate.window()) : values;
    }

    /** What the line through each window, or through its younger half where that is flatter, gains until then, where it goes that way. */
    private double[] expected(Condition.Forecast forecast) {
        int back = (int) Math.max(1, forecast.window().toMillis() / step.toMillis());
        double steps = (double) forecast.ahead().toMillis() / step.toMillis();
        double sign = forecast.direction() == Direction.ABOVE ? 1 : -1;
        double[] expected = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double whole = slope(Math.max(0, i - back), i);
            double younger = slope(Math.max(0, i - back / 2), i);
            double slope = whole * younger <= 0 ? 0 : Math.abs(whole) < Math.abs(younger) ? whole : younger;
            expected[i] = values[i] + (sign * slope > 0 ? steps * slope : 0);
        }
        return expected;
    }

    private double slope(int from, int to) {
        double middle = (from + to) / 2.0;
        double together = 0;
        double spread = 0;
        for (int i = from; i <= to; i++) {
            together += (i - middle) * values[i];
            spread += (i - middle) * (i - middle);
        }
        return spread > 0 ? together / spread : 0;
    }

    /** Each value less the one so long before it, or less the first. */
    public double[] changes(Duration window) {
        int back = (int) Math.max(1, window.toMillis() / step.toMillis());
        double[] changes = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            changes[i] = values[i] - values[Math.max(0, i - back)];
        }
        return changes;
    }

    /** Each value over the one so long before it, or over the first. */
    public double[] growth(Duration window) {
        int back = (int) Math.max(1, window.toMillis() / step.toMillis());
        double[] growth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            growth[i] = values[i] / values[Math.max(0, i - back)];
        }
        return growth;
    }

    /**
     * How restless it is at each instant: of eight values evenly apart over the window before, how far their steps are from the median step, by the median,
     * over the median of the values; 0 before most of the window is there.
     */
    public double[] unrest(Duration window) {
        int apart = (int) Math.max(1, window.toMillis() / step.toMillis() / (RESTLESS - 1));
        double[] unrest = new double[values.length];
        for (int i = apart * (RESTLESS - 1); i < values.length; i++) {
            double[] known = new double[RESTLESS];
            double[] steps = new double[RESTLESS - 1];
            for (int k = 0; k < RESTLESS; k++) {
                known[k] = values[i - apart * (RESTLESS - 1 - k)];
                if (k > 0) {
                    steps[k - 1] = known[k] - known[k - 1];
                }
            }
            double level = Departures.median(known);
            double usual = Departures.median(steps);
            for (int k = 0; k < steps.length; k++) {
                steps[k] = Math.abs(steps[k] - usual);
            }
            unrest[i] = level > 0 ? Departures.median(steps) / level : 0;
        }
        return unrest;
    }
}
