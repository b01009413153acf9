package lifeline.alerts.incident;

import java.time.Instant;
import lifeline.contract.signal.Severity;

/**
 * An incident as it stands.
 *
 * @param id the number of its first alert
 * @param domains folder names, in order, comma between them
 */
public record Summary(
        long id, Instant beganAt, Instant updatedAt, int alerts, Severity severity, String domains, Cause cause) {}
