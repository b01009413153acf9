package lifeline.contract.rule;

import java.time.Duration;
import java.util.Locale;

/**
 * What a rule looks for. A new kind is a record here and one detector; everything else is data. What looks at several sensors
 * is a {@link JointCondition}.
 */
public sealed interface Condition
        permits Condition.Threshold,
                Condition.RateOfChange,
                Condition.Forecast,
                Condition.Absence,
                Condition.FlatLine,
                Condition.Jump,
                Condition.Pattern,
                Condition.Deviation,
                Condition.Faulty,
                Condition.Drift,
                Condition.Drop,
                Condition.NewRecord,
                Condition.Shift,
                JointCondition {
    /** As {@code rules.yaml} calls it. */
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Which way what is measured must go to meet a level. */
    default Direction direction() {
        return Direction.ABOVE;
    }

    /** What the numbers of its levels are. */
    Scale scale();

    /** Whether what is judged has no unit: scores, counts, shares. */
    default boolean isUnitless() {
        return scale() == Scale.SCORE || scale() == Scale.COUNT;
    }

    /** Whether it looks at what the sensor's own history makes likely, and says nothing before it has looked on for long. */
    default boolean isLearned() {
        return scale() == Scale.SCORE;
    }

    /** What is judged of a sensor that does what it always does, for what is told as a score or a change. */
    default double usual() {
        return 0;
    }

    /** The answer of the case that this condition is. */
    <R> R match(Cases<R> cases);

    /** One answer for each kind. */
    interface Cases<R> {
        R threshold(Threshold threshold);

        R rateOfChange(RateOfChange rateOfChange);

        R forecast(Forecast forecast);

        R absence(Absence absence);

        R flatLine(FlatLine flatLine);

        R jump(Jump jump);

        R pattern(Pattern pattern);

        R deviation(Deviation deviation);

        R faulty(Faulty faulty);

        R drift(Drift drift);

        R drop(Drop drop);

        R newRecord(NewRecord newRecord);

        R shift(Shift shift);

        R joint(JointCondition joint);
    }

    /** The value itself; levels are in the quantity's unit. */
    record Threshold(Direction direction) implements Condition {
        @Override
        public Scale scale() {
            return Scale.VALUE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.threshold(this);
        }
    }

    /**
     * The change over a window: newest minus oldest; levels are in the quantity's unit per window.
     *
     * @param direction ABOVE for a rise, BELOW for a fall (levels are then negative)
     */
    record RateOfChange(Direction direction, Duration window) implements Condition {
        @Override
        public Scale scale() {
            return Scale.CHANGE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rateOfChange(this);
        }
    }

    /**
     * The value that will be there some time from now if it goes on as it does; levels are in the quantity's unit.
     *
     * @param window how far back it looks for how fast it goes
     * @param ahead how far it looks ahead
     */
    record Forecast(Direction direction, Duration window, Duration ahead) implements Condition {
        @Override
        public Scale scale() {
            return Scale.EXPECTED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.forecast(this);
        }
    }

    /** No reading for longer than so many declared periods; levels are counted in periods. */
    record Absence() implements Condition {
        @Override
        public Scale scale() {
            return Scale.PERIODS;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.absence(this);
        }
    }

    /**
     * The same value again and again; levels are counted in declared periods.
     *
     * @param tolerance how far values may differ and still be the same, in the quantity's unit
     */
    record FlatLine(double tolerance) implements Condition {
        @Override
        public Scale scale() {
            return Scale.PERIODS;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.flatLine(this);
        }
    }

    /**
     * A sudden departure from the sensor's own recent mean; levels are in its own recent standard deviations.
     *
     * @param memory how many readings its mean remembers
     */
    record Jump(int memory) implements Condition {
        @Override
        public Scale scale() {
            return Scale.SCORE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.jump(this);
        }
    }

    /**
     * Anything the sensor has hardly ever done before: against its day, its range, its mean, its roughness. Levels are decades
     * of improbability by its own history: 5 is what happens once in a hundred thousand readings.
     *
     * @param learning how many readings it looks on before it speaks
     */
    record Pattern(int learning) implements Condition {
        @Override
        public Scale scale() {
            return Scale.SCORE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.pattern(this);
        }
    }

    /**
     * The value against what this sensor shows at this hour of such a day; levels are in standard deviations of that,
     * negative ones for {@link Direction#BELOW}, or in multiples of it.
     *
     * @param learning how long it looks on before it speaks
     * @param hours of the day in which it judges
     */
    record Deviation(Direction direction, Duration learning, Measure measure, Hours hours) implements Condition {
        /** What is judged of the two. */
        public enum Measure {
            /** How far apart they are, in standard deviations. */
            SPREAD,
            /** The value over what it usually is. */
            RATIO
        }

        /**
         * Hours of the city's day, over midnight where the first is the later.
         *
         * @param from after midnight
         * @param to after midnight, no longer one of them
         */
        public record Hours(Duration from, Duration to) {
            /** The whole day. */
            public static final Hours ALL = new Hours(Duration.ZERO, Duration.ofDays(1));

            /** Whether so many hours after midnight is within them. */
            public boolean holds(double hour) {
                double first = from.toMillis() / 3.6e6;
                double last = to.toMillis() / 3.6e6;
                return first < last ? hour >= first && hour < last : hour >= first || hour < last;
            }
        }

        /** In standard deviations, all day. */
        public Deviation(Direction direction, Duration learning) {
            this(direction, learning, Measure.SPREAD, Hours.ALL);
        }

        @Override
        public Scale scale() {
            return Scale.SCORE;
        }

        @Override
        public double usual() {
            return measure == Measure.RATIO ? 1 : 0;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.deviation(this);
        }
    }

    /**
     * A reading that is no measurement: a number that stands for none, one outside what the quantity can be, one that is
     * quarantined or that its sender calls bad. Each such reading counts 1, each other one 0.
     */
    record Faulty() implements Condition {
        @Override
        public Scale scale() {
            return Scale.COUNT;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.faulty(this);
        }
    }

    /**
     * The resting point of a sensor creeps, either way: day by day, without a step. Levels are how far it went, in the quantity's
     * unit, within the window and for as long as it has not come back. Only for what rests: a gauge that is dry, a gas that is
     * not there, a pressure that is held.
     *
     * @param over the window, 7 to 30 days: it looks on as long before it speaks
     */
    record Drift(Duration over) implements Condition {
        @Override
        public boolean isLearned() {
            return true;
        }

        @Override
        public Scale scale() {
            return Scale.CHANGE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.drift(this);
        }
    }

    /**
     * A sudden departure from the median of what was just before, the farthest so far: until so much of it is made good, or it has
     * lasted for twelve windows. Levels are in the quantity's unit; how long it must not have come back is what {@code after} of a level says.
     *
     * @param direction ABOVE for a rise, BELOW for a fall (levels are then negative)
     * @param window how far back that median looks
     * @param back share of the departure that counts as come back, above 0 and at most 1
     */
    record Drop(Direction direction, Duration window, double back) implements Condition {
        @Override
        public Scale scale() {
            return Scale.CHANGE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.drop(this);
        }
    }

    /**
     * Further out than ever before, by the tail of the sensor's own history; levels are decades of improbability, of the same kind as
     * those of {@link Pattern}.
     *
     * @param way out at the top, ABOVE, or at the bottom; improbability grows either way
     * @param learning how long it looks on before it speaks
     */
    record NewRecord(Direction way, Duration learning) implements Condition {
        @Override
        public String kind() {
            return "record";
        }

        /** Whether it looks for the greatest of all values, or for the least. */
        public boolean isGreatest() {
            return way == Direction.ABOVE;
        }

        @Override
        public Scale scale() {
            return Scale.SCORE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.newRecord(this);
        }
    }

    /**
     * What is left of the value when its day is taken away has moved, and stays: how far in its own standard deviations, times for how many days,
     * less a half a day (a cumulated sum). Levels are such sums.
     *
     * @param way ABOVE where it moves up, BELOW where it moves down; the sum grows either way
     * @param learning how long it looks on before it speaks
     */
    record Shift(Direction way, Duration learning) implements Condition {
        /** Whether it looks for what moves up, or down. */
        public boolean isUp() {
            return way == Direction.ABOVE;
        }

        @Override
        public Scale scale() {
            return Scale.SCORE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.shift(this);
        }
    }
}
