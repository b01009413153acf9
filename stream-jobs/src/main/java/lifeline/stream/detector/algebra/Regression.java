package lifeline.stream.detector.algebra;

/**
 * Least squares of one quantity on one to four others, with forgetting: means and covariances of what was learned, solved anew
 * for each prediction. A driver that never moved has no say, and nothing is ever divided by its variance.
 */
public final class Regression {
    private static final double LEAST_SHARE = 1e-9;

    private final int drivers;

    /** @param drivers one to four */
    public Regression(int drivers) {
        this.drivers = drivers;
    }

    /**
     * What the drivers make of the quantity.
     *
     * @param value it should have
     * @param distance how far the drivers are from their means, squared, in their own spread; infinite where one moved for
     *     the first time
     * @param variance of the quantity about what the drivers make of it
     */
    public record Prediction(double value, double distance, double variance) {}

    /** How many numbers it keeps: the mean of all, and the covariance of all with all. */
    public int size() {
        int all = drivers + 1;
        return all + all * (all + 1) / 2;
    }

    /** @param x the drivers */
    public Prediction predict(double[] known, int from, double[] x) {
        double[][] lower = new double[drivers][drivers];
        double[] along = new double[drivers];
        double[] across = new double[drivers];
        double value = known[from];
        double distance = 0;
        double variance = covariance(known, from, 0, 0);
        for (int i = 0; i < drivers; i++) {
            double departure = x[i] - known[from + 1 + i];
            double shared = covariance(known, from, 0, i + 1);
            double own = covariance(known, from, i + 1, i + 1);
            double pivot = own;
            for (int j = 0; j < i; j++) {
                double off = covariance(known, from, i + 1, j + 1);
                for (int k = 0; k < j; k++) {
                    off -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = lower[j][j] == 0 ? 0 : off / lower[j][j];
                pivot -= lower[i][j] * lower[i][j];
                departure -= lower[i][j] * along[j];
                shared -= lower[i][j] * across[j];
            }
            double size = Math.abs(known[from + 1 + i]);
            if (pivot > LEAST_SHARE * Math.max(own, LEAST_SHARE * size * size)) {
                lower[i][i] = Math.sqrt(pivot);
                along[i] = departure / lower[i][i];
                across[i] = shared / lower[i][i];
                value += along[i] * across[i];
                distance += along[i] * along[i];
                variance -= across[i] * across[i];
            } else if (Math.abs(departure) > LEAST_SHARE * Math.max(1, size)) {
                distance = Double.POSITIVE_INFINITY;
            }
        }
        return new Prediction(value, distance, Math.max(0, variance));
    }

    /** @param share of what is known that these make */
    public void learn(double[] known, int from, double y, double[] x, double share) {
        double[] departure = new double[drivers + 1];
        for (int i = 0; i <= drivers; i++) {
            departure[i] = (i == 0 ? y : x[i - 1]) - known[from + i];
            known[from + i] += share * departure[i];
        }
        for (int i = 0; i <= drivers; i++) {
            for (int j = 0; j <= i; j++) {
                int place = place(from, i, j);
                known[place] = (1 - share) * (known[place] + share * departure[i] * departure[j]);
            }
        }
    }

    private double covariance(double[] known, int from, int one, int other) {
        return known[place(from, Math.max(one, other), Math.min(one, other))];
    }

    private int place(int from, int row, int column) {
        return from + drivers + 1 + row * (row + 1) / 2 + column;
    }
}
