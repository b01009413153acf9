package lifeline.stream.quality;

import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;

/**
 * Compares a value with what its quantity can be. Where the sensor has a full scale, anything at or above it counts as
 * full scale and stays good: a gas sensor at its end stop is an alarm, not a fault. Elsewhere what lies outside the range
 * is bad, stored and judged by no rule.
 */
public final class RangeGate {
    private final Quantity quantity;

    public RangeGate(Quantity quantity) {
        this.quantity = quantity;
    }

    public Reading mark(Reading reading) {
        Double fullScale = quantity.fullScale();
        if (fullScale != null && reading.value() >= fullScale) {
            return reading.withValue(fullScale).withQuality(reading.quality().with(Mark.SATURATED));
        }
        if (isPlausible(reading.value())) {
            return reading;
        }
        Quality bad = reading.quality().with(Mark.OUT_OF_RANGE).with(Grade.BAD);
        return reading.withQuality(bad);
    }

    /** Whether {@code value} lies within the range. */
    public boolean isPlausible(double value) {
        return value >= quantity.min() && value <= quantity.max();
    }
}
