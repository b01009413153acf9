package lifeline.stream.quality;

import java.util.Arrays;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Reading;
import lifeline.stream.window.SampleWindow;

/**
 * Finds values far from those before them: beyond the median of the last readings by six times their median distance from it,
 * and by what the quantity calls a spike at least, so that a flat series does not spike at its noise. Whether such a value
 * stands alone, the next one tells.
 */
public final class SpikeGate {
    /** Of fewer readings nothing is known. */
    static final int LEAST = 5;

    private static final double TIMES = 6;

    private final Quantity quantity;

    public SpikeGate(Quantity quantity) {
        this.quantity = quantity;
    }

    /**
     * Whether {@code value} is far from those in {@code recent}.
     *
     * @param held one of these that does not count; empty for none
     */
    boolean isFar(SampleWindow recent, SampleWindow held, double value) {
        Double spike = quantity.spike();
        if (spike == null || isNearAll(recent, spike, value)) {
            return false;
        }
        double[] values = plausible(recent, held);
        if (values.length < LEAST) {
            return false;
        }
        double median = Median.of(values);
        double[] distances =
                Arrays.stream(values).map(each -> Math.abs(each - median)).toArray();
        return Math.abs(value - median) > Math.max(TIMES * Median.of(distances), spike);
    }

    /** Then it is near their median as well; most readings are, and cost no more. */
    private static boolean isNearAll(SampleWindow recent, double spike, double value) {
        for (int i = 0; i < recent.size(); i++) {
            if (Math.abs(value - recent.value(i)) > spike) {
                return false;
            }
        }
        return true;
    }

    /** What a reading is to those in {@code recent}, of which {@code held} is held back. */
    public Standing standing(SampleWindow recent, SampleWindow held, Reading reading, long lateBy) {
        return Standing.of(this, recent, held, reading, lateBy);
    }

    private double[] plausible(SampleWindow recent, SampleWindow held) {
        double[] values = new double[recent.size()];
        int size = 0;
        for (int i = 0; i < recent.size(); i++) {
            double each = recent.value(i);
            boolean isHeld = !held.isEmpty() && i == recent.size() - 1 && each == held.value(0);
            if (!isHeld && each >= quantity.min() && each <= quantity.max()) {
                values[size] = each;
                size++;
            }
        }
        return Arrays.copyOf(values, size);
    }
}
