package lifeline.contract.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Condition.Deviation.Hours;

/**
 * What a rule looks for in all sensors of one asset, its subject. Inputs are joined as of the instants at which they were
 * observed; where one is missing or not fresh, nothing is said. A new kind is a record here and one detector.
 */
public sealed interface JointCondition extends Condition {
    /** Which readings it is told; the rule's own quantity is one of them. */
    List<Input> inputs();

    /** Whether it listens to all sensors of each input, not to one. */
    default boolean hearsAll() {
        return false;
    }

    /** The answer of the case that this condition is. */
    <R> R matchJoint(JointCases<R> cases);

    @Override
    default <R> R match(Cases<R> cases) {
        return cases.joint(this);
    }

    /** One answer for each kind. */
    interface JointCases<R> {
        R balance(Balance balance);

        R residual(Residual residual);

        R combination(Combination combination);

        R group(Group group);

        R neighbours(Neighbours neighbours);

        R several(Several several);

        R growth(Growth growth);
    }

    /**
     * Two inputs against each other.
     *
     * @param least how far from 0 what is divided by must be for anything to be said; 0 where nothing is divided
     * @param curve what the first ought to be for the second; empty but for {@link Measure#OFF_CURVE}
     */
    record Balance(
            List<Input> inputs,
            Direction direction,
            String first,
            String second,
            Measure measure,
            double least,
            Optional<Curve> curve)
            implements JointCondition {
        /** What is judged of the two. */
        public enum Measure {
            /** The first less the second, in their unit. */
            DIFFERENCE,
            /** That as a share of the first. */
            SHARE,
            /** The first over the second. */
            RATIO,
            /** The first less what a curve says that it ought to be for the second, in the unit of the first. */
            OFF_CURVE;

            /** Whether something is divided by something, and no unit is left. */
            public boolean isDivided() {
                return this == SHARE || this == RATIO;
            }
        }

        /** Without a curve. */
        public Balance(
                List<Input> inputs, Direction direction, String first, String second, Measure measure, double least) {
            this(inputs, direction, first, second, measure, least, Optional.empty());
        }

        public Balance {
            inputs = List.copyOf(inputs);
        }

        @Override
        public Scale scale() {
            return Scale.BALANCE;
        }

        @Override
        public boolean isUnitless() {
            return measure.isDivided();
        }

        @Override
        public <R> R matchJoint(JointCases<R> cases) {
            return cases.balance(this);
        }
    }

    /**
     * The rule's quantity against what the other inputs, its drivers, explain of it; levels are in standard deviations or in the
     * quantity's unit, negative ones for {@link Side#BELOW}.
     *
     * @param learning how long it looks on before it speaks, and how long it remembers
     */
    record Residual(List<Input> inputs, Side side, Duration learning, Yardstick yardstick) implements JointCondition {
        /** What is judged of the two. */
        public enum Yardstick {
            /** How far apart they are, in standard deviations of what the drivers leave unexplained. */
            SPREAD,
            /** The quantity less what is explained of it, in its unit. */
            DIFFERENCE
        }

        /** On which side of what is explained the quantity must be. */
        public enum Side {
            ABOVE,
            BELOW,
            EITHER
        }

        /** In standard deviations. */
        public Residual(List<Input> inputs, Side side, Duration learning) {
            this(inputs, side, learning, Yardstick.SPREAD);
        }

        public Residual {
            inputs = List.copyOf(inputs);
        }

        @Override
        public boolean isUnitless() {
            return yardstick == Yardstick.SPREAD;
        }

        @Override
        public Direction direction() {
            return side == Side.BELOW ? Direction.BELOW : Direction.ABOVE;
        }

        @Override
        public Scale scale() {
            return Scale.SCORE;
        }

        @Override
        public <R> R matchJoint(JointCases<R> cases) {
            return cases.residual(this);
        }
    }

    /**
     * Several signs within some time of each other; levels are counts of signs.
     *
     * @param within for how long a sign that has gone still counts
     * @param counting which of the signs that are there count
     */
    record Combination(List<Input> inputs, List<Sign> signs, Duration within, Counting counting)
            implements JointCondition {
        /** Which signs count. */
        public enum Counting {
            /** All that are there. */
            ANY,
            /** Those at the head of the list, up to the first that is not there: the later ones only make it graver. */
            LEADING,
            /** As those, and up to the first that began before the one ahead of it: one thing after the other. */
            SEQUENCE
        }

        public Combination {
            inputs = List.copyOf(inputs);
            signs = List.copyOf(signs);
        }

        @Override
        public Scale scale() {
            return Scale.COUNT;
        }

        @Override
        public <R> R matchJoint(JointCases<R> cases) {
            return cases.combination(this);
        }
    }

