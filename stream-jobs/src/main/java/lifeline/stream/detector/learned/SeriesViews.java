package lifeline.stream.detector.learned;

/** What {@link PatternDetector} keeps of a series, and how it looks at it; 23 numbers in an array. */
final class SeriesViews {
    static final int COUNT = 0;
    private static final int LEVEL = 1;
    private static final int SCALE = 2;
    private static final int FAST = 3;
    private static final int SLOW = 4;
    private static final int ROUGH = 5;
    private static final int USUALLY_ROUGH = 6;
    private static final int LAST = 7;
    private static final int HIGHEST = 8;
    private static final int LOWEST = 9;
    static final int PEAK = 10;
    private static final int SAME = 11;
    private static final int LONGEST_SAME = 12;
    private static final int LAST_AT = 13;
    private static final int INTERVAL = 14;
    private static final int TAILS = 15;
    static final int VIEWS = 4;
    static final int SIZE = TAILS + VIEWS * Tail.SIZE;

    private static final double LEVEL_SHARE = 1e-4;
    private static final double SCALE_SHARE = 0.005;
    private static final double FAST_SHARE = 0.05;
    private static final double SLOW_SHARE = 0.003;
    private static final double ROUGH_SHARE = 0.03;
    private static final double TEACHES_AT_MOST = 5;
    static final double SINKS = 0.995;
    private static final int FIRST = 50;
    private static final double SHORTEST_FREEZE = 20;
    private static final double FIVE_MINUTES = 300e6;
    private static final double MANY = 2_000;
    private static final double NOTHING = 1e-9;

    private SeriesViews() {}

    /** Before the first reading of {@code value}. */
    static double[] begin(long at, double value) {
        double[] known = new double[SIZE];
        known[LEVEL] = value;
        known[LAST_AT] = at;
        known[LAST] = value;
        known[HIGHEST] = value;
        known[LOWEST] = value;
        return known;
    }

    /**
     * How many decades more it takes: half of those by which the readings come faster than every five minutes, so that a sensor
     * that tells every second is not heard three hundred times as often; and half of those that are missing to 2,000 readings, as
     * what is rare cannot be told from few.
     */
    static double patience(double[] known, long at) {
        double interval = at - known[LAST_AT];
        known[LAST_AT] = at;
        known[INTERVAL] += Math.max(SCALE_SHARE, 1 / known[COUNT]) * (interval - known[INTERVAL]);
        double faster = Math.max(1, FIVE_MINUTES / Math.max(1, known[INTERVAL]));
        return (Math.log10(faster) + Math.max(0, Math.log10(MANY / known[COUNT]))) / 2;
    }

    static int tail(int view) {
        return TAILS + view * Tail.SIZE;
    }

    static double departure(double[] known, double value) {
        return value - known[LEVEL];
    }

    /** Brings the fast mean and the roughness up to this reading. */
    static void move(double[] known, double departure, double value) {
        double step = Math.abs(value - known[LAST]);
        known[FAST] += FAST_SHARE * (departure - known[FAST]);
        double rough = Math.log(step + Math.max(known[SCALE], NOTHING) / 100);
        known[ROUGH] += (known[COUNT] > 3 ? ROUGH_SHARE : 1) * (rough - known[ROUGH]);
    }

    static double[] views(double[] known, double departure) {
        double rougher = known[ROUGH] - known[USUALLY_ROUGH];
        return new double[] {
            Math.abs(departure), Math.abs(known[FAST] - known[SLOW]), Math.max(0, rougher), Math.max(0, -rougher)
        };
    }

    /** Longer at one and the same value than ever before: six decades for each tenfold of the longest so far, of 20 at least. */
    static double frozen(double[] known, double value) {
        if (value == known[LAST]) {
            known[SAME]++;
        } else {
            double most = 2 * Math.max(known[LONGEST_SAME], FIRST / 5.0);
            known[LONGEST_SAME] = Math.max(known[LONGEST_SAME], Math.min(known[SAME], most));
            known[SAME] = 0;
        }
        return 6 * Math.log10(Math.max(1, known[SAME] / Math.max(SHORTEST_FREEZE, known[LONGEST_SAME])));
    }

    /** Farther out than ever before: four decades for each tenfold of the range so far, and its tenth. */
    static double beyondRange(double[] known, double value) {
        double range = Math.max(known[HIGHEST] - known[LOWEST], NOTHING);
        double beyond = Math.max(0, Math.max(value - known[HIGHEST], known[LOWEST] - value));
        return known[COUNT] > FIRST ? 4 * Math.log10(1 + 10 * beyond / range) : 0;
    }

    static void learn(double[] known, double departure, double value) {
        double count = known[COUNT];
        double most = TEACHES_AT_MOST * Math.max(known[SCALE], NOTHING);
        boolean isNew = count <= FIRST / 2;
        double clipped = isNew ? departure : Math.max(-most, Math.min(most, departure));
        double fast = Math.max(-most, Math.min(most, known[FAST]));
        known[SLOW] += Math.max(SLOW_SHARE, 1 / count) * (fast - known[SLOW]);
        known[USUALLY_ROUGH] += Math.max(SLOW_SHARE, 1 / count) * (known[ROUGH] - known[USUALLY_ROUGH]);
        known[LEVEL] += Math.max(LEVEL_SHARE, 1 / count) * clipped;
        known[SCALE] += Math.max(SCALE_SHARE, 1 / count) * (Math.abs(clipped) - known[SCALE]);
        double half = count < FIRST ? Double.POSITIVE_INFINITY : (known[HIGHEST] - known[LOWEST]) / 2;
        known[HIGHEST] = Math.max(known[HIGHEST], Math.min(value, known[HIGHEST] + half));
        known[LOWEST] = Math.min(known[LOWEST], Math.max(value, known[LOWEST] - half));
        known[LAST] = value;
    }
}
