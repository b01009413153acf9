package lifeline.stream.detector;

import lifeline.contract.rule.Direction;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SpacedReadings;

/**
 * How far a value went within a window, at most, from the median of the window before it left, until a share of that is made good or twelve windows have
 * passed: then what it has come to counts as usual. Where it goes later is no part of the drop. What it left by less than the mildest level is no departure. Ready with three readings in the window. Keeps 17 readings,
 * evenly apart, and 4 numbers (304 bytes).
 */
public final class DropDetector implements Detector {
    private static final int BASE = 0;
    private static final int FARTHEST = 1;
    private static final int SINCE = 2;
    private static final int READINGS = 3;
    private static final int MOST = 17;
    private static final int SIZE = READINGS + SpacedReadings.size(MOST);
    private static final int LEAST = 3;
    private static final int LASTS = 12;
    private static final double DIGITS = 1e9;

    private final Limits limits;
    private final Direction direction;
    private final long window;
    private final double left;
    private final SpacedReadings readings;

    /** @param back share of the departure that counts as come back */
    public DropDetector(Limits limits, Direction direction, long windowMicros, double back) {
        this.limits = limits;
        this.direction = direction;
        this.window = windowMicros;
        this.left = 1 - back;
        this.readings = new SpacedReadings(READINGS, MOST, windowMicros);
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        double[] known = memory instanceof Numbers numbers && numbers.size() == SIZE ? numbers.copy() : fresh();
        boolean isAway = !Double.isNaN(known[BASE]);
        if (isAway && isOver(known, at, value)) {
            known[BASE] = Double.NaN;
            isAway = false;
        }
        readings.forgetBefore(known, at);
        Finding finding = Finding.NOT_READY;
        if (isAway) {
            double went = rounded(value - known[BASE]);
            boolean isFarther = direction.reaches(went, known[FARTHEST]) && at - known[SINCE] <= window;
            known[FARTHEST] = isFarther ? went : known[FARTHEST];
            finding = limits.judge(at, known[FARTHEST]);
        } else if (readings.count(known) >= LEAST) {
            double median = SpacedReadings.median(readings.values(known));
            double went = rounded(value - median);
            finding = limits.judge(at, went);
            if (finding.met() > 0) {
                known[BASE] = median;
                known[FARTHEST] = went;
                known[SINCE] = at;
            }
        }
        readings.keep(known, at, value);
        return new Observation(Numbers.of(known), finding);
    }

    /** Whether it has come back, or stayed away for so long that it lives there. What it was meanwhile is forgotten if it has come back. */
    private boolean isOver(double[] known, long at, double value) {
        boolean isBack = !direction.reaches(value - known[BASE], left * known[FARTHEST]);
        if (isBack) {
            readings.forgetSince(known, known[SINCE]);
        }
        return isBack || at - known[SINCE] > LASTS * window;
    }

    private static double[] fresh() {
        double[] fresh = new double[SIZE];
        fresh[BASE] = Double.NaN;
        return fresh;
    }

    private static double rounded(double change) {
        return Math.rint(change * DIGITS) / DIGITS;
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
