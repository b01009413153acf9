package lifeline.simulators.score.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lifeline.contract.library.Break;
import lifeline.contract.library.Library;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.library.Size;
import lifeline.contract.library.Where;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import lifeline.simulators.Cities;
import lifeline.simulators.score.course.Course;
import lifeline.simulators.score.match.Due;
import lifeline.simulators.score.match.Places;
import lifeline.simulators.score.match.Timing;
import lifeline.simulators.score.match.TrueFault;
import org.junit.jupiter.api.Test;

class SceneTest {
    private static final Library LIBRARY = Library.load(Cities.CATALOGUE, Cities.SIMULATIONS);
    private static final Stage STAGE = new Stage(Cities.SIMULATIONS);
    private static final Map<String, Scene> MADE = new HashMap<>();
    private static final SceneMaker MAKER = new SceneMaker(Cities.CATALOGUE, Cities.SIMULATIONS, STAGE);

    @Test
    void aRunSpansFiveThousandSensorDays() {
        double days = STAGE.sensorDays().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertTrue(days >= 5_000, days + " sensor-days");
    }

    @Test
    void theSameScenarioAndSeedMakeTheSameScene() {
        LibraryScenario leak = LIBRARY.scenario("gas-leak").orElseThrow();
        assertEquals(MAKER.scene(leak, 7).faults(), MAKER.scene(leak, 7).faults());
        assertEquals(MAKER.scene(leak, 7).requests(), MAKER.scene(leak, 7).requests());
    }

