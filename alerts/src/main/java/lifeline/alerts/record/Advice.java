package lifeline.alerts.record;

import java.util.List;
import lifeline.contract.rule.Direction;

/**
 * What another threshold of the mildest level would have done with the alerts that people judged.
 *
 * @param direction of the condition: beyond a threshold is above or below it
 * @param current the threshold as it is
 * @param statements from the most careful on; empty where no threshold does better without losing true ones
 * @param reason why there are none, or that there are
 * @param trueOnes so many true alerts this rests on
 * @param falseOnes and so many false ones
 * @param isFew whether that is too few to act on
 */
public record Advice(
        Direction direction,
        double current,
        List<Statement> statements,
        Reason reason,
        int trueOnes,
        int falseOnes,
        boolean isFew) {

    /**
     * A threshold, with what it would have kept and dropped.
     *
     * @param kept true alerts that reach it
     * @param dropped false ones that do not
     */
    public record Statement(double threshold, int kept, int dropped) {}

    /** Why there is or is not a statement. */
    public enum Reason {
        /** There is. */
        GIVEN,
        /** Its levels are no values that alerts reach: durations, or a count of signs. */
        NO_VALUE,
        /** No true alert was judged: any threshold would keep all of none. */
        NO_TRUE_ONE,
        /** No false alert was judged: there is nothing to drop. */
        NO_FALSE_ONE,
        /** Each threshold that drops a false one loses true ones, or passes the next graver level. */
        NOT_SEPARABLE
    }

    static Advice none(Direction direction, double current, Reason reason) {
        return new Advice(direction, current, List.of(), reason, 0, 0, true);
    }
}
