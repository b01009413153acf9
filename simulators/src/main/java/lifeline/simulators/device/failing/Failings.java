package lifeline.simulators.device.failing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import lifeline.contract.domain.Quantity;
import lifeline.contract.simulation.failing.Failure;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.wave.Noise;

/** Finds what a fault does to a device it strikes. */
public final class Failings {
    private Failings() {}

    /**
     * Empty for a fault that leaves the device itself whole: one of its link, or of the city.
     *
     * @param quantities what the device measures, by name
     * @param key of the device, see {@link Noise#key}
     */
    public static Optional<Failing> of(Injection fault, Map<String, Quantity> quantities, long key) {
        return fault.model().failure().flatMap(failure -> of(failure, fault, quantities, Noise.key(key, fault.id())));
    }

    /** The same for a device that measures one quantity. */
    public static Optional<Failing> of(Injection fault, Quantity quantity, long key) {
        return of(fault, Map.of(quantity.name(), quantity), key);
    }

    private static Optional<Failing> of(Failure failure, Injection fault, Map<String, Quantity> quantities, long key) {
        return switch (failure.way()) {
            case EPOCH, AHEAD, ZONELESS, GAINING -> Optional.of(new WrongClock(failure, fault.from()));
            case SCALED, RENAMED, CHANNELS -> Optional.of(new NewFirmware(failure));
            case CODE, NAN -> Optional.of(new MagicValue(failure, key));
            case HIGH, LOW -> Optional.of(new Saturated(failure, quantities));
            case FLOODED, ICED, DIRTY -> Optional.of(new Surroundings(failure, fault));
            case CALIBRATION, DRILL -> Optional.of(new Maintenance(failure, fault));
            case OPENED, THEFT -> Optional.of(new Tampered(failure, fault));
            case BUFFERED, REPEATED, REORDERED, EMPTY, WEAK_SIGNAL, REPLACED, RETAINED, OLD -> Optional.empty();
        };
    }

    /** How far {@code fault} has gone, from 0 to 1, at an instant within it. */
    static double progress(Injection fault, Instant at) {
        double whole = Duration.between(fault.from(), fault.turn()).toMillis();
        double gone = Duration.between(fault.from(), at).toMillis();
        return whole <= 0 ? 1 : Math.max(0, Math.min(1, gone / whole));
    }

    /** A map like {@code values} in which what {@code of} names is what {@code becomes} makes of it. */
    static Map<String, Double> replaced(
            Map<String, Double> values, Set<String> of, BiFunction<String, Double, Double> becomes) {
        Map<String, Double> replaced = new LinkedHashMap<>(values);
        replaced.replaceAll((name, value) -> of.contains(name) ? becomes.apply(name, value) : value);
        return replaced;
    }

    /** Without the dust that binary fractions leave. */
    static double tidy(double value) {
        return Math.rint(value * 1e7) / 1e7 + 0.0;
    }
}
