package lifeline.stream.detector.learned;

/**
 * How improbable a number is by those before it, in decades: below the 98th percentile of its past 0, above it by a tail of
 * the generalised Pareto kind, heavy enough (shape 0.4) for what sensors do. Two numbers: the percentile and the mean excess.
 */
public final class Tail {
    /** How many numbers it is. */
    public static final int SIZE = 2;

    private static final double BEYOND = 0.02;
    private static final double SHAPE = 0.4;
    private static final double SHARE = 0.005;
    private static final int FIRST = 30;
    private static final double STEP = 4;
    private static final double TEACHES_AT_MOST = 8;
    private static final double LEAST = 1e-12;

    private Tail() {}

    /**
     * @param at where its two numbers stand in {@code known}
     * @param count how many readings there have been
     */
    public static double score(double[] known, int at, double count, double number) {
        double percentile = known[at];
        if (count <= FIRST || number <= percentile || known[at + 1] <= LEAST) {
            return 0;
        }
        double excess = (number - percentile) / known[at + 1];
        return Math.log10(1 + SHAPE * excess / (1 - SHAPE)) / SHAPE - Math.log10(BEYOND);
    }

    /**
     * Learns a number.
     *
     * @param count how many have been learned, with this one
     */
    public static void learn(double[] known, int at, double count, double number) {
        if (count == 1) {
            known[at] = number;
            known[at + 1] = Math.abs(number) / 10 + LEAST;
            return;
        }
        boolean isBeyond = number > known[at];
        double share = Math.max(SHARE, 2 / count);
        known[at] += share * known[at + 1] * STEP * (isBeyond ? 1 - BEYOND : -BEYOND);
        if (number > known[at] && known[at + 1] <= LEAST) {
            // a view that began at nothing has no scale before it sees its first something
            known[at + 1] = number - known[at];
        } else if (number > known[at]) {
            double excess = Math.min(number - known[at], TEACHES_AT_MOST * known[at + 1]);
            double weight = Math.max(5 * SHARE, 1 / (1 + count * BEYOND));
            known[at + 1] = Math.max(LEAST, known[at + 1] + weight * (excess - known[at + 1]));
        }
    }
}
