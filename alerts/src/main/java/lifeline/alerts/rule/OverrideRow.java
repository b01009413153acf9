package lifeline.alerts.rule;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code rule_override}.
 *
 * @param asset null where it is for a device
 * @param device null where it is for an asset
 * @param levels JSON, as in {@code rules.yaml}
 * @param until from then on the rule's own levels hold again
 */
public record OverrideRow(
        long id,
        String domain,
        String rule,
        @Nullable String asset,
        @Nullable String device,
        String levels,
        String author,
        String reason,
        Instant createdAt,
        Instant until,
        Optional<Instant> endedAt,
        Optional<String> endedBy) {}
