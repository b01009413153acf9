package lifeline.simulators.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import lifeline.contract.exercise.scenario.ExerciseScenarios;
import lifeline.contract.library.Break;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.fault.Request;
import lifeline.simulators.score.match.TrueFault;
import lifeline.simulators.score.scene.Scene;
import lifeline.simulators.score.scene.SceneMaker;
import lifeline.simulators.score.scene.Stage;

/**
 * What is played in an exercise: who speaks, what breaks when, what a good system says, and when it is over. The same scenario,
 * seed and beginning make the same plan.
 *
 * @param city of the shadows: those that are struck, those beside them, and a few calm ones everywhere
 * @param begins when they are first heard
 */
record ExercisePlan(
        ExerciseScenario scenario,
        City city,
        CityRun.Script script,
        List<Request> requests,
        List<TrueFault> faults,
        Instant begins,
        Instant ends) {
    /** Physical models have run for so long when the shadows are first heard. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    private static final String CALM_PLAY = "quiet";
    private static final int CALM_OF_EACH_DOMAIN = 3;

    /** @throws IllegalStateException when the city has nothing that the scenario could strike */
    static ExercisePlan of(Catalogue catalogue, City real, ExerciseScenario scenario, long seed, Instant begins) {
        List<Simulation> simulations = Simulation.all(catalogue);
        Instant start = begins.minus(BEFORE);
        Stage stage = new Stage(real, start, BEFORE.plus(scenario.lasts()));
        Scene scene = new SceneMaker(catalogue, simulations, stage).scene(later(scenario.shortened()), seed);
        City city = shadows(real, scene);
        CityRun.Script script =
                new CityRun.Script(catalogue, simulations, city, CALM_PLAY, seed, start, OptionalDouble.empty());
        return new ExercisePlan(
                scenario, city, script, scene.requests(), scene.faults(), begins, ends(scenario, scene, begins));
    }

    private static LibraryScenario later(LibraryScenario scenario) {
        List<Break> breaks = scenario.breaks().stream()
                .map(broken -> new Break(
                        broken.id(),
                        broken.domain(),
                        broken.fault(),
                        broken.where(),
                        broken.after().plus(BEFORE),
                        broken.before().plus(BEFORE),
                        broken.lasts(),
                        broken.size()))
                .toList();
        return new LibraryScenario(
                scenario.id(), scenario.title(), breaks, scenario.expect(), scenario.may(), scenario.silent());
    }

    private static City shadows(City real, Scene scene) {
        List<Device> devices = new ArrayList<>();
        Set<String> watched = new HashSet<>();
        for (Device device : scene.city().devices()) {
            if (!scene.declared().containsKey(device.id())) {
                devices.add(device);
                watched.add(device.id());
            }
        }
        scene.city().devices().stream().map(Device::domain).distinct().forEach(domain -> real.devices().stream()
                .filter(device -> device.domain().equals(domain) && !watched.contains(device.id()))
                .limit(CALM_OF_EACH_DOMAIN)
                .forEach(devices::add));
        return new City(real.assets(), devices);
    }

    /** When all that is expected has had its time, but at most twice as late as was said beforehand. */
    private static Instant ends(ExerciseScenario scenario, Scene scene, Instant begins) {
        Instant ends = begins.plus(scenario.lasts());
        Instant latest = begins.plus(scenario.lasts().multipliedBy(2));
        for (TrueFault fault : scene.faults()) {
            for (var due : fault.due()) {
                Instant told = fault.from().plus(due.within()).plus(ExerciseScenarios.TAIL);
                ends = told.isAfter(ends) ? told : ends;
            }
        }
        return ends.isAfter(latest) ? latest : ends;
    }

    /** A run of it; faults that begin are told to {@code onFault}. */
    CityRun run(java.util.function.Consumer<lifeline.simulators.fault.Injection> onFault) {
        CityRun run = new CityRun(script, onFault);
        requests.forEach(run::ask);
        return run;
    }
}
