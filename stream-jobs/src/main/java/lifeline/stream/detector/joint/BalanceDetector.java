package lifeline.stream.detector.joint;

import lifeline.contract.rule.JointCondition.Balance.Measure;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.SampleWindow;

/**
 * Two inputs against each other, at each reading of the one that the rule judges. Not ready while what it divides by is
 * nearer to 0 than it is told to be. Remembers nothing.
 */
public final class BalanceDetector implements JointDetector {
    private final Limits limits;
    private final Measure measure;
    private final int first;
    private final int second;
    private final int judged;
    private final double least;

    /** @param first place of the input from which the second is taken, or which is divided by it */
    public BalanceDetector(Limits limits, Measure measure, int first, int second, int judged, double least) {
        this.limits = limits;
        this.measure = measure;
        this.first = first;
        this.second = second;
        this.judged = judged;
        this.least = least;
    }

    @Override
    public Observation observe(Memory memory, Joined joined) {
        double divisor = divisor(joined);
        if (!joined.isNew(judged) || !joined.isWhole() || Math.abs(divisor) < least) {
            return new Observation(SampleWindow.EMPTY, Finding.NOT_READY);
        }
        double dividend = measure == Measure.RATIO ? joined.value(first) : joined.value(first) - joined.value(second);
        return new Observation(SampleWindow.EMPTY, limits.judge(joined.at(), dividend / divisor));
    }

    private double divisor(Joined joined) {
        return switch (measure) {
            case DIFFERENCE -> 1;
            case SHARE -> joined.value(first);
            case RATIO -> joined.value(second);
        };
    }
}
