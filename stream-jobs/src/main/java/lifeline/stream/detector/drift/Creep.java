package lifeline.stream.detector.drift;

import java.util.Arrays;
import lifeline.stream.window.SpacedReadings;

/**
 * How far the daily medians of a window went, by the median of all slopes between two of them (Theil and Sen). Nothing, where they
 * went to and fro more than one way (Kendall), and where one step makes out half of it: who jumps does not creep.
 *
 * @param isKnown false where too few days are known
 * @param went from the window's beginning to its end, either way
 * @param began where it was in the first days of the window
 */
record Creep(boolean isKnown, double went, double began) {
    private static final double LEAST_KNOWN = 2.0 / 3;
    private static final double LEAST_SPAN = 0.8;
    /** Of all pairs of days, how many more went one way than the other. [default] */
    private static final double LEAST_AGREED = 0.6;

    private static final double MOST_AT_ONCE = 0.5;
    private static final int BEGINNING = 3;

    /** @param medians one of each day, not a number where it is unknown */
    static Creep of(double[] medians) {
        int[] days = new int[medians.length];
        int known = 0;
        for (int day = 0; day < medians.length; day++) {
            if (!Double.isNaN(medians[day])) {
                days[known++] = day;
            }
        }
        if (known < LEAST_KNOWN * medians.length || days[known - 1] - days[0] + 1 < LEAST_SPAN * medians.length) {
            return new Creep(false, 0, 0);
        }
        return of(medians, Arrays.copyOf(days, known));
    }

    private static Creep of(double[] medians, int[] days) {
        int known = days.length;
        double[] slopes = new double[known * (known - 1) / 2];
        int pairs = 0;
        double agreed = 0;
        double atOnce = 0;
        for (int i = 0; i < known; i++) {
            for (int j = i + 1; j < known; j++) {
                double change = medians[days[j]] - medians[days[i]];
                slopes[pairs++] = change / (days[j] - days[i]);
                agreed += Math.signum(change);
                atOnce = j == i + 1 ? Math.max(atOnce, Math.abs(change)) : atOnce;
            }
        }
        double went = Math.abs(median(slopes)) * (medians.length - 1);
        boolean isCreep = Math.abs(agreed) >= LEAST_AGREED * pairs && atOnce <= MOST_AT_ONCE * went;
        double[] first = new double[BEGINNING];
        for (int i = 0; i < BEGINNING; i++) {
            first[i] = medians[days[i]];
        }
        return new Creep(true, isCreep ? went : 0, median(first));
    }

    /** Of at least one. */
    static double median(double[] values) {
        return SpacedReadings.median(values.clone());
    }
}
