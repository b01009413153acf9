package lifeline.simulators.score.match;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import lifeline.contract.signal.Severity;

/**
 * What a good system says of a fault.
 *
 * @param severity the gravest it comes to; empty when nobody knows
 * @param within after the fault began
 * @param size in multiples of what reaches the rule's lowest raise level; empty when nobody measured it
 * @param claimed whether the undisturbed course of the value meets the rule's lowest level for as long as that asks for; what is not
 *     claimed may be said and may be left out
 * @param slowness how many times slower than shipped the run's sensors report, for rules that count in periods; 1 for all others.
 *     Delays are divided by it
 * @param timing empty when nobody worked it out
 */
public record Due(
        String rule,
        Optional<Severity> severity,
        Duration within,
        OptionalDouble size,
        boolean claimed,
        double slowness,
        Optional<Timing> timing) {
    /** Without what nobody worked out. */
    public Due(
            String rule,
            Optional<Severity> severity,
            Duration within,
            OptionalDouble size,
            boolean claimed,
            double slowness) {
        this(rule, severity, within, size, claimed, slowness, Optional.empty());
    }
}
