package lifeline.stream.detector.algebra;

/**
 * What sensors are to each other: their means and covariances, which forget, and from those how far each is from what all the
 * others say of it. A fourteenth of a standard deviation of noise is taken for granted in each, so that sensors that tell the same can be
 * told apart.
 */
public final class Relations {
    /** Of a variance. */
    private static final double NOISE = 0.005;
    /** Of its mean: a sensor that moves less stands still. */
    private static final double STILL = 1e-9;

    private static final double TEACHES_AT_MOST = 4;
    private static final int FIRST = 50;
    private static final double LEAST_SHARE = 1.0 / 5_000;

    private final int sensors;

    /** @param sensors how many */
    public Relations(int sensors) {
        this.sensors = sensors;
    }

    /** How many numbers it keeps. */
    public int size() {
        return sensors + sensors * (sensors + 1) / 2;
    }

    /**
     * In standard deviations of what the others leave open, with sign; 0 of a sensor that is not there or stands still.
     *
     * @param known its numbers stand there from {@code at} on
     * @param values NaN of a sensor that is not there
     */
    public double[] departures(double[] known, int at, double[] values) {
        int[] moving = new int[sensors];
        int count = 0;
        for (int i = 0; i < sensors; i++) {
            if (!Double.isNaN(values[i]) && spread(known, at, i) > STILL * Math.abs(known[at + i])) {
                moving[count++] = i;
            }
        }
        double[][] inverse = new double[count][count];
        double[] standard = new double[count];
        for (int i = 0; i < count; i++) {
            double own = spread(known, at, moving[i]);
            standard[i] = (values[moving[i]] - known[at + moving[i]]) / own;
            for (int j = 0; j < count; j++) {
                double together = known[at + place(moving[i], moving[j])] / own / spread(known, at, moving[j]);
                inverse[i][j] = together + (i == j ? NOISE : 0);
            }
        }
        invert(inverse);
        double[] departures = new double[sensors];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int j = 0; j < count; j++) {
                sum += inverse[i][j] * standard[j];
            }
            departures[moving[i]] = sum / Math.sqrt(inverse[i][i]);
        }
        return departures;
    }

    /** @param count how many looks have been learned, with this one; what departs far teaches little */
    public void learn(double[] known, int at, double count, double[] values) {
        double share = Math.max(LEAST_SHARE, 1 / count);
        double[] steps = new double[sensors];
        for (int i = 0; i < sensors; i++) {
            double step = Double.isNaN(values[i]) ? 0 : values[i] - known[at + i];
            double most = TEACHES_AT_MOST * spread(known, at, i);
            steps[i] = count > FIRST && most > 0 ? Math.max(-most, Math.min(most, step)) : step;
            known[at + i] += share * steps[i];
        }
        for (int i = 0; i < sensors; i++) {
            for (int j = 0; j <= i; j++) {
                int place = at + place(i, j);
                known[place] = (1 - share) * (known[place] + share * steps[i] * steps[j]);
            }
        }
    }

    private double spread(double[] known, int at, int sensor) {
        return Math.sqrt(Math.max(0, known[at + place(sensor, sensor)]));
    }

    /** Where the covariance of two stands: the lower triangle, row by row, after the means. */
    private int place(int one, int other) {
        int row = Math.max(one, other);
        return sensors + row * (row + 1) / 2 + Math.min(one, other);
    }

    /** By Gauss and Jordan, in place; no pivot of a matrix like this one is 0. */
    private static void invert(double[][] matrix) {
        int size = matrix.length;
        for (int pivot = 0; pivot < size; pivot++) {
            double by = matrix[pivot][pivot];
            matrix[pivot][pivot] = 1;
            for (int column = 0; column < size; column++) {
                matrix[pivot][column] /= by;
            }
            for (int row = 0; row < size; row++) {
                double times = matrix[row][pivot];
                if (row != pivot && times != 0) {
                    matrix[row][pivot] = 0;
                    for (int column = 0; column < size; column++) {
                        matrix[row][column] -= times * matrix[pivot][column];
                    }
                }
            }
        }
    }
}
