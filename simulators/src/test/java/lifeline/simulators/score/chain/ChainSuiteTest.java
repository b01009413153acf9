package lifeline.simulators.score.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lifeline.contract.city.City;
import lifeline.contract.clock.CityClock;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.exercise.scenario.ExerciseScenarios;
import lifeline.contract.library.Library;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import lifeline.simulators.Cities;
import lifeline.simulators.publish.Message;
import lifeline.simulators.score.Truth;
import lifeline.simulators.score.match.Places;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.score.match.TrueFault;
import lifeline.simulators.score.tally.ScoreBook;
import lifeline.simulators.shadow.ShadowPlan;
import lifeline.simulators.shadow.ShadowPlanner;
import lifeline.simulators.shadow.ShadowPlay;
import lifeline.simulators.shadow.Shadows;
import org.junit.jupiter.api.Test;

/** A city so fast that minutes of it are milliseconds. */
class ChainSuiteTest {
    private static final double SPEED = 1_000;
    private static final String READINGS = "/json";
    private static final String LAST_WORD = "/status";

    private final CityClock clock = CityClock.of(Instant.parse("2026-11-22T08:00:00Z"), Instant.now(), SPEED);
    private final City city = City.generate(Cities.SIMULATIONS, 1_000);
    private final ShadowPlanner planner = new ShadowPlanner(Cities.CATALOGUE, Cities.SIMULATIONS, city);
    private final Library library = Library.load(Cities.CATALOGUE, Cities.SIMULATIONS);
    private final Map<ExerciseId, ShadowPlan> plans = new ConcurrentHashMap<>();
    private final List<String> topics = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final ScoreBook book = new ScoreBook(Cities.CATALOGUE);
    private Runnable onMessage = () -> {};
    private int shadows = 1_000;

    @Test
    void manyScenariosArePlayedAtTheSameTimeAndNoneLeavesAShadowBehind() throws InterruptedException {
        ChainSuite suite = suite();
        suite.run(items("gas-overpressure", "quiet-gas-spike"));

        assertEquals(2, suite.scored(), told::toString);
        assertEquals(2, book.overall().scenarios());
        assertTrue(book.overall().recall().trials() <= 1);
        assertEquals(book.overall().recall().trials(), book.overall().recall().hits(), told::toString);
        assertEquals(1, book.overall().quiet().hits());
        assertTrue(book.overall().sensorDays() > 0);
        assertTrue(firstOf(2) < lastReadingOf(1) && firstOf(1) < lastReadingOf(2), "they are played one by one");
        assertEquals(List.of(), shadowsLeft());
    }

    @Test
    void aSuiteThatIsStoppedLeavesNoShadowBehind() throws InterruptedException {
        ChainSuite suite = suite();
        onMessage = suite::stop;
        suite.run(items("gas-overpressure"));

        assertEquals(0, suite.scored());
        assertTrue(topics.stream().anyMatch(topic -> topic.endsWith(READINGS)));
        assertEquals(List.of(), shadowsLeft());
    }

    @Test
    void whatTheCityHasNothingForIsLeftOutAndSaidToBe() throws InterruptedException {
        ChainSuite suite = new ChainSuite(
                clock,
                new ChainSuite.Limits(1, 1_000),
                item -> {
                    throw new IllegalStateException("nothing to strike");
                },
                exercise -> List.of(),
                new ChainSuite.Scoring(book, Places.of(city), Map.of()),
                told::add);
        suite.run(items("gas-overpressure"));

        assertEquals(1, suite.leftOut().size());
        assertTrue(suite.leftOut().get(0).why().contains("nothing to strike"));
    }

    @Test
    void whatTheStoreHasNoRoomForIsLeftOutAndSaidToBe() throws InterruptedException {
        shadows = 10;
        ChainSuite suite = suite();
        suite.run(items("gas-overpressure"));

        assertEquals(0, suite.scored());
        assertTrue(suite.leftOut().get(0).why().contains("no room for more shadows than 10"), told::toString);
        assertEquals(List.of(), topics);
    }

    private ChainSuite suite() {
        return new ChainSuite(
                clock,
                new ChainSuite.Limits(2, shadows),
                this::rehearsed,
                exercise -> answers(plan(exercise)),
                new ChainSuite.Scoring(book, Places.of(city), Truth.quantities(Cities.CATALOGUE)),
                told::add);
    }

    private List<Programme.Item> items(String... ids) {
        return Programme.of(
                        ExerciseScenarios.drawn(
                                Stream.of(ids)
                                        .map(id -> library.scenario(id).orElseThrow())
                                        .toList(),
                                Cities.SIMULATIONS),
                        List.of(1L),
                        1)
                .items();
    }

    /** All begin at an instant that is far enough away for the slowest machine to be ready. */
    private ShadowPlay rehearsed(Programme.Item item) {
        Instant begins = plans.values().stream()
                .findFirst()
                .map(ShadowPlan::begins)
                .orElseGet(() -> clock.instant().plus(Duration.ofMillis((long) (4_000 * SPEED))));
        ShadowPlan plan = planner.plan(item.scenario(), item.seed(), begins, item.watched());
        plans.put(item.exercise(), plan);
        return new ShadowPlay(plan, new Shadows(item.exercise(), plan.city(), (device, message) -> take(message)));
    }

    private void take(Message message) {
        topics.add(message.topic());
        onMessage.run();
    }

    private ShadowPlan plan(ExerciseId exercise) {
        return Optional.ofNullable(plans.get(exercise)).orElseThrow();
    }

    /** A detection that raises all that is due ten seconds after the fault. */
    private static List<Said> answers(ShadowPlan plan) {
        List<Said> said = new ArrayList<>();
        for (TrueFault fault : plan.faults()) {
            fault.due()
                    .forEach(due -> said.add(new Said(
                            due.rule(),
                            fault.devices().stream().sorted().findFirst().orElseThrow() + ".any",
                            SignalKind.RAISE,
                            Severity.YELLOW,
                            fault.from().plusSeconds(10))));
        }
        return said;
    }

    private int firstOf(int number) {
        return indices(number, READINGS).findFirst().orElseThrow();
    }

    private int lastReadingOf(int number) {
        return indices(number, READINGS).reduce((one, other) -> other).orElseThrow();
    }

    private Stream<Integer> indices(int number, String ending) {
        return Stream.iterate(0, i -> i < topics.size(), i -> i + 1)
                .filter(i -> topics.get(i).startsWith("lifeline/exercise/v1/" + number + '/')
                        && topics.get(i).endsWith(ending));
    }

    /** Those whose last word was not their last. */
    private List<String> shadowsLeft() {
        Map<String, String> last = new HashMap<>();
        topics.forEach(
                topic -> last.put(topic.substring(0, topic.lastIndexOf('/')), topic.substring(topic.lastIndexOf('/'))));
        return last.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(LAST_WORD))
                .map(Map.Entry::getKey)
                .toList();
    }
}
