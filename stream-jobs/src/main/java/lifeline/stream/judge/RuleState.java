package lifeline.stream.judge;

import lifeline.stream.detector.Finding;
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

    /** An overtaken reading may add to an alarm; it is older than what is known and takes nothing away from it. */
    boolean losesBy(Finding finding) {
        return finding.met() < Math.max(1, latch.underWay());
    }

    boolean isOpen() {
        return latch.level() > 0;
    }
}
