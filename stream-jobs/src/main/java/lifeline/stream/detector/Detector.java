package lifeline.stream.detector;

import java.util.List;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Level;
import lifeline.stream.window.Memory;

/** One kind of condition. Readings come in order of time; those of bad quality never come. */
public interface Detector {
    /**
     * Looks at a reading.
     *
     * @param memory what {@link Observation#memory} was after the reading before, or empty
     * @param at when it was observed, in microseconds, never before the one before it
     */
    Observation observe(Memory memory, long at, double value);

    /** Whether a reading's order among its neighbours matters to it; if not, it can also judge one that came late. */
    boolean needsOrder();

    /**
     * The detector of a condition.
     *
     * @param periodMicros the declared period of the quantity
     */
    static Detector of(Condition condition, List<Level> levels, long periodMicros) {
        return condition.match(new DetectorOfKind(levels, periodMicros));
    }
}
