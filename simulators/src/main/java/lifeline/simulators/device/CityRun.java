package lifeline.simulators.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Fleet;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.link.Uplink;
import lifeline.simulators.fault.FaultPlan;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.fault.Request;
import lifeline.simulators.fault.Targets;
import lifeline.simulators.physics.CityPhysics;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Rain;
import lifeline.simulators.wave.Weather;

/**
 * The messages of a city from a start instant on, without end, ordered by their instants. The same arguments give the same
 * messages.
 */
public final class CityRun implements Source {
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::device));
    private final int[] valid;
    private final FaultPlan plan;
    private final Weather weather;
    private final Physics physics;
    private final Consumer<Injection> onFault;
    private final Uplink<Emission> uplink;
    private Optional<Emission> copy = Optional.empty();

    /** An entry counts only while its {@code turn} is the device's valid one: a fault calls a device to order at once. */
    private record Due(Instant at, int device, int turn) {}

    /**
     * What to play.
     *
     * @param play see {@link FaultPlan}
     * @param perSecond so many messages a second of the city in all, in place of the devices' own periods
     */
    public record Script(
            Catalogue catalogue,
            List<Simulation> simulations,
            City city,
            String play,
            long seed,
            Instant start,
            OptionalDouble perSecond) {}

    /**
     * @param onFault is told of each fault as it begins
     * @throws IllegalArgumentException when there is no such play
     */
    public CityRun(Script script, Consumer<Injection> onFault) {
        this.plan = new FaultPlan(
                script.simulations(), new Targets(script.city()), script.play(), script.seed(), script.start());
        this.weather = new Weather(script.seed());
        this.physics = new CityPhysics(script.simulations(), script.city(), weather, script.seed(), script.start());
        this.uplink = new Uplink<>(script.seed());
        this.onFault = onFault;
        this.valid = new int[script.city().devices().size()];
        Map<String, Fleet> fleets = new HashMap<>();
        script.simulations().forEach(simulation -> simulation
                .fleets()
                .forEach(fleet -> fleets.put(simulation.domain() + '/' + fleet.id(), fleet)));
        for (Device device : script.city().devices()) {
            int number = devices.size();
            Fleet fleet = Objects.requireNonNull(fleets.get(device.domain() + '/' + device.fleet()));
            Pace pace = pace(script, device, fleet, number);
            devices.add(new SimulatedDevice(device, fleet, script, pace, physics));
            numbers.put(device.id(), number);
            due.add(new Due(pace.firstAt(), number, 0));
        }
    }

    private static Pace pace(Script script, Device device, Fleet fleet, int number) {
        if (script.perSecond().isEmpty()) {
            return Pace.own(fleet.samples().orElse(device.period()), Noise.key(script.seed(), device.id()), script.start());
        }
        int places = script.city().devices().size();
        Duration round = Duration.ofNanos((long) (places / script.perSecond().getAsDouble() * 1e9));
        return Pace.steady(script.start(), round, number, places);
    }

    /** Has this rain fall in place of the made-up showers; before anything is played. */
    public void rain(Rain rain) {
        weather.rain(rain);
    }

    /** Works out beforehand what the first messages would have to wait for. */
    public void settle() {
        physics.settle();
    }

    /** Has a fault happen beside those of the play, at an instant that has not been played yet. */
    public Injection ask(Request request) {
        return plan.ask(request);
    }

    @Override
    public Optional<Instant> nextAt() {
        if (copy.isPresent()) {
            return copy.map(Emission::at);
        }
        Instant at = due.element().at();
        return Stream.of(plan.nextAt(), uplink.nextAt(), Optional.of(at))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    @Override
    public Optional<Emission> next() {
        if (copy.isPresent()) {
            Optional<Emission> again = copy;
            copy = Optional.empty();
            return again;
        }
        Instant at = due.element().at();
        if (isDue(uplink.nextAt(), at) && !isDue(plan.nextAt(), uplink.nextAt().orElseThrow())) {
            return Optional.of(uplink.next());
        }
        if (isDue(plan.nextAt(), at)) {
            begin(plan.next());
            return Optional.empty();
        }
        return said(due.remove());
    }

    private static boolean isDue(Optional<Instant> what, Instant at) {
        return what.isPresent() && !what.get().isAfter(at);
    }

    private Optional<Emission> said(Due next) {
        if (next.turn() != valid[next.device()]) {
            return Optional.empty();
        }
        SimulatedDevice device = devices.get(next.device());
        Optional<Emission> emission = device.emit(next.at(), weather);
        due.add(new Due(device.nextAfter(next.at()), next.device(), next.turn()));
        Optional<Emission> sent = emission.flatMap(this::carried);
        copy = emission.flatMap(device::copy).flatMap(this::carried);
        return sent;
    }

    private Optional<Emission> carried(Emission emission) {
        return uplink.take(emission.topic().device(), emission);
    }

    private void begin(Injection fault) {
        if (fault.model().isWeather()) {
            weather.add(
                    new Weather.Storm(fault.model().weather(), fault.model().hyetograph(), fault.from(), fault.turn()));
        }
        physics.begin(fault);
        uplink.strike(fault);
        for (String id : fault.struck().keySet()) {
            int number = Objects.requireNonNull(numbers.get(id));
            SimulatedDevice device = devices.get(number);
            device.strike(fault);
            if (device.hurriesFor(fault)) {
                valid[number]++;
                due.add(new Due(device.nextAfter(fault.from()), number, valid[number]));
            }
        }
        onFault.accept(fault);
    }
}
