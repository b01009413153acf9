package lifeline.alerts.handover;

import java.time.Instant;
import java.util.Optional;

/**
 * One shift hands over to the next.
 *
 * @param note of who goes
 * @param matters what was open then, JSON
 * @param acceptedAt when it was taken; empty while nobody has
 * @param remark of who comes
 */
public record Handover(
        long id,
        String roster,
        Instant givenAt,
        String givenBy,
        String note,
        String matters,
        Optional<Instant> acceptedAt,
        Optional<String> acceptedBy,
        String remark) {}
