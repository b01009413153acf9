package lifeline.alerts.view;

import java.time.Instant;
import java.util.List;
import lifeline.alerts.view.work.WorkView;
import lifeline.contract.domain.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sensor and what it says now, as the API tells it. */
@Schema(name = "Sensor")
public record SensorView(
        @Schema(description = "device.quantity") String sensor,
        String asset,
        Text assetTitle,
        String domain,
        String quantity,
        Text title,
        String unit,
        @Nullable Double value,
        @Nullable Instant observedAt,
        @Nullable QualityView quality,

        @Schema(description = "Whether its device stands in the registry.")
        boolean registered,

        @Nullable @Schema(description = "The window of work that keeps rules from judging it now.")
        WorkView work) {
    /** How far a value may be trusted, and why. */
    @Schema(name = "Quality")
    public record QualityView(String grade, List<String> marks) {}
}
