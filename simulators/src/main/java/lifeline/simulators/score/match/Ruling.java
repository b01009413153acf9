package lifeline.simulators.score.match;

import java.util.Optional;

/**
 * What an alarm was worth.
 *
 * @param explainedBy the fault its raise tells of; empty for a false alarm
 * @param quiet the fault that it speaks of though nothing may be said of that
 * @param stands whether it was never cleared
 */
public record Ruling(Alarm alarm, Optional<TrueFault> explainedBy, Optional<TrueFault> quiet, boolean stands) {
    public boolean isFalse() {
        return explainedBy.isEmpty();
    }
}
