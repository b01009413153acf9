package lifeline.simulators.score.scene;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.simulation.Play;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.fault.Request;
import lifeline.simulators.history.ReadingsCsv;
import lifeline.simulators.score.match.TrueFault;
import lifeline.simulators.wave.Rain;

/**
 * A scenario under a seed, ready to be played.
 *
 * @param city whose devices have the periods they keep in this run
 * @param declared by device: the period it declares
 * @param requests the faults to ask for, in order
 * @param faults the truth of them
 * @param work declared windows of work, in the order of the breaks
 * @param sensorDays by {@code domain.quantity}
 */
public record Scene(
        LibraryScenario scenario,
        long seed,
        City city,
        Map<String, Duration> declared,
        Instant start,
        Duration length,
        List<Request> requests,
        List<TrueFault> faults,
        List<Announced> work,
        Map<String, Double> sensorDays) {
    /** Plays it and writes its readings, of which there are so many. */
    public long write(Catalogue catalogue, List<Simulation> simulations, Path file) {
        CityRun.Script script =
                new CityRun.Script(catalogue, simulations, city, Play.QUIET, seed, start, OptionalDouble.empty());
        Optional<Rain> rain = scenario.dry() ? Optional.of(at -> 0) : Optional.empty();
        return new ReadingsCsv(script, declared, start.plus(length), rain).write(requests, file, at -> {});
    }

    /** For people. */
    public String name() {
        return scenario.id() + " under seed " + seed;
    }
}
