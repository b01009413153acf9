package lifeline.stream.judge;

import lifeline.stream.latch.LatchState;
import lifeline.stream.window.Memory;
import lifeline.stream.window.SampleWindow;

/**
 * What one rule remembers of a sensor.
 *
 * @param rule id of the rule
 * @param memory of its detector
 */
public record RuleState(String rule, Memory memory, LatchState latch) {

    static RuleState fresh(String rule) {
        return new RuleState(rule, SampleWindow.EMPTY, LatchState.Quiet.QUIET);
    }

    /** Its device's clock was put back by {@code leap}. */
    RuleState goneBack(long leap) {
        return new RuleState(rule, memory.goneBack(), latch.skipping(-leap));
    }

    boolean isOpen() {
        return latch.level() > 0;
    }
}
