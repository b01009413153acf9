package lifeline.alerts.view;

import java.time.Instant;
import java.util.List;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Direction;
import lifeline.contract.signal.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sensor's curve, with the levels it is judged by and its alerts, as the API tells it. */
@Schema(name = "Curve")
public record CurveView(
        String sensor,
        String unit,
        Text title,

        @Schema(description = "[epoch milliseconds, value, grade], in order of time.")
        List<List<Object>> points,

        @Schema(description = "Levels of the rules that judge the value itself.")
        List<LevelView> levels,

        List<SpanView> alerts) {
    /** A level of a rule. */
    @Schema(name = "Level")
    public record LevelView(
            String rule, Text title, Severity severity, Direction direction, double raise, double clear) {}

    /** When an alert held. */
    @Schema(name = "AlertSpan")
    public record SpanView(
            long id,
            Severity severity,
            Instant beganAt,
            @Nullable Instant recoveredAt) {}
}
