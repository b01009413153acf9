package lifeline.simulators.shadow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import lifeline.contract.exercise.scenario.ExerciseScenarios;
import lifeline.contract.library.Break;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.simulation.Play;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.score.match.Due;
import lifeline.simulators.score.match.TrueFault;
import lifeline.simulators.score.scene.Scene;
import lifeline.simulators.score.scene.SceneMaker;
import lifeline.simulators.score.scene.Stage;

/** Makes plans for the shadows of a city. The same scenario, seed and beginning make the same plan. */
public final class ShadowPlanner {
    /** Physical models have run for so long when the shadows are first heard. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    private static final int CALM_OF_EACH_DOMAIN = 3;

    private final Catalogue catalogue;
    private final List<Simulation> simulations;
    private final City real;

    /** @param real whose assets are shadowed */
    public ShadowPlanner(Catalogue catalogue, List<Simulation> simulations, City real) {
        this.catalogue = catalogue;
        this.simulations = simulations;
        this.real = real;
    }

    /**
     * Over when all that is expected has had its time, but at most twice as late as was said beforehand.
     *
     * @throws IllegalStateException when the city has nothing that the scenario could strike
     */
    public ShadowPlan plan(ExerciseScenario scenario, long seed, Instant begins) {
        Scene scene = scene(scenario, seed, begins, scenario.lasts());
        return plan(scenario, scene, scene.faults(), List.of(), begins, ends(scenario, scene, begins));
    }

    /**
     * Over after exactly {@code watched}. What a fault is so slow to come to that it would have to be said later is not asked for.
     *
     * @throws IllegalStateException when the city has nothing that the scenario could strike
     */
    public ShadowPlan plan(ExerciseScenario scenario, long seed, Instant begins, Duration watched) {
        Scene scene = scene(scenario, seed, begins, watched);
        Instant ends = begins.plus(watched);
        List<TrueFault> faults = new ArrayList<>();
        List<Due> unasked = new ArrayList<>();
        for (TrueFault fault : scene.faults()) {
            Map<Boolean, List<Due>> due = fault.due().stream()
                    .collect(Collectors.partitioningBy(
                            each -> fault.from().plus(each.within()).isAfter(ends)));
            unasked.addAll(Objects.requireNonNull(due.get(true)));
            faults.add(fault.asking(Objects.requireNonNull(due.get(false))));
        }
        return plan(scenario, scene, faults, unasked, begins, ends);
    }

    private Scene scene(ExerciseScenario scenario, long seed, Instant begins, Duration watched) {
        Stage stage = new Stage(real, begins.minus(BEFORE), BEFORE.plus(watched));
        return new SceneMaker(catalogue, simulations, stage).scene(later(scenario.shortened()), seed);
    }

    private ShadowPlan plan(
            ExerciseScenario scenario,
            Scene scene,
            List<TrueFault> faults,
            List<Due> unasked,
            Instant begins,
            Instant ends) {
        City city = shadows(scene);
        CityRun.Script script = new CityRun.Script(
                catalogue, simulations, city, Play.QUIET, scene.seed(), scene.start(), OptionalDouble.empty());
        return new ShadowPlan(scenario, city, script, scene.requests(), faults, unasked, begins, ends);
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
                        broken.size(),
                        broken.work()))
                .toList();
        return new LibraryScenario(
                scenario.id(),
                scenario.title(),
                breaks,
                scenario.expect(),
                scenario.may(),
                scenario.silent(),
                scenario.dry());
    }

    private City shadows(Scene scene) {
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

    private static Instant ends(ExerciseScenario scenario, Scene scene, Instant begins) {
        Instant ends = begins.plus(scenario.lasts());
        Instant latest = begins.plus(scenario.lasts().multipliedBy(2));
        for (TrueFault fault : scene.faults()) {
            for (Due due : fault.due()) {
                Instant told = fault.from().plus(due.within()).plus(ExerciseScenarios.TAIL);
                ends = told.isAfter(ends) ? told : ends;
            }
        }
        return ends.isAfter(latest) ? latest : ends;
    }
}
