package lifeline.stream.detector.joint;

import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;

/**
 * How grave other rules say it is at the asset, the first input, once they have said it of a neighbour, the second; 0 before that, and when it is
 * over at the asset. Always ready. Keeps whether a neighbour has confirmed it (8 bytes).
 */
public final class NeighboursDetector implements JointDetector {
    private final Limits limits;

    NeighboursDetector(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Observation observe(Memory memory, Joined joined) {
        boolean wasConfirmed = memory instanceof Numbers numbers && numbers.size() == 1 && numbers.get(0) > 0;
        double here = joined.value(0);
        boolean isConfirmed = here > 0 && (wasConfirmed || joined.value(1) > 0);
        return new Observation(Numbers.of(isConfirmed ? 1 : 0), limits.judge(joined.at(), isConfirmed ? here : 0));
    }
}
