package lifeline.stream.detector.joint;

import java.time.Duration;
import lifeline.contract.rule.JointCondition.Growth;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.detector.algebra.Regression;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Micros;
import lifeline.stream.window.Numbers;

/**
 * How much one input grows in a year beside what the others, its drivers, explain of it: the share of time in one regression on both. It takes one
 * reading an hour and remembers some two years. Not ready before it has looked on for so long, nor with fewer than {@value #LEAST} readings. Keeps 13 numbers for
 * one driver and 24 for three (104 to 192 bytes).
 */
public final class GrowthDetector implements JointDetector {
    private static final int LEAST = 100;
    private static final int COUNT = 0;
    private static final int BEGAN_AT = 1;
    private static final int LAST_AT = 2;
    private static final int A_YEAR = 3;
    private static final int FITTED = 4;
    private static final double YEAR = Micros.of(Duration.ofDays(365));
    private static final long HOUR = Micros.of(Duration.ofHours(1));
    private static final double REMEMBERED_YEARS = 2;

    private final Limits limits;
    private final double learning;
    private final int judged;
    private final int[] drivers;
    private final Regression regression;

    /**
     * @param judged place of the input that grows
     * @param drivers places of those that explain it, three at most
     */
    public GrowthDetector(Limits limits, Growth growth, int judged, int[] drivers) {
        this.limits = limits;
        this.learning = Micros.of(growth.learning());
        this.judged = judged;
        this.drivers = drivers.clone();
        this.regression = new Regression(drivers.length + 1);
    }

    @Override
    public Observation observe(Memory memory, Joined joined) {
        if (!joined.isNew(judged) || !joined.isWhole()) {
            return new Observation(memory, Finding.NOT_READY);
        }
        int size = FITTED + regression.size();
        double[] known =
                memory instanceof Numbers numbers && numbers.size() == size ? numbers.copy() : new double[size];
        long at = joined.at();
        if (known[COUNT] == 0) {
            known[BEGAN_AT] = at;
        }
        if (known[COUNT] == 0 || at - known[LAST_AT] >= HOUR) {
            learn(known, joined);
        }
        boolean isReady = known[COUNT] >= LEAST && at - known[BEGAN_AT] >= learning;
        Finding finding = isReady ? limits.judge(at, known[A_YEAR]) : Finding.NOT_READY;
        return new Observation(Numbers.of(known), finding);
    }

    private void learn(double[] known, Joined joined) {
        double[] x = new double[drivers.length + 1];
        for (int i = 0; i < drivers.length; i++) {
            x[i] = joined.value(drivers[i]);
        }
        int time = drivers.length;
        x[time] = (joined.at() - known[BEGAN_AT]) / YEAR;
        double passed = (joined.at() - known[LAST_AT]) / YEAR / REMEMBERED_YEARS;
        double share = known[COUNT] == 0 ? 1 : Math.max(1 / (known[COUNT] + 1), Math.min(1, passed));
        regression.learn(known, FITTED, joined.value(judged), x, share);
        known[COUNT]++;
        known[LAST_AT] = joined.at();
        double now = regression.predict(known, FITTED, x).value();
        x[time] -= 1;
        known[A_YEAR] = now - regression.predict(known, FITTED, x).value();
    }
}
