package lifeline.stream.detector.learned;

import java.util.Arrays;

/**
 * What a sensor shows at each hour of a working day and of a rest day, and how far it is from that, in 98 numbers. It forgets within some ten days, which
 * is how it follows the season.
 */
final class DayProfile {
    /** How many numbers it is. */
    static final int SIZE = 2 * DayCell.CELLS + 2;

    private static final int SPREAD = DayCell.CELLS;
    private static final int BEGAN_AT = 2 * DayCell.CELLS;
    private static final int LAST_AT = BEGAN_AT + 1;
    private static final double REMEMBERED_DAYS = 10;
    private static final double TEACHES_AT_MOST = 3;
    private static final double LEAST_SHARE = 0.002;

    private DayProfile() {}

    /** @param size of what is kept: a profile, and after it what its owner keeps, all 0 */
    static double[] fresh(int size, long at) {
        double[] fresh = new double[size];
        Arrays.fill(fresh, 0, 2 * DayCell.CELLS, Double.NaN);
        fresh[BEGAN_AT] = at;
        fresh[LAST_AT] = at;
        return fresh;
    }

    /** What is usual at this hour; not a number in an hour it has not seen yet. */
    static double usual(double[] known, long at) {
        return known[DayCell.of(at)];
    }

    /** How far values are from that, as a standard deviation; 0 where they have never moved. */
    static double spread(double[] known, long at) {
        return HourSpread.of(known, SPREAD, DayCell.of(at));
    }

    /** For how long it has looked on, in microseconds. */
    static double age(double[] known, long at) {
        return at - known[BEGAN_AT];
    }

    /** Since the reading before, in microseconds. */
    static double passed(double[] known, long at) {
        return at - known[LAST_AT];
    }

    /** A reading was seen, whether it teaches or not. */
    static void seen(double[] known, long at) {
        known[LAST_AT] = at;
    }

    /**
     * An hour's mean remembers its readings of the last days, as many as there were so far.
     *
     * @param isReady whether its spread can be relied on: what departs far then teaches no more than three of it
     */
    static void learn(double[] known, long at, double value, boolean isReady) {
        int cell = DayCell.of(at);
        if (Double.isNaN(known[cell])) {
            known[cell] = value;
            return;
        }
        double atMost = isReady ? TEACHES_AT_MOST * spread(known, at) : Double.POSITIVE_INFINITY;
        double days = Math.max(1, Math.min(REMEMBERED_DAYS, age(known, at) / DayCell.DAY));
        double share = Math.max(LEAST_SHARE, Math.min(1, passed(known, at) / DayCell.HOUR)) / days;
        double departure = Math.max(-atMost, Math.min(atMost, value - known[cell]));
        known[cell] += share * departure;
        double spread = known[SPREAD + cell];
        known[SPREAD + cell] =
                Double.isNaN(spread) ? Math.abs(departure) : spread + share * (Math.abs(departure) - spread);
    }
}
