package lifeline.simulators.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a sensor was given test gas. When it lasted for as long as it should it must raise exactly one alert of
 * {@code rule}, red, whose episode begins between {@code from} and {@code until}; one that was cut off may raise it.
 *
 * @param confirmedAt when the reading was sent that completes the rule's count; until then, the newest
 * @param until when the last high reading was sent
 * @param whole whether it lasted for as long as it should
 * @param quietFrom when the first low reading after it was sent; null while there is none
 * @param quietUntil when the last low reading before the next bump was sent
 */
public record Bump(
        String sensor,
        String rule,
        Instant from,
        Instant confirmedAt,
        Instant until,
        boolean whole,
        @Nullable Instant quietFrom,
        @Nullable Instant quietUntil) {

    static Bump begun(String sensor, String rule, Instant at) {
        return new Bump(sensor, rule, at, at, at, false, null, null);
    }

    Bump high(Instant at, boolean confirms, boolean isWhole) {
        return new Bump(sensor, rule, from, confirms ? at : confirmedAt, at, isWhole, null, null);
    }

    Bump quiet(Instant at) {
        return new Bump(sensor, rule, from, confirmedAt, until, whole, quietFrom == null ? at : quietFrom, at);
    }
}
