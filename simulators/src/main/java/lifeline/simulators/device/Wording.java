package lifeline.simulators.device;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Unit;
import lifeline.simulators.device.failing.Failing;
import lifeline.simulators.device.failing.Failing.Written;

/** How a device puts its values: in which units, and which of them it names. */
final class Wording {
    private final Map<String, Telling> tellings = new LinkedHashMap<>();
    private final Map<String, String> units = new HashMap<>();

    Wording(Map<String, Quantity> quantities, Traits.Units habit) {
        quantities.forEach((name, quantity) -> {
            Telling telling = Telling.of(quantity, habit);
            tellings.put(name, telling);
            telling.unit().map(Unit::symbol).ifPresent(symbol -> units.put(name, symbol));
        });
    }

    /** The numbers of a message sent at {@code at}, for values in the quantities' own units. */
    Map<String, Double> told(Map<String, Double> values, List<Failing> failing, Instant at) {
        Map<String, Double> told = new LinkedHashMap<>();
        values.forEach((name, value) -> told.put(
                name, written(name, value, failing, at).map(Written::number).orElseGet(() -> Objects.requireNonNull(
                                tellings.get(name))
                        .told(value))));
        return told;
    }

    /** The units that message names. */
    Map<String, String> units(List<Failing> failing, Instant at) {
        if (failing.isEmpty()) {
            return units;
        }
        Map<String, String> named = new HashMap<>(units);
        tellings.keySet().forEach(name -> written(name, 0, failing, at).ifPresent(written -> {
            named.remove(name);
            written.unit().ifPresent(unit -> named.put(name, unit));
        }));
        return named;
    }

    private static Optional<Written> written(String name, double value, List<Failing> failing, Instant at) {
        return failing.stream()
                .flatMap(one -> one.written(name, value, at).stream())
                .reduce((first, second) -> second);
    }

    /** How a device tells one quantity: the unit it names, if any, and the number it writes. */
    private record Telling(Quantity quantity, Optional<Unit> unit) {
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
}
