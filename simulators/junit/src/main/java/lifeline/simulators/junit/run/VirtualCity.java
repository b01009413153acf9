package lifeline.simulators.junit.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.Emission;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.fault.Request;
import lifeline.stream.rulebook.WorkWindow;
import lifeline.stream.window.Micros;

/**
 * A city whose time passes as fast as it can be worked out, and only when it is told to. Each message goes to the detectors and
 * to the outlet; signals and faults are kept in their order.
 */
public final class VirtualCity {
    private final Setting setting;
    private final City plan;
    private final CityRun run;
    private final EmittedReadings readings;
    private final List<Consumer<Reading>> listeners = new ArrayList<>();
    private final List<Consumer<Reading>> judged = new ArrayList<>();
    private final List<WorkWindow> work = new ArrayList<>();
    private final Detection detection;
    private final Outlet outlet;
    private final List<Signal> signals = new ArrayList<>();
    private final List<Injection> begun = new ArrayList<>();
    private final List<Injection> asked = new ArrayList<>();
    private Instant now;

    /** What makes a city what it is: the same, and the same happens. */
    public record Setting(int devices, long seed, String scenario, Instant start) {
        /** As a test has to say it for the same to happen again. */
        @Override
        public String toString() {
            return "@SimulatedCity(devices = " + devices + ", seed = " + seed + "L, scenario = \"" + scenario
                    + "\", start = \"" + start + "\")";
        }
    }

    /** @throws IllegalArgumentException when there is no such scenario, or there are too few devices */
    public VirtualCity(Setting setting, Catalogue catalogue, List<Simulation> simulations, Outlet outlet) {
        this.setting = setting;
        this.plan = City.generate(simulations, setting.devices());
        this.run = new CityRun(
                new CityRun.Script(
                        catalogue,
                        simulations,
                        plan,
                        setting.scenario(),
                        setting.seed(),
                        setting.start(),
                        OptionalDouble.empty()),
                begun::add);
        this.readings = new EmittedReadings(catalogue);
        this.detection = new Detection(catalogue, setting.start(), signals::add);
        this.outlet = outlet;
        this.now = setting.start();
    }

    public Setting setting() {
        return setting;
    }

    public City plan() {
        return plan;
    }

    public Instant now() {
        return now;
    }

    /** All that was signalled so far; grows. */
    public List<Signal> signals() {
        return Collections.unmodifiableList(signals);
    }

    /** All faults that have begun so far; grows. */
    public List<Injection> begun() {
        return Collections.unmodifiableList(begun);
    }

    /** Has each reading told to somebody, too, before it is judged. */
    public void listen(Consumer<Reading> listener) {
        listeners.add(listener);
    }

    /** Has each reading told to somebody with the quality it was given, copies left out. */
    public void listenJudged(Consumer<Reading> listener) {
        judged.add(listener);
    }

    /** Declares a window of work at a device. */
    public void declare(Device device, Instant from, Instant until) {
        work.add(new WorkWindow(work.size() + 1L, null, device.id(), null, from, until));
        detection.declare(device.domain(), List.copyOf(work), Micros.of(now));
    }

    /** Has a fault happen, not before now. */
    public Injection ask(Request request) {
        Injection fault = run.ask(request);
        asked.add(fault);
        return fault;
    }

    /** The fault that was asked for last. */
    public Optional<Injection> lastAsked() {
        return asked.isEmpty() ? Optional.empty() : Optional.of(asked.get(asked.size() - 1));
    }

    /** Lets time pass until then; all that happens at that very instant has happened. */
    public void runUntil(Instant until) {
        runUntil(until, () -> false);
    }

    /** The same, but no further than needed: {@code found} is asked after everything that happens. */
    public void runUntil(Instant until, BooleanSupplier found) {
        boolean isFound = found.getAsBoolean();
        while (!isFound && next().filter(at -> !at.isAfter(until)).isPresent()) {
            step();
            isFound = found.getAsBoolean();
        }
        if (!isFound && until.isAfter(now)) {
            now = until;
        }
        outlet.rest(now);
    }

    private Optional<Instant> next() {
        Optional<Instant> said = run.nextAt();
        Optional<Instant> ring = detection.nextRing();
        return isRingFirst(said, ring) ? ring : said;
    }

    /** What is said at the very instant silence would be noticed came just in time. */
    private static boolean isRingFirst(Optional<Instant> said, Optional<Instant> ring) {
        return ring.isPresent() && (said.isEmpty() || ring.get().isBefore(said.get()));
    }

    private void step() {
        Optional<Instant> said = run.nextAt();
        Optional<Instant> ring = detection.nextRing();
        if (isRingFirst(said, ring)) {
            pass(ring.orElseThrow());
            detection.ring();
            return;
        }
        pass(said.orElseThrow());
        Optional<Emission> emission = run.next();
        if (emission.isPresent()) {
            pass(emission.get().at());
            outlet.take(emission.get());
            for (Reading reading : readings.of(emission.get())) {
                listeners.forEach(listener -> listener.accept(reading));
                detection.observe(reading).ifPresent(marked -> judged.forEach(listener -> listener.accept(marked)));
            }
        }
    }

    private void pass(Instant at) {
        now = at.isAfter(now) ? at : now;
    }
}
