package lifeline.alerts.record;

import java.util.OptionalDouble;

/**
 * What became of a rule's alerts, those of exercises left out.
 *
 * @param version of the rules that raised them, or {@link #ALL}
 * @param raised how many there were
 * @param judgedTrue how many people found true; the next two likewise
 * @param delaySeconds from when the condition began until the alert was raised: the median; empty where none was raised
 * @param answerSeconds from then until somebody took it: the median of those that somebody took
 */
public record Tally(
        String rule,
        int version,
        long raised,
        long judgedTrue,
        long judgedFalse,
        long observed,
        OptionalDouble delaySeconds,
        OptionalDouble answerSeconds) {
    /** In place of a version: all of them together. */
    public static final int ALL = -1;

    /** A rule that raised nothing. */
    public static Tally none(String rule) {
        return new Tally(rule, ALL, 0, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
