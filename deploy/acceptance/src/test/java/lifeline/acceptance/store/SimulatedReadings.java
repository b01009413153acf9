package lifeline.acceptance.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Unit;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;

/**
 * The readings of a small simulated city over a week that begins where a chunk does: all of the first day, with the jitter
 * of its devices and the receive time of those that tell none, and of the whole week the first of each half hour.
 */
final class SimulatedReadings {
    private static final Instant START = Instant.parse("2026-06-04T00:00:00Z");
    private static final int DEVICES = 25;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos() / 1000;
    private static final long HALF_HOUR = 30 * MINUTE;
    private static final long DELAY = Duration.ofMillis(40).toNanos() / 1000;

    private final List<Point> points = new ArrayList<>();
    private final Map<String, Integer> sensors = new HashMap<>();
    private final Set<Slot> halfHours = new HashSet<>();
    private final List<Point> firsts = new ArrayList<>();

    /** A reading: number of the sensor, microseconds since 1970, value. */
    record Point(int sensor, long micros, float value) {}

    private record Slot(int sensor, long number) {}

    private SimulatedReadings() {}

    static SimulatedReadings ofAWeek() {
        SimulatedReadings readings = new SimulatedReadings();
        Catalogue catalogue = Catalogue.load();
        List<Simulation> simulations = Simulation.all(catalogue);
        City city = City.generate(simulations, DEVICES);
        CityRun run = new CityRun(
                new CityRun.Script(catalogue, simulations, city, "default", 1, START, OptionalDouble.empty()),
                fault -> {});
        Instant end = START.plus(Duration.ofDays(7));
        while (run.nextAt().filter(at -> at.isBefore(end)).isPresent()) {
            run.next().ifPresent(emission -> readings.add(catalogue, emission));
        }
        return readings;
    }

    private void add(Catalogue catalogue, Emission emission) {
        for (Sample sample : emission.samples()) {
            Instant told = sample.time();
            long micros = told == null ? micros(emission.at()) + delay(micros(emission.at())) : micros(told);
            sample.values().forEach((name, value) -> {
                int sensor = sensors.computeIfAbsent(
                        emission.topic().device() + '.' + name, key -> sensors.size() + 1);
                Quantity quantity = catalogue.quantity(emission.topic().domain(), name).orElseThrow();
                Unit unit = Unit.parse(emission.units().getOrDefault(name, quantity.unit().symbol()))
                        .orElseThrow();
                add(new Point(sensor, micros, (float) quantity.convert(value, unit).orElseThrow()));
            });
        }
    }

    private void add(Point point) {
        if (point.micros() < micros(START.plus(Duration.ofDays(1)))) {
            points.add(point);
        }
        if (halfHours.add(new Slot(point.sensor(), point.micros() / HALF_HOUR))) {
            firsts.add(point);
        }
    }

    /** On its way, for a reading that has the receive time. */
    private static long delay(long micros) {
        return Math.floorMod(micros * 0x9E3779B97F4A7C15L >>> 20, DELAY);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }

    List<Point> asTheyCame() {
        return points;
    }

    /** The first of each minute and sensor, at its start. */
    List<Point> onTheMinute() {
        LongUnaryOperator minute = micros -> micros / MINUTE;
        Set<Slot> taken = new HashSet<>();
        Predicate<Point> isFirst = point -> taken.add(new Slot(point.sensor(), minute.applyAsLong(point.micros())));
        return points.stream()
                .filter(isFirst)
                .map(point -> new Point(point.sensor(), minute.applyAsLong(point.micros()) * MINUTE, point.value()))
                .toList();
    }

    List<Point> halfHourly() {
        return firsts;
    }
}