    /**
     * What all sensors of the inputs are to each other; levels are in decades of improbability by the group's own past: 5 is what
     * happens once in a hundred thousand looks.
     *
     * @param learning how many looks it waits before it speaks; five for each sensor at least
     */
    record Group(List<Input> inputs, int learning) implements JointCondition {
        public Group {
            inputs = List.copyOf(inputs);
        }

        @Override
        public boolean hearsAll() {
            return true;
        }

        @Override
        public Scale scale() {
            return Scale.SCORE;
        }

        @Override
        public <R> R matchJoint(JointCases<R> cases) {
            return cases.group(this);
        }
    }

    /**
     * What other rules say of the asset, where they say it of a neighbour as well; levels are how grave it is at the asset itself: 1 blue, 2
     * yellow, 3 orange, 4 red. It hears no readings, and lasts for as long as it does at the asset.
     *
     * @param of ids of rules of the same domain, each of which counts here and there
     * @param metres how far along the pipes a neighbour may be
     * @param within how long before it counts at the asset, or after, it may have begun there or become graver
     */
    record Neighbours(List<String> of, double metres, Duration within) implements JointCondition {
        public Neighbours {
            of = List.copyOf(of);
        }

        @Override
        public List<Input> inputs() {
            return List.of();
        }

        @Override
        public Scale scale() {
            return Scale.COUNT;
        }

        @Override
        public <R> R matchJoint(JointCases<R> cases) {
            return cases.neighbours(this);
        }
    }

    /**
     * What several sensors of the rule's quantity went beyond within some time of each other: the value that so many reached. Levels are in the quantity's
     * unit.
     *
     * @param sensors how many, two at least
     * @param within how far apart the greatest value of the first and of the last may lie
     * @param along how far apart they must lie at least where they have to come one after the other, in the order of the ids of their devices or
     *     against it; zero where their order does not matter
     */
    record Several(List<Input> inputs, int sensors, Duration within, Duration along) implements JointCondition {
        public Several {
            inputs = List.copyOf(inputs);
        }

        @Override
        public boolean hearsAll() {
            return true;
        }

        @Override
        public Scale scale() {
            return Scale.VALUE;
        }

        @Override
        public <R> R matchJoint(JointCases<R> cases) {
            return cases.several(this);
        }
    }

    /**
     * How much the rule's quantity grows in a year when what the other inputs explain of it is taken away; levels are in its unit, negative ones for
     * {@link Direction#BELOW}.
     *
     * @param learning how long it looks on before it speaks, half a year at least
     */
    record Growth(List<Input> inputs, Direction direction, Duration learning) implements JointCondition {
        public Growth {
            inputs = List.copyOf(inputs);
        }

        @Override
        public boolean isLearned() {
            return true;
        }

        @Override
        public Scale scale() {
            return Scale.CHANGE;
        }

        @Override
        public <R> R matchJoint(JointCases<R> cases) {
            return cases.growth(this);
        }
    }

    /**
     * One thing to look for in one input.
     *
     * @param hours of the day in which it counts; none for all
     * @param limit a value of the quantity, or the size of a change of it, then above 0; of growth, so many times as much, of restlessness, a share
     * @param over for what looks at a window, how long that is; for a value, how long it must have lasted
     */
    record Sign(String quantity, Way way, double limit, Duration over, List<Hours> hours) {
        public Sign {
            hours = List.copyOf(hours);
        }

        /** At any hour. */
        public Sign(String quantity, Way way, double limit, Duration over) {
            this(quantity, way, limit, over, List.of());
        }

        /** What the quantity must do. */
        public enum Way {
            ABOVE,
            BELOW,
            RISES,
            FALLS,
            /** It is so many times what it was at the window's beginning. */
            GROWS,
            /** Its steps within the window, from one to the next of eight readings evenly apart, differ by such a share of its level: medians of both. */
            RESTLESS;

            /** Whether it looks at a window. */
            public boolean isChange() {
                return this == RISES || this == FALLS || this == GROWS || this == RESTLESS;
            }
        }
    }
}
