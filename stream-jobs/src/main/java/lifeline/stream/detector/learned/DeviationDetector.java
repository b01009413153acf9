package lifeline.stream.detector.learned;

import lifeline.contract.rule.Condition.Deviation.Hours;
import lifeline.contract.rule.Condition.Deviation.Measure;
import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;

/**
 * The value against what this sensor shows at this hour of a working day or of a rest day ({@link DayProfile}), in standard deviations or in multiples
 * of that, all day or in some hours of it. It does not learn from what it flags. Not ready
 * before it has looked on for so long, nor in an hour it has not seen yet, nor while most hours have shown one and the same
 * value. Keeps 98 numbers (784 bytes).
 */
public final class DeviationDetector implements Detector {
    private final Limits limits;
    private final long learning;
    private final Measure measure;
    private final Hours hours;

    public DeviationDetector(Limits limits, long learningMicros, Measure measure, Hours hours) {
        this.limits = limits;
        this.learning = learningMicros;
        this.measure = measure;
        this.hours = hours;
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        double[] known = memory instanceof Numbers numbers && numbers.size() == DayProfile.SIZE
                ? numbers.copy()
                : DayProfile.fresh(DayProfile.SIZE, at);
        double usual = DayProfile.usual(known, at);
        double spread = DayProfile.spread(known, at);
        boolean isReady = DayProfile.age(known, at) >= learning && !Double.isNaN(usual) && spread > 0;
        boolean isJudged = isReady && hours.holds(DayCell.hour(at)) && (measure == Measure.SPREAD || usual > 0);
        double judged = measure == Measure.RATIO ? value / usual : (value - usual) / spread;
        Finding finding = isJudged ? limits.judge(at, judged) : Finding.NOT_READY;
        if (finding.held() == 0) {
            DayProfile.learn(known, at, value, isReady);
        }
        DayProfile.seen(known, at);
        return new Observation(Numbers.of(known), finding);
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
