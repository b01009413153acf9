package lifeline.launcher.drill.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A kill and what came of it.
 *
 * @param at since the drill began
 * @param killedAt just before the signal was sent, in the city's time
 * @param goneAt when the process had ended: what is seen to work after that is a recovery
 * @param alsoDown other parts that had not recovered at that moment
 * @param recovery from the kill until the part was seen to work again; empty: not yet
 */
public record Outage(
        Duration at, Part part, Instant killedAt, Instant goneAt, List<Part> alsoDown, Optional<Duration> recovery) {
    public Outage {
        alsoDown = List.copyOf(alsoDown);
    }

    Outage recovered(Instant now) {
        return new Outage(at, part, killedAt, goneAt, alsoDown, Optional.of(Duration.between(killedAt, now)));
    }
}
