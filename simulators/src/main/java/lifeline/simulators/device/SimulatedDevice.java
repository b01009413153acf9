package lifeline.simulators.device;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Quantity;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.Fleet;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.failing.Failing;
import lifeline.simulators.device.failing.Failings;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.wave.Crystal;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Weather;

/** A device: samples its quantities when asked, and says when it wants to be asked next. */
final class SimulatedDevice {
    /** Devices number their samples from the time they were switched on, so that a number never comes again. */
    private static final long NUMBERS_A_SECOND = 1_000;

    private static final int REPEATED = 10;

    private final Topic topic;
    private final Traits traits;
    private final long key;
    private final Sensors sensors;
    private final Map<String, Quantity> quantities = new LinkedHashMap<>();
    private final Wording wording;
    private final Crystal crystal;
    private final List<Injection> faults = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();
    private final Pace pace;
    private final Nap nap;
    private Instant last;
    private Instant shown;
    private long seq;
    private int sent;

    /** What a fault makes of this device, until it turns. */
    private record Broken(Injection fault, Failing failing) {
        boolean isActiveAt(Instant at) {
            return !at.isBefore(fault.from()) && at.isBefore(fault.turn());
        }
    }

    SimulatedDevice(Device device, Fleet fleet, CityRun.Script script, Pace pace, Physics physics) {
        this.topic = new Topic(device.domain(), device.asset(), device.id(), Format.JSON);
        this.traits = Traits.of(device.id());
        this.key = Noise.key(script.seed(), device.id());
        this.sensors = new Sensors(device, fleet, physics, script.seed());
        this.crystal = new Crystal(Noise.key(key, "clock"));
        this.pace = pace;
        this.nap = new Nap(fleet.samples().isPresent() && !pace.steady() ? device.period() : Duration.ZERO);
        this.last = script.start().minusMillis(1);
        this.shown = script.start().minusNanos(1).truncatedTo(step());
        this.seq = script.start().getEpochSecond() * NUMBERS_A_SECOND;
        fleet.behaviour()
                .keySet()
                .forEach(name -> quantities.put(
                        name, script.catalogue().quantity(device.domain(), name).orElseThrow()));
        this.wording = new Wording(quantities, traits.units());
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
        sensors.strike(fault);
        Failings.of(fault, quantities, key).ifPresent(failing -> broken.add(new Broken(fault, failing)));
    }

    /** Samples and tells; empty when a fault silences all of it. {@code wanted} is put off to stay after the last sample. */
    Optional<Emission> emit(Instant wanted, Weather weather) {
        faults.removeIf(fault -> !wanted.isBefore(fault.until()) && !lastsForOneReading(fault));
        Instant at = clockOf(wanted);
        List<Failing> failing = failing(at);
        List<Sample> samples = new ArrayList<>();
        Instant half = middle(at);
        if (traits.batched() && !nap.isSleeper() && half.isAfter(last) && half.isBefore(at)) {
            sample(half, at, failing, weather).ifPresent(samples::add);
            last = half;
        }
        sample(at, at, failing, weather).ifPresent(samples::add);
        faults.removeIf(fault -> !wanted.isBefore(fault.until()));
        last = at;
        boolean isAlarmed = faults.stream().anyMatch(fault -> fault.isActiveAt(at) && hurriesFor(fault));
        List<Sample> told = nap.awake(samples, at, isAlarmed);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        sent++;
        Emission.Form form = new Emission.Form(
                traits.epochMillis(),
                traits.batched() || nap.isSleeper(),
                failing.stream().anyMatch(Failing::isZoneless));
        return Optional.of(new Emission(at, topic, told, form, wording.units(failing, at), false));
    }

    private List<Failing> failing(Instant at) {
        if (broken.isEmpty()) {
            return List.of();
        }
        broken.removeIf(one -> !at.isBefore(one.fault().turn()));
        return broken.stream()
                .filter(one -> one.isActiveAt(at))
                .map(Broken::failing)
                .toList();
    }

    /** The copy this device sends of the message it has just sent, if it does. */
    Optional<Emission> copy(Emission emission) {
        return traits.repeats() && sent % REPEATED == 0 ? Optional.of(emission.again()) : Optional.empty();
    }

    private static boolean lastsForOneReading(Injection fault) {
        return fault.model().effects().values().stream().anyMatch(effect -> effect.shape() == Effect.Shape.SPIKE);
    }

    private Instant clockOf(Instant wanted) {
        Instant at = wanted.truncatedTo(step());
        return at.isAfter(last) ? at : last.plus(1, step());
    }

    private ChronoUnit step() {
        return traits.epochMillis() ? ChronoUnit.MILLIS : ChronoUnit.MICROS;
    }

    private Instant middle(Instant at) {
        long millis =
                Math.min(Duration.between(last, at).toMillis(), pace.period().toMillis());
        return at.minusMillis(millis / 2);
    }

    private Optional<Sample> sample(Instant at, Instant toldAt, List<Failing> failing, Weather weather) {
        Map<String, Double> values = sensors.at(at, last, faults, weather);
        for (Failing one : failing) {
            values = one.measured(values, at);
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        seq++;
        return Optional.of(new Sample(
                traits.timed() || nap.isSleeper() ? time(at, failing) : null,
                traits.numbered() ? seq : null,
                wording.told(values, failing, toldAt)));
    }

    /** What its clock shows: never less than before while it is whole, nor than the time it was set to when switched on. */
    private Instant time(Instant at, List<Failing> failing) {
        Instant time = crystal.at(at).truncatedTo(step());
        shown = time.isAfter(shown) ? time : shown.plus(1, step());
        Instant told = shown;
        for (Failing one : failing) {
            told = one.clock(told);
        }
        return told.truncatedTo(step());
    }
}
