package lifeline.contract.library;

import java.time.Duration;
import java.util.Optional;
import lifeline.contract.signal.Severity;

/**
 * What a good system must say of a break.
 *
 * @param of id of the break
 * @param severity the gravest it must come to; empty: what the undisturbed course of the value asks for
 * @param within after the break began; what is said later counts as missed
 */
public record Expected(String rule, String of, Optional<Severity> severity, Duration within) {}
