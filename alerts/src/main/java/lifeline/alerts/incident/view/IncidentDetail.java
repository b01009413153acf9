package lifeline.alerts.incident.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import lifeline.alerts.incident.follow.JdbcIncidentQueries.PointRow;
import lifeline.alerts.view.AlertView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An incident with its alerts. */
@Schema(name = "IncidentDetail", description = "An incident with its alerts, at most 500 of them, gravest first.")
public record IncidentDetail(
        @JsonUnwrapped IncidentView incident,
        List<Part> parts,

        @Schema(description = "Where its alerts are, at most 500.")
        List<PointRow> points) {
    /** What an alert is to the incident. */
    public enum Role {
        /** It stands for the probable cause, or tells of the same. */
        CAUSE,
        /** The cause has brought it about, by a chain that is known. */
        CONSEQUENCE,
        /** It is near and came soon. */
        RELATED
    }

    /** An alert and what it is to the incident. */
    @Schema(name = "IncidentPart")
    public record Part(Role role, AlertView alert) {}
}
