package lifeline.alerts.waveform;

import java.time.Instant;
import java.util.List;
import lifeline.contract.domain.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The waveforms around an alert, as the API tells them. */
@Schema(
        name = "Waveform",
        description = "What the fast sensors of the alert's asset measured around it; none for most alerts.")
public record WaveformView(
        @Schema(description = "When it was raised.") Instant raisedAt,
        Instant from,
        Instant to,
        List<TraceView> sensors) {

    /** One sensor's. */
    @Schema(name = "Trace")
    public record TraceView(
            String sensor,
            Text title,
            String unit,

            @Schema(description = "Samples a second.") double rate,

            @Schema(description = "When the first sample that is there was taken.")
            Instant start,

            @Schema(
                    description =
                            "[epoch milliseconds, value], in order of time. Longer ones are thinned; of each stretch the"
                                    + " lowest and the highest point stay.")
            List<List<Object>> points) {}
}
