package lifeline.contract.exercise.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.library.Break;
import lifeline.contract.library.Library;
import lifeline.contract.library.Size;
import lifeline.contract.simulation.Simulation;
import org.junit.jupiter.api.Test;

class ExerciseScenariosTest {
    private final Catalogue catalogue = Catalogue.load();
    private final List<ExerciseScenario> scenarios = ExerciseScenarios.load(catalogue);

    @Test
    void everyDomainCanBeExercised() {
        Set<String> domains = new HashSet<>();
        scenarios.forEach(scenario -> domains.addAll(scenario.domains()));

        assertEquals(Simulation.all(catalogue).size(), domains.size());
    }

    @Test
    void noExerciseTakesLongerThanTwentyMinutesAndEachSaysHowLong() {
        assertTrue(scenarios.stream()
                .allMatch(scenario -> scenario.lasts().compareTo(Duration.ofMinutes(20)) <= 0
                        && scenario.lasts().compareTo(Duration.ofSeconds(40)) >= 0));
    }

    @Test
    void theFirstBreakComesSoonAndTheOthersKeepTheirOrder() {
        for (ExerciseScenario scenario : scenarios) {
            List<Duration> afters =
                    scenario.shortened().breaks().stream().map(Break::after).toList();
            assertEquals(
                    Duration.ofSeconds(20),
                    afters.stream().min(Duration::compareTo).orElseThrow(),
                    scenario.id());
            assertTrue(afters.stream().allMatch(after -> after.compareTo(Duration.ofSeconds(80)) <= 0), scenario.id());
            assertEquals(afters.stream().sorted().toList(), afters, scenario.id());
        }
    }

    @Test
    void nothingIsLeftToADrawnSize() {
        assertTrue(scenarios.stream()
                .flatMap(scenario -> scenario.shortened().breaks().stream())
                .noneMatch(broken -> broken.size().kind() == Size.Kind.DRAWN));
    }

    @Test
    void whatIsPlayedForFiguresKeepsItsDrawnSizesAndLooksAtSilenceForAsLongAsItLasts() {
        List<Simulation> simulations = Simulation.all(catalogue);
        Library library = Library.load(catalogue, simulations);
        List<ExerciseScenario> drawn = ExerciseScenarios.drawn(library.scenarios(), simulations);

        assertEquals(library.scenarios().size(), drawn.size());
        assertEquals(
                library.scenario("gas-leak").orElseThrow().breaks().get(0).size(),
                named(drawn, "gas-leak").shortened().breaks().get(0).size());
        assertTrue(named(drawn, "quiet-water-drift").lasts().compareTo(Duration.ofMinutes(60)) > 0);
        assertTrue(named(drawn, "gas-leak").lasts().compareTo(Duration.ofMinutes(6)) < 0);
    }

    private static ExerciseScenario named(List<ExerciseScenario> all, String id) {
        return all.stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
