package lifeline.contract.exercise.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Text;
import lifeline.contract.library.Break;
import lifeline.contract.library.Expected;
import lifeline.contract.library.Library;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.library.Size;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.Simulation;

/**
 * All scenarios that can be exercised, in the library's order: those of the library that need no more than {@link #LONGEST},
 * and no window of work, which nobody declares for shadows.
 */
public final class ExerciseScenarios {
    /** From the first reading to the first break: time to look. */
    static final Duration FIRST_BREAK = Duration.ofSeconds(20);

    /** All the waits between the breaks of a scenario together are no longer. */
    static final Duration WAITS = Duration.ofSeconds(60);

    /** So long after the last that is expected. */
    public static final Duration TAIL = Duration.ofSeconds(20);

    /** What takes longer is no exercise. */
    public static final Duration LONGEST = Duration.ofMinutes(20);

    /** For people: what is drawn is large enough to be noticed, and silence is short. */
    private static final Manner EXERCISED = new Manner(Size.fixed(3), Duration.ofMinutes(3));

    /** For figures: what is drawn stays drawn, and what must stay silent is looked at for as long as it lasts. */
    private static final Manner SCORED = new Manner(Size.DRAWN, Duration.ofDays(1));

    private final Map<String, Simulation> simulations;
    private final Manner manner;

    private ExerciseScenarios(List<Simulation> simulations, Manner manner) {
        this.simulations = simulations.stream().collect(Collectors.toMap(Simulation::domain, Function.identity()));
        this.manner = manner;
    }

    /**
     * How scenarios are shortened.
     *
     * @param drawn in place of a drawn size
     * @param silence so long at most is looked at what must stay silent
     */
    private record Manner(Size drawn, Duration silence) {}

    /** Those of this build. */
    public static List<ExerciseScenario> load(Catalogue catalogue) {
        List<Simulation> simulations = Simulation.all(catalogue);
        return of(Library.load(catalogue, simulations), simulations);
    }

    static List<ExerciseScenario> of(Library library, List<Simulation> simulations) {
        return shortened(library.scenarios(), simulations, EXERCISED).stream()
                .filter(scenario -> scenario.lasts().compareTo(LONGEST) <= 0
                        && !scenario.shortened().hasWork())
                .toList();
    }

    /** The same scenarios with short waits, but with sizes as they are drawn, however long they then last; all of them. */
    public static List<ExerciseScenario> drawn(List<LibraryScenario> scenarios, List<Simulation> simulations) {
        return shortened(scenarios, simulations, SCORED);
    }

    private static List<ExerciseScenario> shortened(
            List<LibraryScenario> scenarios, List<Simulation> simulations, Manner manner) {
        ExerciseScenarios shortening = new ExerciseScenarios(simulations, manner);
        return scenarios.stream().map(shortening::scenario).toList();
    }

    private ExerciseScenario scenario(LibraryScenario whole) {
        LibraryScenario shortened = shortened(whole);
        Duration lasts = shortened.breaks().stream()
                .map(broken -> broken.after().plus(looked(shortened, broken)))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        List<Text> faults =
                whole.breaks().stream().map(broken -> model(broken).title()).toList();
        return new ExerciseScenario(
                whole.id(),
                whole.title(),
                whole.breaks().stream().map(Break::domain).distinct().toList(),
                faults,
                lasts.plus(TAIL),
                shortened);
    }

    private LibraryScenario shortened(LibraryScenario whole) {
        Duration first = whole.breaks().stream()
                .map(Break::after)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration span = whole.breaks().stream()
                .map(Break::after)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .minus(first);
        double share = span.compareTo(WAITS) <= 0 ? 1 : (double) WAITS.toMillis() / span.toMillis();
        List<Break> breaks = new ArrayList<>();
        for (Break broken : whole.breaks()) {
            Duration wait =
                    Duration.ofMillis(Math.round(broken.after().minus(first).toMillis() * share));
            Duration at = FIRST_BREAK.plus(wait);
            Size size = broken.size().kind() == Size.Kind.DRAWN ? manner.drawn() : broken.size();
            breaks.add(new Break(
                    broken.id(),
                    broken.domain(),
                    broken.fault(),
                    broken.where(),
                    at,
                    at,
                    broken.lasts(),
                    size,
                    broken.work()));
        }
        return new LibraryScenario(
                whole.id(), whole.title(), breaks, whole.expect(), whole.may(), whole.silent(), whole.dry());
    }

    private Duration looked(LibraryScenario scenario, Break broken) {
        Optional<Duration> expected =
                scenario.expectedOf(broken).stream().map(Expected::within).max(Comparator.naturalOrder());
        if (expected.isPresent()) {
            return expected.get();
        }
        Duration lasts = broken.lasts().orElse(model(broken).lasts());
        return lasts.compareTo(manner.silence()) < 0 ? lasts : manner.silence();
    }

    private FaultModel model(Break broken) {
        Simulation simulation = simulations.get(broken.domain());
        if (simulation == null) {
            throw new IllegalStateException("the library was read with other domains: " + broken.domain());
        }
        return simulation.fault(broken.fault()).orElseThrow();
    }
}
