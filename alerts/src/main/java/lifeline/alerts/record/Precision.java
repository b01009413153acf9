package lifeline.alerts.record;

import java.util.Optional;

/**
 * The share of true ones among those judged true or false, and where it lies with a probability of 95 %: Wilson's score
 * interval, which is honest also for few and for none.
 *
 * @param value the share
 * @param low least share that fits what was seen
 * @param high greatest
 */
public record Precision(double value, double low, double high) {
    /** The normal distribution has 95 % of itself within so many standard deviations. */
    private static final double Z = 1.959963984540054;

    /** Empty where nothing was judged. */
    public static Optional<Precision> of(long hits, long trials) {
        if (trials == 0) {
            return Optional.empty();
        }
        double n = trials;
        double share = hits / n;
        double weight = 1 + Z * Z / n;
        double middle = (share + Z * Z / (2 * n)) / weight;
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / weight;
        return Optional.of(new Precision(share, Math.max(0, middle - half), Math.min(1, middle + half)));
    }
}
