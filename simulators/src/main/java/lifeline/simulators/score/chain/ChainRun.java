package lifeline.simulators.score.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lifeline.contract.city.City;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import lifeline.contract.exercise.scenario.ExerciseScenarios;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.score.Truth;
import lifeline.simulators.score.match.Places;
import lifeline.simulators.score.tally.ScoreBook;
import lifeline.simulators.shadow.ShadowLink;
import lifeline.simulators.shadow.ShadowPlanner;

/** A suite through a running chain, from the connections to the figures. Ctrl-C ends it in order, and it tells what it has seen. */
public final class ChainRun {
    private static final long PATIENCE_SECONDS = 10;

    private final ChainSettings settings;
    private final Catalogue catalogue;
    private final List<Simulation> simulations;
    private final Consumer<String> say;

    /** @param say takes lines for people */
    public ChainRun(ChainSettings settings, Catalogue catalogue, List<Simulation> simulations, Consumer<String> say) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.simulations = simulations;
        this.say = say;
    }

    /** Takes the figures, and what was played how. */
    public interface Told {
        void take(ScoreBook book, Map<String, Object> head);
    }

    /**
     * Plays all of it; {@code told} is told once, at the end, also of what was seen until the chain could not be reached any more.
     *
     * @throws IllegalStateException when the chain cannot be reached
     */
    public void run(List<LibraryScenario> scenarios, List<Long> seeds, Told told) throws InterruptedException {
        CityClock clock = ChainClock.of(settings, say);
        List<ExerciseScenario> drawn = ExerciseScenarios.drawn(scenarios, simulations);
        CountDownLatch ended = new CountDownLatch(1);
        try (SignalStore store = SignalStore.of(settings);
                ShadowLink link = ShadowLink.connected(settings.broker(), settings.devices())) {
            Programme programme = Programme.of(drawn, seeds, numbers(store, drawn.size() * seeds.size()));
            programme.leftOut().forEach(left -> say.accept(left.scenario() + " is left out: " + left.why()));
            City city = City.generate(simulations, settings.devices());
            ScoreBook book = new ScoreBook(catalogue);
            Rehearsal rehearsal = new Rehearsal(new ShadowPlanner(catalogue, simulations, city), link, clock);
            ChainSuite suite = new ChainSuite(
                    clock,
                    new ChainSuite.Limits(settings.atOnce(), store.room(clock.instant())),
                    rehearsal::play,
                    store::said,
                    new ChainSuite.Scoring(book, Places.of(city), Truth.quantities(catalogue)),
                    say);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite, ended), "stop"));
            if (programme.items().isEmpty()) {
                throw new IllegalStateException("nothing is left to be played");
            }
            say.accept(announcement(programme, clock));
            try {
                suite.run(programme.items());
            } finally {
                told.take(book, head(programme, suite, clock));
            }
        } finally {
            ended.countDown();
        }
    }

    private String announcement(Programme programme, CityClock clock) {
        int plays = programme.items().size();
        return plays + (plays == 1 ? " play" : " plays") + " at speed " + clock.speed() + ", at most "
                + settings.atOnce()
                + " at the same time, as the exercises from "
                + programme.items().get(0).exercise();
    }

    /** The first of so many numbers in a row that were never used. */
    private static long numbers(SignalStore store, int count) {
        while (true) {
            long first = ThreadLocalRandom.current().nextLong(Programme.LOWEST, Programme.HIGHEST - count);
            if (store.isFresh(first, first + count)) {
                return first;
            }
        }
    }

    private Map<String, Object> head(Programme programme, ChainSuite suite, CityClock clock) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("through", settings.broker().url());
        head.put("speed", clock.speed());
        head.put("plays", suite.scored());
        head.put("plays_asked", programme.items().size());
        List<Map<String, Object>> left = new ArrayList<>();
        programme.leftOut().forEach(each -> left.add(told(each)));
        suite.leftOut().forEach(each -> left.add(told(each)));
        head.put("left_out", left);
        head.put("not_asked", suite.unasked());
        return head;
    }

    private static Map<String, Object> told(Programme.LeftOut left) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("scenario", left.scenario());
        left.seed().ifPresent(seed -> told.put("seed", seed));
        told.put("why", left.why());
        return told;
    }

    /** What is being played ends in order: its shadows say their last word. */
    private static void stop(ChainSuite suite, CountDownLatch ended) {
        suite.stop();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
