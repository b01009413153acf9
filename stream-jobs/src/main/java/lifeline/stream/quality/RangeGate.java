package lifeline.stream.quality;

import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.stream.window.SampleWindow;

/**
 * Compares a value with what its quantity can be. Where the sensor has a full scale, anything at or above it counts as
 * full scale and stays good: a gas sensor at its end stop is an alarm, not a fault. Elsewhere what lies outside the range
 * is bad, stored and judged by no rule. So is a number that stands for none. What is told
 * in another unit or scale is quarantined.
 */
public final class RangeGate {
    private final Quantity quantity;
    private final MagicNumbers magic;
    private final ScaleGate scale;

    public RangeGate(Quantity quantity) {
        this.quantity = quantity;
        this.magic = new MagicNumbers(quantity);
        this.scale = new ScaleGate(quantity);
    }

    /** @param recent values of the sensor before it, as they were marked */
    public Reading mark(Reading reading, SampleWindow recent) {
        if (magic.has(reading.value())) {
            return reading.withQuality(reading.quality().with(Mark.QUARANTINED).with(Grade.BAD));
        }
        if (scale.isScaled(recent, reading.value())) {
            return reading.withQuality(reading.quality().with(Mark.QUARANTINED).with(Grade.SUSPECT));
        }
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
