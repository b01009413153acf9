package lifeline.alerts.duty;

import java.time.Duration;
import java.util.List;

/**
 * Who is called after whom.
 *
 * @param steps at least one
 * @param repeats how often it begins again from the first step when nobody answered; {@value #UNTIL_ANSWERED} for until somebody does
 */
public record Chain(List<Step> steps, int repeats) {
    public static final int UNTIL_ANSWERED = -1;
    private static final int MAX_STEPS = 20;
    private static final int MAX_REPEATS = 100;
    private static final Duration MAX_WAIT = Duration.ofDays(1);

    public Chain {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("a chain has 1 to " + MAX_STEPS + " steps");
        }
        if (repeats < UNTIL_ANSWERED || repeats > MAX_REPEATS) {
            throw new IllegalArgumentException("a chain repeats 0 to " + MAX_REPEATS + " times, or until answered");
        }
        Duration round = steps.stream().map(Step::patience).reduce(Duration.ZERO, Duration::plus);
        if (repeats != 0 && round.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("a chain that repeats takes at least a minute to go through once");
        }
    }

    /**
     * Some are called, then it waits for one of them.
     *
     * @param call who
     * @param patience how long an answer is waited for before the next step
     */
    public record Step(List<Target> call, Duration patience) {
        public Step {
            call = List.copyOf(call);
            if (call.isEmpty()) {
                throw new IllegalArgumentException("a step calls somebody");
            }
            if (patience.isNegative() || patience.compareTo(MAX_WAIT) > 0) {
                throw new IllegalArgumentException("a step waits at most a day");
            }
        }
    }

    /**
     * Who is called by a step.
     *
     * @param id of the roster, the person or the channel
     */
    public record Target(Kind kind, String id) {
        /** What is called. Written small before a colon: {@code roster:gas-night}. */
        public enum Kind {
            /** Whoever is on duty there then. */
            ROSTER,
            PERSON,
            /** A group, a program: nobody in particular. */
            CHANNEL
        }
    }
}
