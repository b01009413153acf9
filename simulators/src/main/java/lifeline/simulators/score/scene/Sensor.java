package lifeline.simulators.score.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.Behaviour;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.CityPhysics;
import lifeline.simulators.score.course.Course;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Shapes;
import lifeline.simulators.wave.Waveform;
import lifeline.simulators.wave.Weather;

/** One sensor of the city as it would be without noise: what is true there, and the sensor's own offset. */
final class Sensor {
    private final Simulation simulation;
    private final City city;
    private final long seed;
    private final Instant start;
    private final Device device;
    private final String quantity;
    private final Map<Span, double[]> calm = new HashMap<>();

    private record Span(Instant from, Duration step, int length) {}

    Sensor(Simulation simulation, City city, long seed, Instant start, Device device, String quantity) {
        this.simulation = simulation;
        this.city = city;
        this.seed = seed;
        this.start = start;
        this.device = device;
        this.quantity = quantity;
    }

    Device device() {
        return device;
    }

    /** Its course under a fault, or under none. */
    Course course(List<Injection> faults, Instant from, Duration step, int length) {
        boolean isWorkedOut = faults.stream()
                .anyMatch(fault -> fault.model().isWeather()
                        || !fault.model().physics().changes().isEmpty());
        double[] values = isWorkedOut
                ? ordinary(faults, new Span(from, step, length))
                : calm.computeIfAbsent(new Span(from, step, length), span -> ordinary(List.of(), span))
                        .clone();
        for (int i = 0; i < length; i++) {
            values[i] += added(faults, from.plus(step.multipliedBy(i)));
        }
        return new Course(from, step, values);
    }

    private double[] ordinary(List<Injection> faults, Span span) {
        Weather weather = new Weather(seed);
        CityPhysics physics = new CityPhysics(List.of(simulation), city, weather, seed, start);
        for (Injection fault : faults) {
            if (fault.model().isWeather()) {
                weather.add(new Weather.Storm(
                        fault.model().weather(), fault.model().hyetograph(), fault.from(), fault.turn()));
            }
        }
        Waveform waveform = new Waveform(quiet(), Noise.key(seed, device.id() + '.' + quantity));
        double[] values = new double[span.length()];
        int begun = 0;
        for (int i = 0; i < values.length; i++) {
            Instant at = span.from().plus(span.step().multipliedBy(i));
            while (begun < faults.size() && !faults.get(begun).from().isAfter(at)) {
                physics.begin(faults.get(begun++));
            }
            OptionalDouble truth = physics.at(device, quantity, at);
            values[i] = truth.isPresent() ? waveform.around(truth.getAsDouble(), at) : waveform.at(at, weather);
        }
        return values;
    }

    private double added(List<Injection> faults, Instant at) {
        double added = 0;
        for (Injection fault : faults) {
            Effect effect = fault.model().effects().get(quantity);
            Double hardness = fault.struck().get(device.id());
            if (effect != null && hardness != null) {
                added += hardness * Shapes.added(effect, fault.from(), fault.turn(), at);
            }
        }
        return added;
    }

    /** Standard deviation of its noise. */
    double noise() {
        return behaviour().noise();
    }

    private Behaviour behaviour() {
        return Objects.requireNonNull(
                simulation.fleet(device.fleet()).orElseThrow().behaviour().get(quantity));
    }

    private Behaviour quiet() {
        Behaviour loud = behaviour();
        return new Behaviour(
                loud.base(),
                loud.spread(),
                loud.waves(),
                0,
                loud.wander(),
                loud.resolution(),
                loud.least(),
                loud.most(),
                loud.weather());
    }
}
