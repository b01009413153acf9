package lifeline.simulators.score.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.JointCondition.Balance;
import lifeline.contract.rule.JointCondition.Combination;
import lifeline.contract.rule.JointCondition.Sign;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;

/** When the courses of several sensors come to what a rule over them looks for. */
final class JointTruth {
    private JointTruth() {}

    /** The course of a quantity at the asset that was struck; empty where nothing measures it there. */
    interface Courses {
        Optional<Course> of(String quantity);
    }

    /**
     * @param crossed the last of what a level asks for begins
     * @param whole all of it has lasted for as long as its sign asks for
     */
    record Met(Instant crossed, Instant whole) {}

    /** What a balance makes of its two inputs, so that its levels are limits of it. */
    static Optional<Course> balanced(Balance balance, Courses courses) {
        Optional<Course> first = courses.of(balance.first());
        Optional<Course> second = courses.of(balance.second());
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        double[] values = new double[first.get().values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = balanced(balance, first.get().values()[i], second.get().values()[i]);
        }
        return Optional.of(new Course(first.get().from(), first.get().step(), values));
    }

    private static double balanced(Balance balance, double first, double second) {
        double divisor =
                switch (balance.measure()) {
                    case DIFFERENCE, OFF_CURVE -> 1;
                    case SHARE -> first;
                    case RATIO -> second;
                };
        double dividend =
                switch (balance.measure()) {
                    case DIFFERENCE, SHARE -> first - second;
                    case RATIO -> first;
                    case OFF_CURVE ->
                        first - balance.curve().map(each -> each.at(second)).orElse(second);
                };
        return Math.abs(divisor) < balance.least() ? Double.NaN : dividend / divisor;
    }

    /** Empty where a sign is never there, or nothing measures it. */
    static Optional<Met> met(Rule rule, Combination combination, Level level, Courses courses) {
        int asked = (int) level.raise();
        boolean any = combination.counting() == Combination.Counting.ANY;
        List<Sign> signs = any
                ? combination.signs()
                : combination
                        .signs()
                        .subList(0, Math.min(asked, combination.signs().size()));
        List<Met> met = new ArrayList<>();
        for (Sign sign : signs) {
            courses.of(sign.quantity())
                    .flatMap(course -> met(rule, sign, course))
                    .ifPresent(met::add);
        }
        met.sort(Comparator.comparing(Met::whole));
        if (met.size() < asked) {
            return Optional.empty();
        }
        Instant crossed = met.subList(0, asked).stream()
                .map(Met::crossed)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new Met(crossed, met.get(asked - 1).whole()));
    }

    private static Optional<Met> met(Rule rule, Sign sign, Course course) {
        boolean below = sign.way() == Sign.Way.BELOW || sign.way() == Sign.Way.FALLS;
        Direction direction = below ? Direction.BELOW : Direction.ABOVE;
        Condition condition = sign.way().isChange()
                ? new Condition.RateOfChange(direction, sign.over())
                : new Condition.Threshold(direction);
        double limit = sign.way() == Sign.Way.FALLS ? -sign.limit() : sign.limit();
        Level level = new Level(rule.levels().get(0).severity(), limit, limit, 1, 1, Duration.ZERO);
        Rule alone = OneSensor.rule(rule, condition, List.of(level));
        int index = course.metAt(alone, level, course.step());
        if (index >= course.values().length) {
            return Optional.empty();
        }
        int first = course.crossedAt(alone, level, course.step());
        boolean always = first <= 0;
        Duration wait = always || sign.way().isChange() ? Duration.ZERO : sign.over();
        return Optional.of(new Met(course.at(first), course.at(first).plus(wait)));
    }
}
