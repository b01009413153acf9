package lifeline.stream.quality;

import java.util.Arrays;
import lifeline.contract.domain.Quantity;
import lifeline.stream.window.SampleWindow;

/**
 * Finds a sensor that tells ten, a hundred or a thousand times as much from one reading to the next: another unit or scale.
 * Only what is beyond full scale is looked at, where it would else count as full scale, and only after steady readings, so that
 * no rise of what is measured is taken for one. A step down is never one: a tenth may be a burst.
 */
final class ScaleGate {
    static final int LEAST = 5;
    /** Median distance from the median, as a share of it, of readings that are steady. [default] */
    private static final double STEADY = 0.03;
    /** How far from the very factor a step may be, as a share of it. [default] */
    private static final double NEAR = 0.1;

    private static final double[] FACTORS = {10, 100, 1_000};

    private final Quantity quantity;

    ScaleGate(Quantity quantity) {
        this.quantity = quantity;
    }

    /** @param recent of which those beyond full scale were found by this gate: all others there count as full scale */
    boolean isScaled(SampleWindow recent, double value) {
        Double fullScale = quantity.fullScale();
        if (fullScale == null || value <= fullScale || recent.isEmpty()) {
            return false;
        }
        return recent.value(recent.size() - 1) > fullScale || isStep(recent, value);
    }

    private boolean isStep(SampleWindow recent, double value) {
        double[] values = new double[recent.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = recent.value(i);
        }
        double median = Median.of(values);
        double distance = Median.of(
                Arrays.stream(values).map(each -> Math.abs(each - median)).toArray());
        if (values.length < LEAST || median <= 0 || distance > STEADY * median) {
            return false;
        }
        return Arrays.stream(FACTORS).anyMatch(factor -> Math.abs(value / median / factor - 1) < NEAR);
    }
}
