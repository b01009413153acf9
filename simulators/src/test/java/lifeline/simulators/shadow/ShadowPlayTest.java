package lifeline.simulators.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lifeline.contract.city.City;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import lifeline.contract.exercise.scenario.ExerciseScenarios;
import lifeline.contract.library.Library;
import lifeline.simulators.Cities;
import org.junit.jupiter.api.Test;

class ShadowPlayTest {
    private static final Instant BEGINS = Instant.parse("2026-11-22T08:00:00Z");
    private static final ExerciseId EXERCISE = new ExerciseId(17);

    private final ShadowPlanner planner =
            new ShadowPlanner(Cities.CATALOGUE, Cities.SIMULATIONS, City.generate(Cities.SIMULATIONS, 1_000));
    private final ExerciseScenario silence = ExerciseScenarios.drawn(
                    List.of(Library.load(Cities.CATALOGUE, Cities.SIMULATIONS)
                            .scenario("heating-station-silent")
                            .orElseThrow()),
                    Cities.SIMULATIONS)
            .get(0);
    private final List<String> topics = new ArrayList<>();

    @Test
    void eachShadowIsHeardAtOnceSoThatItsSilenceCanBeTold() throws InterruptedException {
        ShadowPlan plan = planner.plan(silence, 7, BEGINS, Duration.ofMinutes(5));
        ShadowPlay play = play(plan);
        assertEquals(BEGINS, play.nextAt().orElseThrow());
        play.sayNext();

        assertEquals(plan.city().devices().size(), topics.size());
        plan.city()
                .devices()
                .forEach(device -> assertTrue(
                        topics.stream().anyMatch(topic -> topic.contains('/' + device.id() + '/')), device::id));
    }

    @Test
    void whatIsSaidAtOnceIsSaidOnce() throws InterruptedException {
        ShadowPlay play = play(planner.plan(silence, 7, BEGINS, Duration.ofMinutes(5)));
        play.sayNext();
        Set<String> first = new HashSet<>(topics);
        topics.clear();
        play.sayNext();

        assertTrue(play.nextAt().orElseThrow().isAfter(BEGINS));
        assertTrue(topics.size() <= 1 && first.containsAll(topics), topics::toString);
    }

    private ShadowPlay play(ShadowPlan plan) {
        return new ShadowPlay(
                plan, new Shadows(EXERCISE, plan.city(), (device, message) -> topics.add(message.topic())));
    }
}
