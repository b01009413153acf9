package lifeline.simulators.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a sensor was given test gas. It must raise exactly one alert of {@code rule}, red, whose episode begins
 * between {@code from} and {@code until}.
 *
 * @param confirmedAt when the reading was sent that completes the rule's count
 * @param until when the last high reading was sent
 * @param quietFrom when the first low reading after it was sent; null while there is none
 * @param quietUntil when the last low reading before the next bump was sent
 */
public record Bump(
        String sensor,
        String rule,
        Instant from,
        Instant confirmedAt,
        Instant until,
        @Nullable Instant quietFrom,
        @Nullable Instant quietUntil) {

    static Bump confirmed(String sensor, String rule, Instant from, Instant at) {
        return new Bump(sensor, rule, from, at, at, null, null);
    }

    Bump high(Instant at) {
        return new Bump(sensor, rule, from, confirmedAt, at, null, null);
    }

    Bump quiet(Instant at) {
        return new Bump(sensor, rule, from, confirmedAt, until, quietFrom == null ? at : quietFrom, at);
    }
}
