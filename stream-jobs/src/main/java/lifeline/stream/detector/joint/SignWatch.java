package lifeline.stream.detector.joint;

import java.util.Arrays;
import lifeline.contract.rule.JointCondition.Sign;
import lifeline.stream.detector.learned.DayCell;
import lifeline.stream.window.Micros;
import lifeline.stream.window.SpacedReadings;

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
        return COUNT + (sign.way().isChange() ? SpacedReadings.size(KEPT) : 0);
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
        if (!holds(known, from, at, joined.value(input)) || !isItsHour(at)) {
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
            case RISES, FALLS, GROWS -> known[from + COUNT] > 1;
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

    private boolean isItsHour(long at) {
        double hour = DayCell.hour(at);
        return sign.hours().isEmpty() || sign.hours().stream().anyMatch(hours -> hours.holds(hour));
    }

    private boolean holds(double[] known, int from, long at, double value) {
        return switch (sign.way()) {
            case ABOVE -> value >= sign.limit();
            case BELOW -> value <= sign.limit();
            case RISES -> change(known, from, at, value) >= sign.limit();
            case FALLS -> -change(known, from, at, value) >= sign.limit();
            case GROWS -> value >= sign.limit() * oldest(known, from, at, value);
            case RESTLESS -> keep(known, from, at, value) > RESTLESS_TAKES && unrest(known, from) >= sign.limit();
        };
    }

    /** The value less the oldest within the window. */
    private double change(double[] known, int from, long at, double value) {
        return Math.rint((value - oldest(known, from, at, value)) * DIGITS) / DIGITS;
    }

    private double oldest(double[] known, int from, long at, double value) {
        keep(known, from, at, value);
        return readings(from).value(known, 0);
    }

    /**
     * How far its steps are from their median, by the median, over the median of its values; 0 where those are not above 0. What goes up evenly has
     * steps that are all alike, and one jump is one of many.
     */
    private double unrest(double[] known, int from) {
        double[] values = readings(from).values(known);
        double[] steps = new double[values.length - 1];
        Arrays.setAll(steps, i -> values[i + 1] - values[i]);
        double level = SpacedReadings.median(values);
        double usual = SpacedReadings.median(steps);
        Arrays.setAll(steps, i -> Math.abs(steps[i] - usual));
        return level > 0 ? SpacedReadings.median(steps) / level : 0;
    }

    /** Returns how many readings of the window it has with this one. */
    private int keep(double[] known, int from, long at, double value) {
        SpacedReadings readings = readings(from);
        readings.forgetBefore(known, at);
        readings.keep(known, at, value);
        return readings.count(known);
    }

    private SpacedReadings readings(int from) {
        return new SpacedReadings(from + COUNT, KEPT, over);
    }
}