    @Test
    void everyScenarioCanBeMadeAndDrawnSizesAreReachedWhereNoModelStandsAgainst() {
        Set<String> wrong = new TreeSet<>();
        for (LibraryScenario scenario : LIBRARY.scenarios()) {
            Scene scene = scene(scenario.id(), 3);
            for (int i = 0; i < scene.faults().size(); i++) {
                TrueFault fault = scene.faults().get(i);
                boolean isFree =
                        scene.requests().get(i).model().physics().changes().isEmpty();
                if (isFree && scenario.breaks().get(i).size().kind() == Size.Kind.DRAWN) {
                    double size = fault.due().get(0).size().orElseThrow();
                    if (size < 0.95 * Size.LEAST || size > 1.05 * Size.MOST) {
                        wrong.add(scenario.id() + " is of size " + size);
                    }
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void aSizeIsReachedThoughAModelIsFarFromProportional() {
        for (long seed = 1; seed <= 4; seed++) {
            double size = scene("gas-clogged-regulator", seed)
                    .faults()
                    .get(0)
                    .due()
                    .get(0)
                    .size()
                    .orElseThrow();
            assertTrue(size > 0.9 * Size.LEAST && size < 1.1 * Size.MOST, "size " + size + " under seed " + seed);
        }
    }

    @Test
    void aSizeWellBeyondTheLevelIsClaimedAndOneWellBelowIsNot() {
        Set<String> wrong = new TreeSet<>();
        for (LibraryScenario scenario : LIBRARY.scenarios()) {
            for (long seed = 3; seed <= 4; seed++) {
                for (TrueFault fault : scene(scenario.id(), seed).faults()) {
                    for (Due due : fault.due()) {
                        due.size().stream()
                                .filter(size -> (size < 0.95 && due.claimed()) || (size > 4 && !due.claimed()))
                                .forEach(size -> wrong.add(scenario.id() + ": " + due));
                    }
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void whatIsBeyondALevelByLessThanTwiceItsNoiseIsNotClaimed() {
        Rule high = Cities.CATALOGUE.rule("gas.outlet-pressure.high").orElseThrow();
        Duration report = Duration.ofSeconds(5);
        Course course = course(3.31);
        assertTrue(course.metAt(high, high.levels().get(0), report) < course.values().length);
        assertFalse(course.isBeyond(high, high.levels().get(0), 2 * 0.012, report));
        assertTrue(course(3.33).isBeyond(high, high.levels().get(0), 2 * 0.012, report));
    }

    private static Course course(double value) {
        double[] values = new double[100];
        Arrays.fill(values, value);
        return new Course(Instant.EPOCH, Duration.ofSeconds(5), values);
    }

    @Test
    void whatIsDueOfAFaultIsJudgedWithAllElseThatIsBroken() {
        Scene scene = scene("chain-storm", 3);
        Due ponding = fault(scene.faults(), "flooding").due().get(0);
        assertTrue(
                ponding.severity().orElseThrow().isAtLeast(Severity.ORANGE), "4 times blue, and a storm falls on it");
    }

    @Test
    void theTruthComesToALevelBeforeTheTimeThatIsAllowedAndNotBeforeTheFault() {
        Set<String> wrong = new TreeSet<>();
        for (LibraryScenario scenario : LIBRARY.scenarios()) {
            for (TrueFault fault : scene(scenario.id(), 3).faults()) {
                for (Due due : fault.due()) {
                    due.timing()
                            .filter(timing -> timing.crossed().isNegative()
                                    || timing.crossed().compareTo(Duration.between(fault.from(), fault.until())) > 0
                                    || !timing.sample()
                                            .multipliedBy(2)
                                            .minus(timing.bound())
                                            .isNegative())
                            .ifPresent(timing -> wrong.add(scenario.id() + ": " + due));
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void theTruthOfSeveralSensorsAndOfSignsIsKnownAndNotTheBeginningOfTheFault() {
        for (String id : List.of("bridge-overweight-vehicle", "gas-sewer-seep", "gas-sewer-seep-after-peak")) {
            TrueFault fault = scene(id, 7).faults().get(0);
            Timing timing = fault.due().get(0).timing().orElseThrow();
            assertTrue(timing.crossed().compareTo(Duration.ofSeconds(10)) > 0, id + " " + timing);
            assertTrue(timing.crossed().compareTo(Duration.ofHours(2)) < 0, id + " " + timing);
        }
    }

    @Test
    void calmSensorsDeclareALongPeriodAndSixOfThoseStruckTheirOwn() {
        Scene scene = scene("gas-leak", 7);
        TrueFault leak = scene.faults().get(0);
        long own = leak.devices().stream()
                .filter(device -> !scene.declared().containsKey(device))
                .count();
        assertTrue(own >= Math.min(6, leak.devices().size()), own + " of " + leak.devices());
        long calm =
                scene.declared().values().stream().filter(Stage.CALM::equals).count();
        assertTrue(calm > 0.9 * scene.city().devices().size(), calm + " calm devices");
    }

    @Test
    void aBreakNearAnotherStrikesWithinTwoKilometresOfItAndAfterIt() {
        Places places = Places.of(STAGE.city());
        Set<String> wrong = new TreeSet<>();
        for (LibraryScenario scenario : LIBRARY.scenarios()) {
            for (long seed = 3; seed <= 4 && scenario.isChain(); seed++) {
                List<TrueFault> faults = scene(scenario.id(), seed).faults();
                for (Break broken : scenario.breaks()) {
                    if (broken.where().kind() == Where.Kind.NEAR) {
                        TrueFault here = faults.get(scenario.breaks().indexOf(broken));
                        TrueFault there = fault(faults, broken.where().name());
                        double metres = places.metres(
                                        here.asset().orElseThrow(),
                                        there.asset().orElseThrow())
                                .orElseThrow();
                        if (metres > 2_000 || here.from().isBefore(there.from())) {
                            wrong.add(scenario.id() + '/' + seed + ' ' + broken.id() + ": " + metres + " m, "
                                    + Duration.between(there.from(), here.from()));
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static TrueFault fault(List<TrueFault> faults, String id) {
        return faults.stream()
                .filter(fault -> fault.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Scene scene(String id, long seed) {
        return MADE.computeIfAbsent(
                id + '/' + seed, name -> MAKER.scene(LIBRARY.scenario(id).orElseThrow(), seed));
    }
}
