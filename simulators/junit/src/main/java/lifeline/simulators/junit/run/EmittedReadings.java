package lifeline.simulators.junit.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.reading.Unit;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;

/** What a message comes to: its readings in the quantities' own units, received the moment it was sent. */
final class EmittedReadings {
    private static final long MICRO = 1_000;
    private final Map<String, Map<String, Quantity>> quantities = new HashMap<>();

    EmittedReadings(Catalogue catalogue) {
        for (Domain domain : catalogue.domains()) {
            Map<String, Quantity> ofDomain = new HashMap<>();
            domain.quantities().forEach(quantity -> ofDomain.put(quantity.name(), quantity));
            quantities.put(domain.id(), ofDomain);
        }
    }

    List<Reading> of(Emission emission) {
        List<Reading> readings = new ArrayList<>();
        int place = 0;
        for (Sample sample : emission.samples()) {
            Instant untimed = emission.at().plusNanos(place * MICRO);
            place++;
            sample.values().forEach((name, told) -> quantity(emission, name)
                    .flatMap(quantity -> reading(emission, sample, untimed, quantity, told))
                    .ifPresent(readings::add));
        }
        return readings;
    }

    private Optional<Quantity> quantity(Emission emission, String name) {
        return Optional.ofNullable(
                quantities.getOrDefault(emission.topic().domain(), Map.of()).get(name));
    }

    /** Empty for a number that nobody could store: none at all, or one in a unit that is not the quantity's. */
    private static Optional<Reading> reading(
            Emission emission, Sample sample, Instant untimed, Quantity quantity, double number) {
        OptionalDouble value = value(emission, quantity, number);
        if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
            return Optional.empty();
        }
        Instant told = sample.time();
        Instant observed = emission.observed(sample);
        boolean isReplaced = told != null && observed.equals(emission.at()) && !told.equals(observed);
        Quality quality = told == null
                ? Quality.GOOD.with(Mark.NO_TIME)
                : isReplaced ? Quality.GOOD.with(Mark.CLOCK_REPLACED) : Quality.GOOD;
        return Optional.of(new Reading(
                emission.topic().domain(),
                emission.topic().asset(),
                emission.topic().device(),
                quantity.name(),
                told == null || isReplaced ? untimed : observed,
                emission.at(),
                isReplaced ? told : null,
                sample.seq(),
                value.getAsDouble(),
                quality));
    }

    private static OptionalDouble value(Emission emission, Quantity quantity, double told) {
        String symbol = emission.units().get(quantity.name());
        return symbol == null
                ? OptionalDouble.of(told)
                : Unit.parse(symbol).map(unit -> quantity.convert(told, unit)).orElseGet(OptionalDouble::empty);
    }
}
