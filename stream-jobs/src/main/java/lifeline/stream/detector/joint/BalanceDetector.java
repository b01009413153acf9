package lifeline.stream.detector.joint;

import java.util.Optional;
import lifeline.contract.rule.Curve;
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
    private final Optional<Curve> curve;

    /** @param first place of the input from which the second, or what {@code curve} makes of it, is taken, or which is divided by it */
    public BalanceDetector(
            Limits limits, Measure measure, int first, int second, int judged, double least, Optional<Curve> curve) {
        this.limits = limits;
        this.measure = measure;
        this.first = first;
        this.second = second;
        this.judged = judged;
        this.least = least;
        this.curve = curve;
    }

    @Override
    public Observation observe(Memory memory, Joined joined) {
        double divisor = divisor(joined);
        if (!joined.isNew(judged) || !joined.isWhole() || Math.abs(divisor) < least) {
            return new Observation(SampleWindow.EMPTY, Finding.NOT_READY);
        }
        return new Observation(SampleWindow.EMPTY, limits.judge(joined.at(), dividend(joined) / divisor));
    }

    private double dividend(Joined joined) {
        double other = joined.value(second);
        return switch (measure) {
            case DIFFERENCE, SHARE -> joined.value(first) - other;
            case RATIO -> joined.value(first);
            case OFF_CURVE ->
                joined.value(first) - curve.map(each -> each.at(other)).orElse(other);
        };
    }

    private double divisor(Joined joined) {
        return switch (measure) {
            case DIFFERENCE, OFF_CURVE -> 1;
            case SHARE -> joined.value(first);
            case RATIO -> joined.value(second);
        };
    }
}
