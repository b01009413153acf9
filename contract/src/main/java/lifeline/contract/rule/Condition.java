package lifeline.contract.rule;

import java.time.Duration;
import java.util.function.Function;

/** What a rule looks for. A new kind is a record here and one detector; everything else is data. */
public sealed interface Condition {
    /** The value itself; levels are in the quantity's unit. */
    record Threshold(Direction direction) implements Condition {}

    /**
     * The change over a window: newest minus oldest; levels are in the quantity's unit per window.
     *
     * @param direction ABOVE for a rise, BELOW for a fall (levels are then negative)
     */
    record RateOfChange(Direction direction, Duration window) implements Condition {}

    /** No reading for longer than so many declared periods; levels are counted in periods. */
    record Absence() implements Condition {}

    /**
     * The same value again and again; levels are counted in declared periods.
     *
     * @param tolerance how far values may differ and still be the same, in the quantity's unit
     */
    record FlatLine(double tolerance) implements Condition {}

    /** One answer for each kind. */
    record Cases<R>(
            Function<Threshold, R> threshold,
            Function<RateOfChange, R> rateOfChange,
            Function<Absence, R> absence,
            Function<FlatLine, R> flatLine) {}

    /** The answer of the case that this condition is. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Threshold threshold) {
            return cases.threshold().apply(threshold);
        }
        if (this instanceof RateOfChange rateOfChange) {
            return cases.rateOfChange().apply(rateOfChange);
        }
        if (this instanceof Absence absence) {
            return cases.absence().apply(absence);
        }
        return cases.flatLine().apply((FlatLine) this);
    }
}
