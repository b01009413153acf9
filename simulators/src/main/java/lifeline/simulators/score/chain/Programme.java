package lifeline.simulators.score.chain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import lifeline.contract.exercise.scenario.ExerciseScenarios;

/** What is to be played, in order, each under a number of its own, and what is not. */
record Programme(List<Item> items, List<LeftOut> leftOut) {
    /** The store counts its exercises from 1: it will not come here. */
    static final long LOWEST = 900_000_000;

    static final long HIGHEST = 999_999_999;

    /** What takes longer is left out. */
    static final Duration LONGEST = ExerciseScenarios.LONGEST;

    Programme {
        items = List.copyOf(items);
        leftOut = List.copyOf(leftOut);
    }

    /** A scenario under a seed. */
    record Item(ExerciseId exercise, ExerciseScenario scenario, long seed) {
        String name() {
            return scenario.id() + " under seed " + seed;
        }

        /** Twice what it needs: for levels that come later, and for alarms that should not. */
        Duration watched() {
            return scenario.lasts().multipliedBy(2);
        }
    }

    /**
     * What is not played.
     *
     * @param seed empty for all of them
     */
    record LeftOut(String scenario, Optional<Long> seed, String why) {}

    /**
     * Seed by seed, so that a suite that is stopped has seen all scenarios alike.
     *
     * @param first the number of the first; the others follow
     */
    static Programme of(List<ExerciseScenario> scenarios, List<Long> seeds, long first) {
        List<LeftOut> leftOut = new ArrayList<>();
        List<ExerciseScenario> played = new ArrayList<>();
        for (ExerciseScenario scenario : scenarios) {
            if (scenario.lasts().compareTo(LONGEST) > 0) {
                leftOut.add(new LeftOut(
                        scenario.id(),
                        Optional.empty(),
                        "needs " + minutes(scenario.lasts()) + " min, more than " + LONGEST.toMinutes()));
            } else if (scenario.shortened().hasWork()) {
                leftOut.add(new LeftOut(
                        scenario.id(), Optional.empty(), "needs a window of work, which nobody declares for shadows"));
            } else {
                played.add(scenario);
            }
        }
        List<Item> items = new ArrayList<>();
        for (long seed : seeds) {
            for (ExerciseScenario scenario : played) {
                items.add(new Item(new ExerciseId(first + items.size()), scenario, seed));
            }
        }
        return new Programme(items, leftOut);
    }

    /** Those begun count. */
    private static long minutes(Duration lasts) {
        return lasts.plusMinutes(1).minusNanos(1).toMinutes();
    }
}
