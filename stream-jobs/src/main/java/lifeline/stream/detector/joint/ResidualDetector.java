package lifeline.stream.detector.joint;

import lifeline.contract.rule.JointCondition.Residual;
import lifeline.contract.rule.JointCondition.Residual.Yardstick;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.detector.algebra.Regression;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Micros;
import lifeline.stream.window.Numbers;

/**
 * One input against what the others, its drivers, explain of it, in its unit or in standard deviations of what they leave unexplained. It
 * learns by recursive least squares that forget, does not learn from what it flags, and learns little from what departs far. Not ready
 * before it has looked on for so long, nor while the drivers are farther out than it has seen them, nor while nothing is left
 * unexplained. Keeps 8 numbers for one driver and 17 for three (64 to 136 bytes).
 */
public final class ResidualDetector implements JointDetector {
    private static final int COUNT = 0;
    private static final int BEGAN_AT = 1;
    private static final int LAST_AT = 2;
    private static final int FITTED = 3;
    private static final int LEAST_READINGS = 50;
    private static final double LARGEST_SHARE = 0.02;
    private static final double TEACHES_AT_MOST = 3;
    /** In their own standard deviations: beyond it a line through what was seen is a guess. */
    private static final double FARTHEST_DRIVERS = 5;
    /** Of the quantity's size: what a perfect fit counts as spread. */
    private static final double LEAST_SPREAD = 1e-6;

    private final Limits limits;
    private final boolean isEither;
    private final Yardstick yardstick;
    private final int judged;
    private final int[] drivers;
    private final double learning;
    private final Regression regression;
    private final int size;

    /**
     * @param judged place of the input that is explained
     * @param drivers places of those that explain it
     */
    public ResidualDetector(Limits limits, Residual residual, int judged, int[] drivers) {
        this.limits = limits;
        this.isEither = residual.side() == Residual.Side.EITHER;
        this.yardstick = residual.yardstick();
        this.judged = judged;
        this.drivers = drivers.clone();
        this.learning = Micros.of(residual.learning());
        this.regression = new Regression(drivers.length);
        this.size = FITTED + regression.size();
    }

    @Override
    public Observation observe(Memory memory, Joined joined) {
        if (!joined.isNew(judged) || !joined.isWhole()) {
            return new Observation(memory, Finding.NOT_READY);
        }
        double[] known = memory instanceof Numbers numbers && numbers.size() == size ? numbers.copy() : fresh(joined);
        double y = joined.value(judged);
        double[] x = new double[drivers.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = joined.value(drivers[i]);
        }
        Regression.Prediction expected = regression.predict(known, FITTED, x);
        double spread = Math.max(Math.sqrt(expected.variance()), LEAST_SPREAD * Math.abs(known[FITTED]));
        double residual = y - expected.value();
        boolean isSettled = known[COUNT] >= LEAST_READINGS && spread > 0;
        boolean isReady = isSettled
                && joined.at() - known[BEGAN_AT] >= learning
                && expected.variance() > 0
                && expected.distance() <= FARTHEST_DRIVERS * FARTHEST_DRIVERS * drivers.length;
        double off = yardstick == Yardstick.SPREAD ? residual / spread : residual;
        double score = isEither ? Math.abs(off) : off;
        Finding finding = isReady ? limits.judge(joined.at(), score) : Finding.NOT_READY;
        if (finding.held() == 0) {
            double most = isSettled ? TEACHES_AT_MOST * spread : Double.POSITIVE_INFINITY;
            double share = share(known, joined.at());
            regression.learn(known, FITTED, expected.value() + Math.max(-most, Math.min(most, residual)), x, share);
            known[COUNT] = Math.min(known[COUNT] + 1, 1 / share);
        }
        known[LAST_AT] = joined.at();
        return new Observation(Numbers.of(known), finding);
    }

    /** What was learned so long ago as it looked on before it spoke has lost two thirds of its weight. */
    private double share(double[] known, long at) {
        double passed = Math.max(0, at - known[LAST_AT]) / learning;
        return Math.max(1 / (known[COUNT] + 1), Math.min(LARGEST_SHARE, passed));
    }

    private double[] fresh(Joined joined) {
        double[] fresh = new double[size];
        fresh[BEGAN_AT] = joined.at();
        fresh[LAST_AT] = joined.at();
        return fresh;
    }
}
