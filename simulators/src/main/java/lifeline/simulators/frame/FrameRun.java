package lifeline.simulators.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.Fleet;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.simulation.WaveformModel;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.link.Uplink;
import lifeline.simulators.fault.FaultPlan;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.fault.Request;
import lifeline.simulators.fault.Targets;
import lifeline.simulators.physics.CityPhysics;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.wave.Weather;

/**
 * The frames of a city from a start instant on, without end, in the order in which they leave. Frames begin at whole seconds;
 * when they leave is spread over a second. The same faults strike as in a {@link CityRun} of the same script.
 */
public final class FrameRun {
    private static final Duration SPREAD = Duration.ofSeconds(1);

    private final PriorityQueue<VibratingDevice> devices =
            new PriorityQueue<>(Comparator.comparing(VibratingDevice::due).thenComparing(VibratingDevice::id));
    private final FaultPlan plan;
    private final Weather weather;
    private final Physics physics;
    private final Uplink<FrameEmission> uplink;

    /** @param samplesPerSecond so many in all; without it, of the devices that the domains name */
    public FrameRun(CityRun.Script script, OptionalDouble samplesPerSecond) {
        this.plan = new FaultPlan(
                script.simulations(), new Targets(script.city()), script.play(), script.seed(), script.start());
        this.weather = new Weather(script.seed());
        this.physics = new CityPhysics(script.simulations(), script.city(), weather, script.seed(), script.start());
        this.uplink = new Uplink<>(script.seed());
        Instant first = script.start().truncatedTo(ChronoUnit.SECONDS).plus(SPREAD);
        List<Place> places = places(script, samplesPerSecond);
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Duration delay = SPREAD.multipliedBy(i).dividedBy(places.size());
            Instant start = first.plusSeconds(i % place.model().frame().toSeconds());
            devices.add(new VibratingDevice(
                    place.topic(),
                    place.model(),
                    script.catalogue()
                            .quantity(place.topic().domain(), place.model().quantity())
                            .orElseThrow(),
                    physics.vibration(place.topic().asset(), place.topic().device()),
                    script.seed(),
                    start,
                    delay));
        }
    }

    private record Place(Topic topic, WaveformModel model) {}

    private static List<Place> places(CityRun.Script script, OptionalDouble samplesPerSecond) {
        List<Place> places = new ArrayList<>();
        for (Simulation simulation : script.simulations()) {
            for (Fleet fleet : simulation.fleets()) {
                fleet.waveform()
                        .ifPresent(model -> places.addAll(places(script, simulation, fleet, model, samplesPerSecond)));
            }
        }
        return places;
    }

    /** For a wanted load the devices of the fleet may not be enough; the others are strangers at the same assets. */
    private static List<Place> places(
            CityRun.Script script, Simulation simulation, Fleet fleet, WaveformModel model, OptionalDouble load) {
        List<Device> known = script.city().devices().stream()
                .filter(device -> device.domain().equals(simulation.domain())
                        && device.fleet().equals(fleet.id()))
                .toList();
        int count = load.isPresent()
                ? Math.max(1, (int) Math.round(load.getAsDouble() / model.rate()))
                : Math.min(model.devices(), known.size());
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Device device = known.get(i % known.size());
                    String id = i < known.size()
                            ? device.id()
                            : String.format(Locale.ROOT, "%s-%s-fast-%05d", simulation.domain(), fleet.id(), i + 1);
                    return new Place(new Topic(simulation.domain(), device.asset(), id, Format.FRAME), model);
                })
                .toList();
    }

    /** How many devices send frames. */
    public int size() {
        return devices.size();
    }

    /** Has a fault happen beside those of the play, at an instant that has not been played yet. */
    public Injection ask(Request request) {
        return plan.ask(request);
    }

    /** When the next frame leaves; empty when no device sends any. */
    public Optional<Instant> nextAt() {
        Optional<Instant> waiting = uplink.nextAt();
        return Optional.ofNullable(devices.peek())
                .map(VibratingDevice::due)
                .map(due -> waiting.filter(due::isAfter).orElse(due));
    }

    /** The next frame; empty when that instant passes in silence. Ask {@link #nextAt} first. */
    public Optional<FrameEmission> next() {
        if (uplink.nextAt().filter(devices.element().due()::isAfter).isPresent()) {
            return Optional.of(uplink.next());
        }
        VibratingDevice device = devices.remove();
        while (plan.nextAt().filter(fault -> !fault.isAfter(device.due())).isPresent()) {
            strike(plan.next(), device);
        }
        Optional<FrameEmission> emission = device.emit();
        devices.add(device);
        return emission.flatMap(frame -> uplink.take(device.id(), frame));
    }

    private void strike(Injection fault, VibratingDevice next) {
        if (fault.model().isWeather()) {
            weather.add(
                    new Weather.Storm(fault.model().weather(), fault.model().hyetograph(), fault.from(), fault.turn()));
        }
        physics.begin(fault);
        uplink.strike(fault);
        strikeOne(fault, next);
        devices.forEach(device -> strikeOne(fault, device));
    }

    private static void strikeOne(Injection fault, VibratingDevice device) {
        if (fault.struck().containsKey(device.id())) {
            device.strike(fault);
        }
    }
}
