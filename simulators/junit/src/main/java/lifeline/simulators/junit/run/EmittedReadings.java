package lifeline.simulators.junit.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                    .ifPresent(quantity -> readings.add(reading(emission, sample, untimed, quantity, told))));
        }
        return readings;
    }

    private Optional<Quantity> quantity(Emission emission, String name) {
        return Optional.ofNullable(
                quantities.getOrDefault(emission.topic().domain(), Map.of()).get(name));
    }

    private static Reading reading(Emission emission, Sample sample, Instant untimed, Quantity quantity, double told) {
        Instant time = sample.time();
        return new Reading(
                emission.topic().domain(),
                emission.topic().asset(),
                emission.topic().device(),
                quantity.name(),
                time == null ? untimed : time,
                emission.at(),
                null,
                sample.seq(),
                value(emission, quantity, told),
                time == null ? Quality.GOOD.with(Mark.NO_TIME) : Quality.GOOD);
    }

    private static double value(Emission emission, Quantity quantity, double told) {
        String unit = emission.units().get(quantity.name());
        return unit == null
                ? told
                : quantity.convert(told, Unit.parse(unit).orElseThrow()).orElseThrow();
    }
}
