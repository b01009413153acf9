package lifeline.alerts.duty;

import java.time.Instant;

/**
 * Somebody does another's duty for a time; a swap is two of them.
 *
 * @param instead whose duty it is by the plan
 * @param person who does it
 * @param reason in people's words
 */
public record StandIn(Instant from, Instant to, String instead, String person, String reason) {
    public StandIn {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a stand-in begins before it ends");
        }
        if (instead.equals(person)) {
            throw new IllegalArgumentException("nobody stands in for themselves: " + person);
        }
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
