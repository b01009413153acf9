package lifeline.stream.detector.learned;

import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;

/**
 * What is left of a value when its {@link DayProfile} is taken away has moved, and stays: a cumulated sum over time of how far it is off, in standard
 * deviations (three at most) less half of one, which falls twice as fast as it rises, never below 0 nor above {@value #MOST}. One far reading
 * is nothing, two standard deviations for three days are. It does not learn from what it flags. Not ready while a {@link DeviationDetector} would not be.
 * Time without readings counts for an hour at most. Keeps 99 numbers (792 bytes).
 */
public final class ShiftDetector implements Detector {
    private static final double MOST = 8;
    private static final int SUM = DayProfile.SIZE;
    private static final int SIZE = SUM + 1;
    private static final double FARTHEST = 3;
    private static final double ALLOWED = 0.5;
    private static final double FALLS = 2;

    private final Limits limits;
    private final double sign;
    private final long learning;

    /** @param isUp whether it looks for what moves up, or down */
    public ShiftDetector(Limits limits, boolean isUp, long learningMicros) {
        this.limits = limits;
        this.sign = isUp ? 1 : -1;
        this.learning = learningMicros;
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        double[] known = memory instanceof Numbers numbers && numbers.size() == SIZE
                ? numbers.copy()
                : DayProfile.fresh(SIZE, at);
        double usual = DayProfile.usual(known, at);
        double spread = DayProfile.spread(known, at);
        boolean isReady = DayProfile.age(known, at) >= learning && !Double.isNaN(usual) && spread > 0;
        Finding finding = Finding.NOT_READY;
        if (isReady) {
            double off = Math.max(-FARTHEST, Math.min(FARTHEST, sign * (value - usual) / spread)) - ALLOWED;
            double days = Math.max(0, Math.min(1, DayProfile.passed(known, at) / DayCell.HOUR)) / DayCell.HOURS;
            known[SUM] = Math.max(0, Math.min(MOST, known[SUM] + days * (off > 0 ? off : FALLS * off)));
            finding = limits.judge(at, known[SUM]);
        }
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
