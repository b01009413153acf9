package lifeline.simulators.device;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Quantity;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.Fleet;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Shapes;
import lifeline.simulators.wave.Waveform;
import lifeline.simulators.wave.Weather;

/** A device: samples its quantities when asked, and says when it wants to be asked next. */
final class SimulatedDevice {
    /** Devices number their samples from the time they were switched on, so that a number never comes again. */
    private static final long NUMBERS_A_SECOND = 1_000;

    private static final int REPEATED = 10;

    private final Device device;
    private final Topic topic;
    private final Traits traits;
    private final long key;
    private final Map<String, Waveform> waveforms = new LinkedHashMap<>();
    private final Map<String, Telling> tellings = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final List<Injection> faults = new ArrayList<>();
    private final Pace pace;
    private final Physics physics;
    private final Map<String, OptionalDouble> stuckAt = new HashMap<>();
    private Instant last;
    private long seq;
    private int sent;

    SimulatedDevice(Device device, Fleet fleet, CityRun.Script script, Pace pace, Physics physics) {
        this.device = device;
        this.physics = physics;
        this.topic = new Topic(device.domain(), device.asset(), device.id(), Format.JSON);
        this.traits = Traits.of(device.id());
        this.key = Noise.key(script.seed(), device.id());
        this.pace = pace;
        this.last = script.start().minusMillis(1);
        this.seq = script.start().getEpochSecond() * NUMBERS_A_SECOND;
        fleet.behaviour().forEach((name, behaviour) -> {
            Quantity quantity =
                    script.catalogue().quantity(device.domain(), name).orElseThrow();
            Telling telling = Telling.of(quantity, traits.units());
            waveforms.put(name, new Waveform(behaviour, Noise.key(script.seed(), device.id() + '.' + name)));
            tellings.put(name, telling);
            telling.unit().ifPresent(unit -> units.put(name, unit.symbol()));
        });
    }

    /** When it samples next, after having sampled at {@code at}. */
    Instant nextAfter(Instant at) {
        Optional<Duration> alarmed = faults.stream()
                .filter(fault -> fault.isActiveAt(at))
                .map(fault -> fault.model().report())
                .min(Comparator.naturalOrder());
        return pace.nextAfter(at, key, alarmed);
    }

    /** Whether this fault makes it report at once. */
    boolean hurriesFor(Injection fault) {
        return pace.hurriesFor(fault.model().report());
    }

    void strike(Injection fault) {
        faults.add(fault);
        fault.model().effects().forEach((name, effect) -> {
            if (effect.shape() == Effect.Shape.STUCK) {
                stuckAt.put(name, physics.at(device, name, fault.from()));
            }
        });
    }

    /** Samples and tells; empty when a fault silences all of it. {@code wanted} is put off to stay after the last sample. */
    Optional<Emission> emit(Instant wanted, Weather weather) {
        faults.removeIf(fault -> !wanted.isBefore(fault.until()) && !lastsForOneReading(fault));
        Instant at = clockOf(wanted);
        List<Sample> samples = new ArrayList<>();
        Instant half = middle(at);
        if (traits.batched() && half.isAfter(last) && half.isBefore(at)) {
            sample(half, weather).ifPresent(samples::add);
            last = half;
        }
        sample(at, weather).ifPresent(samples::add);
        faults.removeIf(fault -> !wanted.isBefore(fault.until()));
        last = at;
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        sent++;
        Emission.Form form = new Emission.Form(traits.epochMillis(), traits.batched());
        return Optional.of(new Emission(at, topic, samples, form, units, false));
    }

    /** The copy this device sends of the message it has just sent, if it does. */
    Optional<Emission> copy(Emission emission) {
        return traits.repeats() && sent % REPEATED == 0
                ? Optional.of(new Emission(
                        emission.at(), emission.topic(), emission.samples(), emission.form(), emission.units(), true))
                : Optional.empty();
    }

    private static boolean lastsForOneReading(Injection fault) {
        return fault.model().effects().values().stream().anyMatch(effect -> effect.shape() == Effect.Shape.SPIKE);
    }

    private Instant clockOf(Instant wanted) {
        ChronoUnit step = traits.epochMillis() ? ChronoUnit.MILLIS : ChronoUnit.MICROS;
        Instant at = wanted.truncatedTo(step);
        return at.isAfter(last) ? at : last.plus(1, step);
    }

    private Instant middle(Instant at) {
        long millis =
                Math.min(Duration.between(last, at).toMillis(), pace.period().toMillis());
        return at.minusMillis(millis / 2);
    }

    private Optional<Sample> sample(Instant at, Weather weather) {
        Map<String, Double> values = new LinkedHashMap<>();
        waveforms.forEach((name, waveform) -> value(name, waveform, at, weather)
                .ifPresent(value -> values.put(name, telling(name).told(value))));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        seq++;
        return Optional.of(new Sample(traits.timed() ? at : null, traits.numbered() ? seq : null, values));
    }

    private Telling telling(String name) {
        return Objects.requireNonNull(tellings.get(name));
    }

    private Optional<Double> value(String name, Waveform waveform, Instant at, Weather weather) {
        double added = 0;
        double spike = 0;
        Instant measuredAt = at;
        for (Injection fault : faults) {
            Effect effect = fault.model().effects().get(name);
            if (effect == null) {
                continue;
            }
            boolean active = !at.isBefore(fault.from()) && at.isBefore(fault.turn());
            double hardness = fault.struck().getOrDefault(device.id(), 1.0);
            switch (effect.shape()) {
                case RAMP, SURGE -> added += hardness * Shapes.added(effect, fault.from(), fault.turn(), at);
                case SPIKE -> spike += isFirstSince(fault.from(), at) ? effect.size() : 0;
                case STUCK -> measuredAt = active ? fault.from() : measuredAt;
                case SILENT -> {
                    if (active) {
                        return Optional.empty();
                    }
                }
            }
        }
        double measured =
                waveform.measured(ordinary(name, waveform, measuredAt, !measuredAt.equals(at), weather) + added);
        return Optional.of(spike == 0 ? measured : waveform.rounded(measured + spike));
    }

    private double ordinary(String name, Waveform waveform, Instant at, boolean stuck, Weather weather) {
        OptionalDouble truth =
                stuck ? stuckAt.getOrDefault(name, OptionalDouble.empty()) : physics.at(device, name, at);
        return truth.isPresent() ? waveform.around(truth.getAsDouble(), at) : waveform.at(at, weather);
    }

    private boolean isFirstSince(Instant from, Instant at) {
        return last.isBefore(from) && !at.isBefore(from);
    }
}
