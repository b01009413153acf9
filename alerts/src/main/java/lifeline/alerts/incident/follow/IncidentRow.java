package lifeline.alerts.incident.follow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.contract.signal.Severity;

/**
 * An incident as it stands in the store.
 *
 * @param cause number of the alert that stands for the probable cause
 * @param chain empty where none is known
 * @param place JSON
 * @param open whether somebody must still look at one of its alerts
 */
public record IncidentRow(
        long id,
        Instant beganAt,
        Instant updatedAt,
        int alerts,
        Severity severity,
        List<String> domains,
        long cause,
        String chain,
        Optional<String> place,
        boolean open) {}
