package lifeline.simulators.score.match;

import java.time.Instant;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;

/**
 * A signal as far as a score needs it.
 *
 * @param subject {@code device.quantity}, or an asset
 */
public record Said(String rule, String subject, SignalKind kind, Severity severity, Instant at) {}
