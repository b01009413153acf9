package lifeline.simulators.publish.cloud;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Unit;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;

/** Tells values in their quantities' own units, for payloads that have no place for another. */
public final class OwnUnits {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private OwnUnits() {}

    public static Emission of(Emission emission) {
        return of(emission, unit -> true);
    }

    /** The same for those units only that {@code isWanted}; the others stay, and their names. */
    public static Emission of(Emission emission, Predicate<String> isWanted) {
        Map<String, String> others = new HashMap<>(emission.units());
        others.values().removeIf(isWanted);
        if (others.size() == emission.units().size()) {
            return emission;
        }
        List<Sample> samples = emission.samples().stream()
                .map(sample -> of(sample, emission.topic().domain(), emission.units(), others))
                .toList();
        return new Emission(
                emission.at(), emission.topic(), samples, emission.form(), others, emission.copy(), emission.retain());
    }

    private static Sample of(Sample sample, String domain, Map<String, String> units, Map<String, String> others) {
        Map<String, Double> own = new LinkedHashMap<>();
        sample.values().forEach((quantity, value) -> {
            String unit = others.containsKey(quantity) ? null : units.get(quantity);
            own.put(quantity, unit == null ? value : converted(domain, quantity, value, unit));
        });
        return new Sample(sample.time(), sample.seq(), own);
    }

    /** A unit that nobody can tell in the quantity's own is one that firmware made up: its number goes out as it is. */
    private static double converted(String domain, String name, double value, String symbol) {
        Quantity quantity = CATALOGUE
                .quantity(domain, name)
                .orElseThrow(() -> new IllegalArgumentException(domain + " has no quantity " + name));
        return Unit.parse(symbol)
                .map(unit -> quantity.convert(value, unit))
                .orElseGet(OptionalDouble::empty)
                .orElse(value);
    }
}
