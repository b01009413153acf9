package lifeline.simulators.publish.cloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        if (emission.units().isEmpty()) {
            return emission;
        }
        List<Sample> samples = emission.samples().stream()
                .map(sample -> of(sample, emission.topic().domain(), emission.units()))
                .toList();
        return new Emission(emission.at(), emission.topic(), samples, emission.form(), Map.of(), emission.copy());
    }

    private static Sample of(Sample sample, String domain, Map<String, String> units) {
        Map<String, Double> own = new LinkedHashMap<>();
        sample.values().forEach((quantity, value) -> {
            String unit = units.get(quantity);
            own.put(quantity, unit == null ? value : converted(domain, quantity, value, unit));
        });
        return new Sample(sample.time(), sample.seq(), own);
    }

    private static double converted(String domain, String name, double value, String symbol) {
        Quantity quantity = CATALOGUE
                .quantity(domain, name)
                .orElseThrow(() -> new IllegalArgumentException(domain + " has no quantity " + name));
        Unit unit = Unit.parse(symbol).orElseThrow(() -> new IllegalArgumentException("no unit is written " + symbol));
        return quantity.convert(value, unit)
                .orElseThrow(() -> new IllegalArgumentException(name + " cannot be told in " + symbol));
    }
}
