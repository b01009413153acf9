package lifeline.alerts.rule;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code rule_version}.
 *
 * @param rules the whole of its {@code rules.yaml}
 * @param activatedAt when it last came into force
 * @param replaced what was in force when somebody activated it last
 */
public record VersionRow(
        String domain,
        int version,
        VersionState state,
        String rules,
        String author,
        String reason,
        Instant createdAt,
        Optional<Instant> activatedAt,
        Optional<Integer> replaced) {}
