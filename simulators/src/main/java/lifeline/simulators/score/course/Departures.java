package lifeline.simulators.score.course;

import java.util.Arrays;
import lifeline.contract.rule.Condition;

/** How far a course went from the median of the window before it left, until enough of that is made good or it has lasted for twelve windows. */
final class Departures {
    private static final int LASTS = 12;

    private final double[] values;
    private final Condition.Drop drop;
    private final double mildest;
    private final int window;

    /** @param mildest what is a departure */
    Departures(Course course, Condition.Drop drop, double mildest) {
        this.values = course.values();
        this.drop = drop;
        this.mildest = mildest;
        this.window = (int) Math.max(1, drop.window().toMillis() / course.step().toMillis());
    }

    double[] measured() {
        double[] measured = new double[values.length];
        double base = Double.NaN;
        double farthest = 0;
        int since = 0;
        for (int i = 1; i < values.length; i++) {
            boolean isAway = !Double.isNaN(base);
            double went = values[i] - (isAway ? base : median(i));
            boolean isBack = isAway && !drop.direction().reaches(went, (1 - drop.back()) * farthest);
            if (isBack || (isAway && i - since > LASTS * window)) {
                base = Double.NaN;
                measured[i] = isBack ? 0 : values[i] - median(i);
            } else if (isAway) {
                farthest = drop.direction().reaches(went, farthest) && i - since <= window ? went : farthest;
                measured[i] = farthest;
            } else {
                measured[i] = went;
                if (drop.direction().reaches(went, mildest)) {
                    base = values[i] - went;
                    farthest = went;
                    since = i;
                }
            }
        }
        return measured;
    }

    /** Of the window before. */
    private double median(int index) {
        return median(Arrays.copyOfRange(values, Math.max(0, index - window), index));
    }

    /** Of at least one; sorts them. */
    static double median(double[] numbers) {
        Arrays.sort(numbers);
        int middle = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }
}
