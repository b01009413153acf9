package lifeline.alerts.incident.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import lifeline.alerts.incident.follow.JdbcIncidentQueries.UnitRow;
import lifeline.alerts.incident.place.IncidentPlace;
import lifeline.alerts.store.AssetRow;
import lifeline.contract.domain.Text;
import lifeline.contract.signal.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An incident in a list. */
@Schema(name = "Incident", description = "Alerts that belong together, with their probable cause and place.")
public record IncidentView(
        @Schema(description = "Number of its first alert.") long id,

        @Schema(description = "What it probably is.") Text title,

        @Schema(description = "Whether somebody must still look at one of its alerts.")
        boolean open,

        @Schema(description = "Gravest severity that any of its alerts had.")
        Severity severity,

        @Schema(description = "How many alerts it has.") int alerts,

        @Schema(description = "Folder names of the domains it has reached.")
        List<String> domains,

        @Schema(description = "When the first of its conditions began.")
        Instant beganAt,

        @Schema(description = "When it last changed.") Instant updatedAt,
        Cause cause,

        @Nullable
        @Schema(description = "Where it is; null where that is not known.", implementation = IncidentPlace.class)
        JsonNode place,

        @Schema(description = "Who is responsible for what it has reached, most alerts first.")
        List<UnitRow> units) {
    /** The alert that stands for the probable cause, and why that is the cause. */
    @Schema(name = "IncidentCause")
    public record Cause(
            @Schema(description = "Number of the alert.") long alert,
            @Schema(description = "Rule id.") String rule,

            @Schema(description = "What the alert is called.")
            Text title,

            AssetRow asset,

            @Nullable @Schema(description = "How it brings about the others; null where no chain is known.")
            Text because) {}
}
