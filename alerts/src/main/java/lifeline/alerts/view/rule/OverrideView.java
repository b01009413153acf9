package lifeline.alerts.view.rule;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import lifeline.alerts.rule.OverrideRow;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Levels of a rule that hold at one place alone, and for a time. */
@Schema(name = "RuleOverride")
public record OverrideView(
        long id,
        String domain,
        String rule,
        @Nullable String asset,
        @Nullable String device,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String levels,

        String author,
        String reason,
        Instant createdAt,
        Instant until,

        @Nullable @Schema(description = "When somebody ended it before its time.")
        Instant endedAt,

        @Nullable String endedBy) {
    public static OverrideView of(OverrideRow row) {
        return new OverrideView(
                row.id(),
                row.domain(),
                row.rule(),
                row.asset(),
                row.device(),
                row.levels(),
                row.author(),
                row.reason(),
                row.createdAt(),
                row.until(),
                row.endedAt().orElse(null),
                row.endedBy().orElse(null));
    }
}
