package lifeline.simulators.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import lifeline.contract.exercise.scenario.ExerciseScenarios;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.score.match.TrueFault;
import lifeline.simulators.shadow.ShadowPlan;
import lifeline.simulators.shadow.ShadowPlanner;
import org.junit.jupiter.api.Test;

class ExercisePlanTest {
    private static final Instant BEGINS = Instant.parse("2026-11-22T08:00:00Z");

    private final Catalogue catalogue = Catalogue.load();
    private final List<Simulation> simulations = Simulation.all(catalogue);
    private final City real = City.generate(simulations, 1_000);
    private final ShadowPlanner planner = new ShadowPlanner(catalogue, simulations, real);

    @Test
    void theSameScenarioSeedAndBeginningMakeTheSamePlan() {
        assertEquals(plan("gas-leak", 7).requests(), plan("gas-leak", 7).requests());
        assertEquals(plan("gas-leak", 7).city(), plan("gas-leak", 7).city());
    }

    @Test
    void whatIsStruckSpeaksAndSoDoAFewCalmOnesOfEveryDomain() {
        ShadowPlan plan = plan("gas-leak", 7);
        TrueFault fault = plan.faults().get(0);

        List<String> devices =
                plan.city().devices().stream().map(device -> device.id()).toList();
        assertTrue(devices.containsAll(fault.devices()), devices + " lack some of " + fault.devices());
        assertTrue(devices.size() < 100, devices.size() + " devices");
        assertEquals(
                Simulation.all(catalogue).size(),
                plan.city().devices().stream()
                        .map(device -> device.domain())
                        .distinct()
                        .count());
    }

    @Test
    void theFirstBreakComesTwentySecondsAfterTheBeginningAndAllIsOverWhenItWasSaid() {
        ShadowPlan plan = plan("gas-leak", 7);
        List<Injection> broken = new ArrayList<>();
        CityRun run = plan.run(broken::add);
        for (Optional<Instant> at = run.nextAt(); at.orElseThrow().isBefore(plan.ends()); at = run.nextAt()) {
            run.next();
        }

        assertEquals(
                List.of(BEGINS.plusSeconds(20)),
                broken.stream().map(Injection::from).toList());
        assertFalse(plan.ends().isBefore(BEGINS.plus(plan.scenario().lasts())));
        assertFalse(plan.ends().isAfter(BEGINS.plus(plan.scenario().lasts().multipliedBy(2))));
    }

    @Test
    void theScoreTellsWhatWasAnsweredWhenAndWhatWasFalse() throws Exception {
        ShadowPlan plan = plan("gas-leak", 7);
        TrueFault fault = plan.faults().get(0);
        String struck = fault.devices().stream()
                .filter(device -> device.startsWith("gas-methane"))
                .findFirst()
                .orElseThrow();
        Instant told = fault.from().plus(Duration.ofSeconds(40));
        List<Said> said = List.of(
                new Said("gas.methane.leak", struck + ".methane", SignalKind.RAISE, Severity.RED, told),
                new Said("water.pressure.low", "water-1.pressure", SignalKind.RAISE, Severity.YELLOW, told));

        JsonNode score = new JsonMapper().readTree(ExerciseScore.of(catalogue, real, plan, said));

        assertEquals(1, score.path("recall").asDouble());
        assertEquals(0.5, score.path("precision").asDouble());
        assertEquals("IN_TIME", score.path("expected").path(0).path("answer").asText());
        assertEquals(40, score.path("expected").path(0).path("delay_s").asDouble());
        assertEquals(
                "water.pressure.low", score.path("false").path(0).path("rule").asText());
    }

    @Test
    void everyScenarioCanBePlannedInACityOfAThousandDevices() {
        for (ExerciseScenario scenario : ExerciseScenarios.load(catalogue)) {
            assertFalse(planner.plan(scenario, 1, BEGINS).requests().isEmpty(), scenario.id());
        }
    }

    private ShadowPlan plan(String id, long seed) {
        ExerciseScenario scenario = ExerciseScenarios.load(catalogue).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        return planner.plan(scenario, seed, BEGINS);
    }
}
