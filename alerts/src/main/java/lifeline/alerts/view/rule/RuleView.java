package lifeline.alerts.view.rule;

import java.util.List;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Scale;
import lifeline.contract.rule.Track;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule as it is in force, with its record. */
@Schema(name = "Rule")
public record RuleView(
        String id,
        String domain,
        String quantity,
        Text quantityTitle,
        Track track,
        Text title,

        @Schema(description = "Where its numbers come from.")
        String basis,

        @Schema(description = "What it looks for: threshold, rate-of-change, absence, …")
        String condition,

        @Schema(description = "What the numbers of its levels are.")
        Scale scale,

        Direction direction,

        @Schema(description = "Unit of its levels; empty where they have none.")
        String unit,

        List<RuleDiff.LevelView> levels,
        long clearAfterSeconds,

        @Schema(description = "Version of the domain's rules that is in force; 0 is what the build carries.")
        int version,

        @Schema(description = "All versions together.") RecordView record,

        @Schema(description = "Each version that raised an alert, oldest first.")
        List<RecordView> versions,

        AdviceView advice) {}
