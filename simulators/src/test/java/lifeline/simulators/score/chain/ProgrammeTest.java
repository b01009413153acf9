package lifeline.simulators.score.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import lifeline.contract.exercise.scenario.ExerciseScenarios;
import lifeline.contract.library.Library;
import lifeline.simulators.Cities;
import lifeline.simulators.score.chain.Programme.Item;
import org.junit.jupiter.api.Test;

class ProgrammeTest {
    private final Library library = Library.load(Cities.CATALOGUE, Cities.SIMULATIONS);
    private final Programme programme = Programme.of(
            ExerciseScenarios.drawn(library.scenarios(), Cities.SIMULATIONS), List.of(4L, 5L), Programme.LOWEST);

    @Test
    void eachPlayHasANumberOfItsOwnThatTheStoreNeverGives() {
        List<Long> numbers =
                programme.items().stream().map(item -> item.exercise().number()).toList();

        assertEquals(numbers.size(), numbers.stream().distinct().count());
        assertTrue(numbers.stream().allMatch(number -> number >= 900_000_000));
    }

    @Test
    void whatTakesLongerThanTwentyMinutesIsLeftOutAndSaidToBe() {
        assertTrue(programme.items().stream()
                .allMatch(item -> item.scenario().lasts().compareTo(Duration.ofMinutes(20)) <= 0));
        assertTrue(programme.leftOut().stream()
                .anyMatch(left -> left.scenario().equals("water-tank-drains")
                        && left.why().contains("more than 20")));
        assertEquals(
                library.scenarios().size() * 2,
                programme.items().size() + programme.leftOut().size() * 2);
    }

    @Test
    void mostOfTheLibraryIsPlayed() {
        assertTrue(programme.items().size() > library.scenarios().size(), programme.leftOut()::toString);
    }

    @Test
    void allScenariosArePlayedUnderOneSeedBeforeTheNext() {
        List<Long> seeds = programme.items().stream().map(Item::seed).toList();

        assertEquals(seeds.stream().sorted().toList(), seeds);
    }
}
