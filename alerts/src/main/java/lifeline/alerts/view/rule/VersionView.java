package lifeline.alerts.view.rule;

import java.time.Instant;
import java.util.List;
import lifeline.alerts.rule.VersionState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a domain's rules. */
@Schema(name = "RuleVersion")
public record VersionView(
        String domain,

        @Schema(description = "0 is what the build carries.")
        int version,

        VersionState state,

        @Nullable @Schema(description = "Who wrote it; null for the build's.")
        String author,

        @Nullable String reason,
        @Nullable Instant createdAt,

        @Nullable @Schema(description = "When it last came into force.")
        Instant activatedAt,

        @Schema(description = "The version it is compared with.")
        int against,

        List<RuleDiff> changes,

        @Nullable @Schema(description = "The whole of its rules.yaml; null in lists.")
        String rules) {}
