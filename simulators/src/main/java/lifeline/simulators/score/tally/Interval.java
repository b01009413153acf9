package lifeline.simulators.score.tally;

/** What a rate may be, with a confidence of 95 %. */
public record Interval(double low, double high) {
    private static final double Z = 1.959963984540054;
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 100;

    /** Wilson's score interval of {@code hits} in {@code trials}; all there is without a trial. */
    public static Interval wilson(long hits, long trials) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double share = (double) hits / trials;
        double square = Z * Z / trials;
        double middle = (share + square / 2) / (1 + square);
        double half = Z * Math.sqrt(share * (1 - share) / trials + square / (4 * trials)) / (1 + square);
        return new Interval(hits == 0 ? 0 : middle - half, hits == trials ? 1 : middle + half);
    }

    /** The exact interval of Poisson's mean, where {@code count} were seen. */
    public static Interval poisson(long count) {
        double low = count == 0 ? 0 : mean(count - 1, 1 - TAIL);
        return new Interval(low, mean(count, TAIL));
    }

    /** The mean at which {@code count} or fewer have this probability: it falls as the mean grows. */
    private static double mean(long count, double probability) {
        double low = 0;
        double high = count + 20 + 10 * Math.sqrt(count + 1.0);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(count, middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double atMost(long count, double mean) {
        double logTerm = -mean;
        double sum = Math.exp(logTerm);
        for (long i = 1; i <= count; i++) {
            logTerm += Math.log(mean / i);
            sum += Math.exp(logTerm);
        }
        return sum;
    }

    /** The same in another unit. */
    public Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }
}
