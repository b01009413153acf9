package lifeline.acceptance.store;

import static lifeline.simulators.junit.Durations.days;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.simulators.junit.City;

/**
 * The readings of a small simulated city over a week that begins where a chunk does: all of the first day, with the jitter
 * of its devices and the receive time of those that tell none, and of the whole week the first of each half hour.
 */
final class SimulatedReadings {
    static final String START = "2026-06-04T00:00:00Z";
    static final int DEVICES = 25;
    private static final Instant FIRST = Instant.parse(START);
    private static final int SLOW = 60;
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

    static SimulatedReadings ofAWeek(City city) {
        SimulatedReadings readings = new SimulatedReadings();
        city.listen(readings::add).run(days(7));
        return readings;
    }

    private void add(Reading reading) {
        long micros = micros(reading.observedAt());
        boolean isReceiveTime = reading.quality().has(Mark.NO_TIME);
        int sensor = sensors.computeIfAbsent(reading.sensor(), key -> sensors.size() + 1);
        add(new Point(sensor, isReceiveTime ? micros + delay(micros) : micros, (float) reading.value()));
    }

    private void add(Point point) {
        if (point.micros() < micros(FIRST.plus(Duration.ofDays(1)))) {
            points.add(point);
        }
        if (halfHours.add(new Slot(point.sensor(), point.micros() / HALF_HOUR))) {
            firsts.add(point);
        }
    }

    /** On its way, for a reading that has the receive time. */
    private static long delay(long micros) {
        return Math.floorMod((micros * 0x9E3779B97F4A7C15L) >>> 20, DELAY);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }

    /** All of the first day, and beside it as many nodes, which report every half hour of the week. */
    List<Point> asTheyCameAndNodes() {
        List<Point> all = new ArrayList<>(points);
        firsts.forEach(point -> all.add(new Point(point.sensor() + sensors.size(), point.micros(), point.value())));
        return all;
    }

    /** A day of sensors that report on the exact minute, with two decimals, half a digit of noise and a slow swing. */
    static List<Point> slow() {
        Random noise = new Random(1);
        List<Point> readings = new ArrayList<>();
        for (int sensor = 1; sensor <= SLOW; sensor++) {
            for (int minute = 0; minute < Duration.ofDays(1).toMinutes(); minute++) {
                double value = 20 + Math.sin(minute / 229.0 + sensor) + noise.nextGaussian() * 0.005;
                readings.add(
                        new Point(sensor, micros(FIRST) + minute * MINUTE, (float) (Math.rint(value * 100) / 100)));
            }
        }
        return readings;
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
