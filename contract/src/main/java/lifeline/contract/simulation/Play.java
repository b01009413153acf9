package lifeline.contract.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A script for {@code --scenario}: which faults happen, and when. Plays of one name in several domains run together.
 */
public record Play(String name, List<Step> steps) {
    /** What runs when no scenario is named. */
    public static final String DEFAULT = "default";

    /** In which nothing happens unless it is asked for. */
    public static final String QUIET = "quiet";

    public Play {
        steps = List.copyOf(steps);
    }

    /**
     * @param after from the start of the city
     * @param every again and again, each time within ±20 % of this; empty: once
     */
    public record Step(String fault, Duration after, Optional<Duration> every) {}
}
