package lifeline.stream.detector.drift;

import java.time.Duration;
import java.util.Arrays;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Micros;
import lifeline.stream.window.Numbers;

/** What {@link DriftDetector} keeps of a month: today's readings, three hours apart, and the medians of the days before; 44 numbers. */
final class RestingDays {
    private static final int DAY = 0;
    private static final int SAMPLED_AT = 1;
    private static final int SAMPLES = 2;
    /** How far it went; not a number before it can tell. */
    static final int WENT = 3;
    /** Where the creep that is flagged began; not a number while none is. */
    static final int BEGAN = 4;

    private static final int FIRST = 5;
    private static final int MOST_SAMPLES = 8;
    private static final int MEDIANS = FIRST + MOST_SAMPLES;
    /** A window of 30 days, and today. */
    private static final int DAYS = 31;

    private static final int SIZE = MEDIANS + DAYS;
    private static final long APART = Micros.of(Duration.ofHours(3));

    private static final long A_DAY = Micros.of(Duration.ofDays(1));

    private RestingDays() {}

    /** {@code memory} as it was kept; afresh where it is of something else, or of a clock that was far ahead. */
    static Numbers of(Memory memory, long at) {
        long day = day(at);
        if (memory instanceof Numbers known && known.size() == SIZE && day >= known.get(DAY) - DAYS) {
            return known;
        }
        double[] fresh = new double[SIZE];
        Arrays.fill(fresh, Double.NaN);
        fresh[DAY] = day;
        fresh[SAMPLES] = 0;
        return Numbers.of(fresh);
    }

    /** Whether a reading at {@code at} would be one of its day's eight. */
    static boolean isWanted(Numbers known, long at) {
        int samples = (int) known.get(SAMPLES);
        boolean isApart = samples == 0 || (samples < MOST_SAMPLES && at - known.get(SAMPLED_AT) >= APART);
        return day(at) > known.get(DAY) || (day(at) == known.get(DAY) && isApart);
    }

    static boolean isNewDay(double[] known, long at) {
        return day(at) > known[DAY];
    }

    static void take(double[] known, long at, double value) {
        known[FIRST + (int) known[SAMPLES]++] = value;
        known[SAMPLED_AT] = at;
    }

    /** The last day is over, and so are those until that of {@code at}, without a reading: the median of the last. */
    static double close(double[] known, long at) {
        long last = (long) known[DAY];
        double median = Creep.median(Arrays.copyOfRange(known, FIRST, FIRST + (int) known[SAMPLES]));
        known[slot(last)] = median;
        for (long missed = last + 1; missed <= Math.min(day(at), last + DAYS); missed++) {
            known[slot(missed)] = Double.NaN;
        }
        known[DAY] = day(at);
        known[SAMPLES] = 0;
        return median;
    }

    /** The medians of the last {@code over} days, today's left out; not a number where there is none. */
    static double[] window(double[] known, int over) {
        double[] medians = new double[over];
        for (int i = 0; i < over; i++) {
            medians[i] = known[slot((long) known[DAY] - over + i)];
        }
        return medians;
    }

    private static long day(long at) {
        return Math.floorDiv(at, A_DAY);
    }

    private static int slot(long day) {
        return MEDIANS + Math.floorMod(day, DAYS);
    }
}
