package lifeline.stream.quality;

import java.util.Arrays;

/** The middle of a few numbers. */
final class Median {
    private Median() {}

    /** Of at least one. */
    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
