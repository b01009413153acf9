package lifeline.alerts.view.work;

import java.time.Instant;
import lifeline.alerts.work.WorkKind;
import lifeline.alerts.work.WorkRow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A time in which no rule judges a place, because people work there. */
@Schema(name = "WorkWindow")
public record WorkView(
        long id,
        WorkKind kind,
        String domain,
        @Nullable String asset,
        @Nullable String device,

        @Nullable @Schema(description = "The one quantity it is about; all of the place where there is none.")
        String quantity,

        String author,
        String reason,
        Instant createdAt,
        Instant startsAt,

        @Schema(description = "It ends by itself then.") Instant until,

        @Nullable @Schema(description = "When somebody ended it before its time.")
        Instant endedAt,

        @Nullable String endedBy) {
    public static WorkView of(WorkRow row) {
        return new WorkView(
                row.id(),
                row.kind(),
                row.domain(),
                row.asset(),
                row.device(),
                row.quantity(),
                row.author(),
                row.reason(),
                row.createdAt(),
                row.startsAt(),
                row.until(),
                row.endedAt().orElse(null),
                row.endedBy().orElse(null));
    }
}
