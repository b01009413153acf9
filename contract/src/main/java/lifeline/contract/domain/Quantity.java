package lifeline.contract.domain;

import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalDouble;
import lifeline.contract.reading.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of sensor measures.
 *
 * @param name as it stands in payloads and sensor ids
 * @param unit what values are stored and judged in
 * @param min the least plausible value
 * @param max the greatest plausible value; beyond it a reading is {@code OUT_OF_RANGE}, unless {@code fullScale} is set
 * @param fullScale where the sensor saturates: at or above it counts as full scale, not as a fault
 * @param lelBasis lower explosive limit in %VOL, for quantities in %LEL: what a payload's %VOL is converted with
 * @param spike a single value at least so far from those before it, and back with the next, is no measurement; null where
 *     one value may stand alone
 * @param period the declared reporting period: absence and flat lines are counted in it
 * @param basis where these numbers come from
 */
public record Quantity(
        String name,
        Text title,
        Unit unit,
        double min,
        double max,
        @Nullable Double fullScale,
        @Nullable Double lelBasis,
        @Nullable Double spike,
        Duration period,
        String basis)
        implements Serializable {

    /** One of which a single value may stand alone. */
    public Quantity(
            String name,
            Text title,
            Unit unit,
            double min,
            double max,
            @Nullable Double fullScale,
            @Nullable Double lelBasis,
            Duration period,
            String basis) {
        this(name, title, unit, min, max, fullScale, lelBasis, null, period, basis);
    }

    /** {@code value} of {@code other} told in this quantity's unit; empty when that unit does not fit it. */
    public OptionalDouble convert(double value, Unit other) {
        if (other.isConvertibleTo(unit)) {
            return OptionalDouble.of(other.convert(value, unit));
        }
        if (unit == Unit.PERCENT_LEL && lelBasis != null && other.isConvertibleTo(Unit.PERCENT_VOL)) {
            return OptionalDouble.of(other.convert(value, Unit.PERCENT_VOL) / lelBasis * 100);
        }
        return OptionalDouble.empty();
    }
}
