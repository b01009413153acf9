package lifeline.simulators.score.scene;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.JointCondition.Sign;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;

/** What a combination asks of the sensor it is shown with, as a rule over that one sensor: how hard a fault must be is found with it. */
final class OneSensor {
    private OneSensor() {}

    /** Empty for a rule about what readings are worth, and for one over several sensors that is no combination, or looks at more than one thing at that sensor. */
    static Optional<Rule> of(Rule rule) {
        if (rule.joint().isEmpty()) {
            return rule.condition() instanceof Condition.Faulty ? Optional.empty() : Optional.of(rule);
        }
        return rule.condition() instanceof JointCondition.Combination combination
                ? of(rule, combination)
                : Optional.empty();
    }

    private static Optional<Rule> of(Rule rule, JointCondition.Combination combination) {
        List<Sign> own = combination.signs().stream()
                .filter(sign -> sign.quantity().equals(rule.quantity()))
                .toList();
        boolean isOne = !own.isEmpty()
                && own.stream()
                        .allMatch(sign -> sign.way() == own.get(0).way()
                                && sign.over().equals(own.get(0).over()));
        return isOne ? Optional.of(rule(rule, combination, own.get(0))) : Optional.empty();
    }

    private static Rule rule(Rule rule, JointCondition.Combination combination, Sign first) {
        boolean isBelow = first.way() == Sign.Way.BELOW || first.way() == Sign.Way.FALLS;
        Direction direction = isBelow ? Direction.BELOW : Direction.ABOVE;
        Condition condition = first.way().isChange()
                ? new Condition.RateOfChange(direction, first.over())
                : new Condition.Threshold(direction);
        List<Level> levels = new ArrayList<>();
        for (Level level : rule.levels()) {
            double limit = first.limit();
            for (Sign sign : combination.signs().subList(0, (int) level.raise())) {
                if (sign.quantity().equals(rule.quantity())) {
                    limit = first.way() == Sign.Way.BELOW
                            ? Math.min(limit, sign.limit())
                            : Math.max(limit, sign.limit());
                }
            }
            double raise = first.way() == Sign.Way.FALLS ? -limit : limit;
            levels.add(new Level(level.severity(), raise, raise, level.count(), level.outOf(), after(level, first)));
        }
        return rule(rule, condition, levels);
    }

    /** A value must last as long as its sign asks for, a change need not. */
    private static Duration after(Level level, Sign sign) {
        boolean isLonger = !sign.way().isChange() && sign.over().compareTo(level.after()) > 0;
        return isLonger ? sign.over() : level.after();
    }

    /** The same rule over one sensor. */
    static Rule rule(Rule rule, Condition condition, List<Level> levels) {
        return new Rule(
                rule.id(),
                rule.domain(),
                rule.quantity(),
                rule.track(),
                rule.title(),
                rule.text(),
                rule.action(),
                rule.basis(),
                condition,
                levels,
                rule.clearAfter());
    }
}
