package lifeline.stream.detector.learned;

import java.util.Arrays;
import lifeline.contract.rule.Condition.Deviation.Hours;
import lifeline.contract.rule.Condition.Deviation.Measure;
import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;

/**
 * The value against what this sensor shows at this hour of a working day or of a rest day, in standard deviations or in multiples
 * of that, all day or in some hours of it. It forgets within some ten days, which is how it follows the season, and does not learn from what it flags. Not ready
 * before it has looked on for so long, nor in an hour it has not seen yet, nor while most hours have shown one and the same
 * value. Keeps 98 numbers (784 bytes).
 */
public final class DeviationDetector implements Detector {
    private static final int CELLS = DayCell.CELLS;
    private static final int SPREAD = CELLS;
    private static final int BEGAN_AT = 2 * CELLS;
    private static final int LAST_AT = BEGAN_AT + 1;
    private static final int SIZE = LAST_AT + 1;
    private static final double REMEMBERED_DAYS = 10;
    private static final double TEACHES_AT_MOST = 3;
    private static final double LEAST_SHARE = 0.002;

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
        double[] known = memory instanceof Numbers numbers && numbers.size() == SIZE ? numbers.copy() : fresh(at);
        int cell = DayCell.of(at);
        double departure = value - known[cell];
        double spread = HourSpread.of(known, SPREAD, cell);
        boolean isReady = at - known[BEGAN_AT] >= learning && !Double.isNaN(departure) && spread > 0;
        boolean isJudged = isReady && hours.holds(DayCell.hour(at)) && (measure == Measure.SPREAD || known[cell] > 0);
        double judged = measure == Measure.RATIO ? value / known[cell] : departure / spread;
        Finding finding = isJudged ? limits.judge(at, judged) : Finding.NOT_READY;
        if (finding.held() == 0) {
            learn(known, cell, at, value, isReady ? TEACHES_AT_MOST * spread : Double.POSITIVE_INFINITY);
        }
        known[LAST_AT] = at;
        return new Observation(Numbers.of(known), finding);
    }

    private static double[] fresh(long at) {
        double[] fresh = new double[SIZE];
        Arrays.fill(fresh, 0, 2 * CELLS, Double.NaN);
        fresh[BEGAN_AT] = at;
        fresh[LAST_AT] = at;
        return fresh;
    }

    /** An hour's mean remembers its readings of the last days, as many as there were so far. */
    private static void learn(double[] known, int cell, long at, double value, double atMost) {
        if (Double.isNaN(known[cell])) {
            known[cell] = value;
            return;
        }
        double days = Math.max(1, Math.min(REMEMBERED_DAYS, (at - known[BEGAN_AT]) / (double) DayCell.DAY));
        double share = Math.max(LEAST_SHARE, Math.min(1, (at - known[LAST_AT]) / (double) DayCell.HOUR)) / days;
        double departure = Math.max(-atMost, Math.min(atMost, value - known[cell]));
        known[cell] += share * departure;
        double spread = known[SPREAD + cell];
        known[SPREAD + cell] =
                Double.isNaN(spread) ? Math.abs(departure) : spread + share * (Math.abs(departure) - spread);
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
