package lifeline.stream.replay.compare;

import java.time.Instant;
import lifeline.contract.signal.Severity;

/**
 * An alarm from its beginning to its end.
 *
 * @param gravest the gravest severity it reached
 * @param until {@link Instant#MAX} while it is open
 */
public record Alarm(String rule, String subject, Severity gravest, Instant from, Instant until) {
    boolean overlaps(Alarm other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }
}
