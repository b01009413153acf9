package lifeline.simulators.device;

import java.util.Optional;
import java.util.stream.Stream;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Unit;

/** How a device tells one quantity: the unit it names, if any, and the number it writes. */
record Telling(Quantity quantity, Optional<Unit> unit) {
    private static final double DIGITS = 1e7;

    static Telling of(Quantity quantity, Traits.Units units) {
        return switch (units) {
            case NONE -> new Telling(quantity, Optional.empty());
            case OWN -> new Telling(quantity, Optional.of(quantity.unit()));
            case OTHER -> new Telling(quantity, Optional.of(other(quantity).orElse(quantity.unit())));
        };
    }

    private static Optional<Unit> other(Quantity quantity) {
        return Stream.of(Unit.values())
                .filter(unit ->
                        unit != quantity.unit() && quantity.convert(1, unit).isPresent())
                .findFirst();
    }

    /** The number to write for a value in the quantity's own unit. */
    double told(double value) {
        if (unit.isEmpty() || unit.get() == quantity.unit()) {
            return value;
        }
        double perUnit = quantity.convert(1, unit.get()).orElseThrow();
        return Math.rint(value / perUnit * DIGITS) / DIGITS + 0.0;
    }
}
