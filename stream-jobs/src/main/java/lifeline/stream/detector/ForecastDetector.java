package lifeline.stream.detector;

import lifeline.contract.rule.Direction;
import lifeline.stream.window.Memory;
import lifeline.stream.window.SampleWindow;

/**
 * The value that will be there some time from now, by the straight line of least squares through the readings of a window: the newest value
 * plus what that line gains, or the one through its younger half where that is flatter, since what fills a hollow slows down. A value that
 * goes the other way is expected to stay. Ready when its readings span half of the window. Keeps at most
 * {@value RateOfChangeDetector#LIMIT} readings (272 bytes), evenly apart.
 */
public final class ForecastDetector implements Detector {
    private static final int LEAST = 3;
    private static final double DIGITS = 1e6;

    private final Limits limits;
    private final Direction direction;
    private final long window;
    private final long ahead;

    public ForecastDetector(Limits limits, Direction direction, long windowMicros, long aheadMicros) {
        this.limits = limits;
        this.direction = direction;
        this.window = windowMicros;
        this.ahead = aheadMicros;
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        SampleWindow inWindow = SampleWindow.of(memory).since(at - window);
        boolean isApart = inWindow.isEmpty() || at - inWindow.lastAt() >= window / (RateOfChangeDetector.LIMIT - 1);
        SampleWindow kept = isApart ? inWindow.with(at, value, RateOfChangeDetector.LIMIT) : inWindow;
        SampleWindow seen = isApart ? kept : inWindow.with(at, value, RateOfChangeDetector.LIMIT + 1);
        if (seen.size() < LEAST || 2 * (at - seen.at(0)) < window) {
            return new Observation(kept, Finding.NOT_READY);
        }
        double gain = flatter(slope(seen), slope(seen.since(at - window / 2))) * ahead;
        boolean isOnItsWay = direction == Direction.ABOVE ? gain > 0 : gain < 0;
        double expected = value + (isOnItsWay ? gain : 0);
        return new Observation(kept, limits.judge(at, Math.rint(expected * DIGITS) / DIGITS));
    }

    private static double flatter(double whole, double younger) {
        if (whole * younger <= 0) {
            return 0;
        }
        return Math.abs(whole) < Math.abs(younger) ? whole : younger;
    }

    /** By how much it changes in a microsecond. */
    private static double slope(SampleWindow seen) {
        double meanAt = 0;
        double mean = 0;
        for (int i = 0; i < seen.size(); i++) {
            meanAt += (seen.at(i) - seen.at(0)) / (double) seen.size();
            mean += seen.value(i) / seen.size();
        }
        double together = 0;
        double spread = 0;
        for (int i = 0; i < seen.size(); i++) {
            double apart = seen.at(i) - seen.at(0) - meanAt;
            together += apart * (seen.value(i) - mean);
            spread += apart * apart;
        }
        return spread > 0 ? together / spread : 0;
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
