package lifeline.simulators.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import lifeline.contract.city.City;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import lifeline.contract.exercise.scenario.ExerciseScenarios;
import lifeline.contract.library.Library;
import lifeline.contract.library.Size;
import lifeline.simulators.Cities;
import lifeline.simulators.score.match.Due;
import lifeline.simulators.score.match.TrueFault;
import org.junit.jupiter.api.Test;

class ShadowPlannerTest {
    private static final Instant BEGINS = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration WATCHED = Duration.ofMinutes(11);

    private final ShadowPlanner planner =
            new ShadowPlanner(Cities.CATALOGUE, Cities.SIMULATIONS, City.generate(Cities.SIMULATIONS, 1_000));
    private final ExerciseScenario leak = ExerciseScenarios.drawn(
                    List.of(Library.load(Cities.CATALOGUE, Cities.SIMULATIONS)
                            .scenario("gas-leak")
                            .orElseThrow()),
                    Cities.SIMULATIONS)
            .get(0);

    @Test
    void sizesAreDrawnAndDifferFromSeedToSeed() {
        List<Double> sizes = LongStream.range(1, 6)
                .mapToObj(seed -> planner.plan(leak, seed, BEGINS, WATCHED))
                .map(plan -> plan.faults().get(0).due().get(0).size().orElseThrow())
                .toList();

        assertEquals(5, sizes.stream().distinct().count(), sizes::toString);
        assertTrue(sizes.stream().allMatch(size -> size > Size.LEAST * 0.9 && size < Size.MOST * 1.1), sizes::toString);
    }

    @Test
    void whatWouldHaveToBeSaidAfterTheEndIsNotAskedFor() {
        ShadowPlan whole = planner.plan(leak, 7, BEGINS, WATCHED);
        ShadowPlan brief = planner.plan(leak, 7, BEGINS, Duration.ofMinutes(1));

        assertEquals(List.of("gas.methane.leak"), rules(whole.faults().get(0).due()));
        assertEquals(List.of(), whole.unasked());
        assertEquals(List.of(), brief.faults().get(0).due());
        assertEquals(List.of("gas.methane.leak"), rules(brief.unasked()));
        assertEquals(BEGINS.plusSeconds(60), brief.ends());
    }

    @Test
    void sensorDaysAreThoseOfTheShadowsWhileTheyAreWatched() {
        ShadowPlan plan = planner.plan(leak, 7, BEGINS, WATCHED);
        long sensors = plan.city().devices().stream()
                .mapToLong(device -> device.quantities().size())
                .sum();

        assertEquals(
                sensors * WATCHED.toSeconds() / 86_400.0,
                plan.sensorDays().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                1e-9);
        assertTrue(plan.faults().stream().map(TrueFault::devices).allMatch(struck -> plan.city().devices().stream()
                .map(device -> device.id())
                .toList()
                .containsAll(struck)));
    }

    private static List<String> rules(List<Due> due) {
        return due.stream().map(Due::rule).toList();
    }
}
