package lifeline.alerts.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import lifeline.alerts.store.AuditEntry;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An alert with all that is known of it.
 *
 * @param evidence JSON as the detection wrote it
 */
@Schema(name = "AlertDetail", description = "An alert with its audit and the readings it was raised on.")
public record AlertDetail(
        @JsonUnwrapped AlertView alert,
        @Schema(description = "Who did what, oldest first.") List<AuditView> audit,

        @Schema(
                description = "[[observedAt, value], …], oldest first.",
                type = SchemaType.ARRAY,
                implementation = Object.class)
        JsonNode evidence) {
    /** A line of the audit. */
    @Schema(name = "Audit")
    public record AuditView(
            long seq,
            Instant at,
            String actor,
            String action,
            String comment,
            String source,

            @Nullable @Schema(description = "Why it was so, where it was judged.")
            String cause,

            @Nullable
            @Schema(description = "From when on what the machine tells was true; long before, when readings came late.")
            Instant trueFrom) {
        public static AuditView of(AuditEntry entry) {
            return new AuditView(
                    entry.seq(),
                    entry.at(),
                    entry.actor(),
                    entry.action(),
                    entry.comment(),
                    entry.source(),
                    entry.cause(),
                    entry.trueFrom());
        }
    }
}
