package lifeline.alerts.record;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scale;

/**
 * Looks for a threshold of a rule's mildest level that would have dropped false alerts and kept the true ones: every one, and,
 * where there are at least {@value #MANY}, one that keeps 95 % of them. It is never milder than the level is now, never passes
 * the next graver level, and is the roundest number that does it.
 */
public final class Advisor {
    /** From so many true ones on, losing one in twenty may be spoken of. */
    static final int MANY = 20;

    /** Fewer true or false ones than this are few. */
    static final int ENOUGH = 10;

    private static final double KEPT = 0.95;

    private Advisor() {}

    /** What can be said of {@code rule} by what people judged. */
    public static Advice advise(Rule rule, List<JudgedAlert> judged) {
        Direction direction = rule.condition().direction();
        List<Level> levels = rule.levels();
        double current = levels.get(0).raise();
        if (!hasValues(rule)) {
            return Advice.none(direction, current, Advice.Reason.NO_VALUE);
        }
        Sides sides = Sides.of(direction, judged);
        if (sides.trueOnes().isEmpty() || sides.falseOnes().isEmpty()) {
            Advice.Reason reason = sides.trueOnes().isEmpty() ? Advice.Reason.NO_TRUE_ONE : Advice.Reason.NO_FALSE_ONE;
            return told(direction, current, sides, List.of(), reason);
        }
        OptionalDouble graver =
                levels.size() > 1 ? OptionalDouble.of(sides.beyond(levels.get(1).raise())) : OptionalDouble.empty();
        List<Advice.Statement> statements = new ArrayList<>(2);
        for (int lost : lost(sides.trueOnes().size())) {
            OptionalDouble threshold = sides.threshold(sides.beyond(current), lost, graver);
            if (threshold.isPresent()) {
                Advice.Statement statement = sides.statement(threshold.getAsDouble());
                boolean isMore = statements.isEmpty()
                        || statement.dropped() > statements.get(0).dropped();
                if (statement.dropped() > 0 && isMore) {
                    statements.add(statement);
                }
            }
        }
        Advice.Reason reason = statements.isEmpty() ? Advice.Reason.NOT_SEPARABLE : Advice.Reason.GIVEN;
        return told(direction, current, sides, statements, reason);
    }

    /** Whether alerts of the rule have a value that can be held against its levels. */
    public static boolean hasValues(Rule rule) {
        Scale scale = rule.condition().scale();
        return scale != Scale.PERIODS && scale != Scale.COUNT;
    }

    private static List<Integer> lost(int trueOnes) {
        int may = trueOnes < MANY ? 0 : (int) Math.floor(trueOnes * (1 - KEPT) + 1e-9);
        return may == 0 ? List.of(0) : List.of(0, may);
    }

    private static Advice told(
            Direction direction, double current, Sides sides, List<Advice.Statement> statements, Advice.Reason reason) {
        int trueOnes = sides.trueOnes().size();
        int falseOnes = sides.falseOnes().size();
        boolean isFew = trueOnes < ENOUGH || falseOnes < ENOUGH;
        return new Advice(direction, current, List.copyOf(statements), reason, trueOnes, falseOnes, isFew);
    }
}
