package lifeline.launcher.ledger.probe;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that a sensor was made to go far beyond red, as its sender tells it: exactly one alert must have come of it.
 *
 * @param from first high reading
 * @param confirmedAt the reading that completes the rule's count
 * @param until last high reading
 * @param whole lasted for as long as it should; otherwise an alert may have come of it, and no more than one
 * @param quietFrom first low reading after it
 * @param quietUntil last low reading before the next bump, or the end
 */
public record Bump(
        String sensor,
        String rule,
        Instant from,
        Instant confirmedAt,
        Instant until,
        boolean whole,
        Optional<Instant> quietFrom,
        Optional<Instant> quietUntil) {

    boolean isOf(String otherRule, String subject) {
        return rule.equals(otherRule) && sensor.equals(subject);
    }

    boolean covers(Instant episode) {
        return !episode.isBefore(from) && !episode.isAfter(until);
    }
}
