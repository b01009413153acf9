package lifeline.stream.detector.joint;

import java.util.Arrays;
import lifeline.contract.rule.JointCondition.Sign;
import lifeline.stream.window.Micros;

/**
 * Whether one sign of a combination is there. Keeps when its input was last seen, since when the sign holds, and when it
 * last did (4 numbers); for what looks at a window also up to {@value #KEPT} readings of its window, evenly apart (17 numbers).
 */
final class SignWatch {
    static final int KEPT = 8;

    private static final int SEEN_AT = 0;
    private static final int HOLDS_SINCE = 1;
    private static final int BEGAN_AT = 2;
    private static final int THERE_AT = 3;
    private static final int COUNT = 4;
    private static final int READINGS = 5;
    private static final double DIGITS = 1e9;
    private static final int RESTLESS_TAKES = KEPT / 2;

    private final Sign sign;
    private final int input;
    private final long fresh;
    private final long over;

    SignWatch(Sign sign, int input, long freshMicros) {
        this.sign = sign;
        this.input = input;
        this.fresh = freshMicros;
        this.over = Micros.of(sign.over());
    }

    int size() {
        return sign.way().isChange() ? READINGS + 2 * KEPT : COUNT;
    }

    void begin(double[] known, int from) {
        known[from + SEEN_AT] = Double.NaN;
        known[from + HOLDS_SINCE] = Double.NaN;
        known[from + BEGAN_AT] = Double.NaN;
        known[from + THERE_AT] = Double.NaN;
    }

    /** Looks at the input, if it was observed now. */
    void look(double[] known, int from, Joined joined) {
        if (!joined.isNew(input)) {
            return;
        }
        long at = joined.at();
        // nobody knows what it did while it was not heard
        if (!(at - known[from + SEEN_AT] <= fresh)) {
            known[from + HOLDS_SINCE] = Double.NaN;
        }
        known[from + SEEN_AT] = at;
        if (!holds(known, from, at, joined.value(input))) {
            known[from + HOLDS_SINCE] = Double.NaN;
            return;
        }
        if (Double.isNaN(known[from + HOLDS_SINCE])) {
            known[from + HOLDS_SINCE] = at;
        }
        if (sign.way().isChange() || at - known[from + HOLDS_SINCE] >= over) {
            known[from + BEGAN_AT] = known[from + HOLDS_SINCE];
            known[from + THERE_AT] = at;
        }
    }

    /** Whether it can be told: a change takes two readings, restlessness most of its window. */
    boolean isReady(double[] known, int from) {
        return switch (sign.way()) {
            case ABOVE, BELOW -> true;
            case RISES, FALLS -> known[from + COUNT] > 1;
            case RESTLESS -> known[from + COUNT] > RESTLESS_TAKES;
        };
    }

    /** Whether it was there when its input was last seen, or not longer than {@code within} before {@code at}. */
    boolean isThere(double[] known, int from, long at, long within) {
        return known[from + THERE_AT] == known[from + SEEN_AT] || at - known[from + THERE_AT] <= within;
    }

    /** When it began, the last time it was there. */
    long beganAt(double[] known, int from) {
        return (long) known[from + BEGAN_AT];
    }

    private boolean holds(double[] known, int from, long at, double value) {
        return switch (sign.way()) {
            case ABOVE -> value >= sign.limit();
            case BELOW -> value <= sign.limit();
            case RISES -> change(known, from, at, value) >= sign.limit();
            case FALLS -> -change(known, from, at, value) >= sign.limit();
            case RESTLESS -> keep(known, from, at, value) > RESTLESS_TAKES && unrest(known, from) >= sign.limit();
        };
    }

    /** The value less the oldest within the window. */
    private double change(double[] known, int from, long at, double value) {
        keep(known, from, at, value);
        return Math.rint((value - known[from + READINGS + 1]) * DIGITS) / DIGITS;
    }

    /**
     * How far its steps are from their median, by the median, over the median of its values; 0 where those are not above 0. What goes up evenly has
     * steps that are all alike, and one jump is one of many.
     */
    private static double unrest(double[] known, int from) {
        int count = (int) known[from + COUNT];
        double[] values = new double[count];
        double[] steps = new double[count - 1];
        for (int i = 0; i < count; i++) {
            values[i] = known[from + READINGS + 2 * i + 1];
            if (i > 0) {
                steps[i - 1] = values[i] - values[i - 1];
            }
        }
        double level = median(values);
        double usual = median(steps);
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(steps[i] - usual);
        }
        return level > 0 ? median(steps) / level : 0;
    }

    private static double median(double[] numbers) {
        Arrays.sort(numbers);
        int middle = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }

    /** Lets go of what is older than the window, and keeps the value if it is far enough from the one before; returns how many it has. */
    private int keep(double[] known, int from, long at, double value) {
        int first = from + READINGS;
        int count = (int) known[from + COUNT];
        int gone = 0;
        while (gone < count && known[first + 2 * gone] < at - over) {
            gone++;
        }
        System.arraycopy(known, first + 2 * gone, known, first, 2 * (count - gone));
        count -= gone;
        boolean isApart = count == 0 || at - known[first + 2 * (count - 1)] >= over / (double) (KEPT - 1);
        if (isApart && count < KEPT) {
            known[first + 2 * count] = at;
            known[first + 2 * count + 1] = value;
            count++;
        }
        known[from + COUNT] = count;
        return count;
    }
}
