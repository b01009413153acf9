package lifeline.simulators;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Source;
import lifeline.simulators.fault.Injection;

/** Cities for tests. */
public final class Cities {
    public static final Catalogue CATALOGUE = Catalogue.load();
    public static final List<Simulation> SIMULATIONS = Simulation.all(CATALOGUE);
    public static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    private Cities() {}

    public static City of(int devices) {
        return City.generate(SIMULATIONS, devices);
    }

    public static CityRun run(int devices, String play, long seed, Consumer<Injection> onFault) {
        return new CityRun(script(devices, play, seed, OptionalDouble.empty()), onFault);
    }

    public static CityRun.Script script(int devices, String play, long seed, OptionalDouble rate) {
        return new CityRun.Script(CATALOGUE, SIMULATIONS, of(devices), play, seed, START, rate);
    }

    /** All that a source sends in its first {@code length}. */
    public static List<Emission> first(Duration length, Source source) {
        List<Emission> emissions = new ArrayList<>();
        while (source.nextAt().orElseThrow().isBefore(START.plus(length))) {
            source.next().ifPresent(emissions::add);
        }
        return emissions;
    }
}
