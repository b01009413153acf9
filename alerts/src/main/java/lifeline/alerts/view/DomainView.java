package lifeline.alerts.view;

import java.time.Instant;
import java.util.Map;
import lifeline.contract.domain.Text;
import lifeline.contract.signal.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a domain is doing, as the API tells it. */
@Schema(name = "Domain")
public record DomainView(
        @Schema(description = "Folder name of the domain.") String id,
        Text title,
        long assets,
        long devices,

        @Schema(description = "Devices heard within three of their declared periods.")
        long devicesReporting,

        long sensors,

        @Schema(description = "Open alerts by severity; a severity without any is absent.")
        Map<Severity, Integer> open,

        @Nullable @Schema(description = "Gravest severity of its open alerts.")
        Severity worst,

        @Nullable @Schema(description = "When its newest reading was measured.")
        Instant newestAt,

        @Schema(description = "Readings measured in the last minute.")
        long readingsLastMinute) {}
