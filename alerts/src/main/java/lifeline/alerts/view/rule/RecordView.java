package lifeline.alerts.view.rule;

import lifeline.alerts.record.Precision;
import lifeline.alerts.record.Tally;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the alerts of a rule. */
@Schema(name = "RuleRecord", description = "Counted are alerts raised within the span; those of exercises are not.")
public record RecordView(
        @Nullable @Schema(description = "Of this version of the rules alone; null for all of them.")
        Integer version,

        long raised,

        @Schema(description = "Found true by people; the newest judgement of each alert counts.")
        long judgedTrue,

        long judgedFalse,
        long observed,

        @Nullable
        @Schema(
                description =
                        "Share of the true ones among those judged true or false, with the 95 % interval (Wilson).")
        Precision precision,

        @Nullable @Schema(description = "Median seconds from the beginning of the condition until the alert.")
        Double delaySeconds,

        @Nullable @Schema(description = "Median seconds from the alert until somebody took it.")
        Double answerSeconds,

        @Nullable
        @Schema(
                description =
                        "How many days its sensors were watched: each from its device's first message to its own newest one.")
        Double sensorDays,

        @Nullable @Schema(description = "Alerts raised in a thousand sensor-days; null before there was one such day.")
        Double raisedPerThousandSensorDays,

        @Nullable @Schema(description = "Those judged false.")
        Double falsePerThousandSensorDays) {
    /** @param sensorDays null where they are not told: sensors belong to no version */
    static RecordView of(Tally tally, @Nullable Double sensorDays) {
        return new RecordView(
                tally.version() == Tally.ALL ? null : tally.version(),
                tally.raised(),
                tally.judgedTrue(),
                tally.judgedFalse(),
                tally.observed(),
                Precision.of(tally.judgedTrue(), tally.judgedTrue() + tally.judgedFalse())
                        .orElse(null),
                tally.delaySeconds().isPresent() ? tally.delaySeconds().getAsDouble() : null,
                tally.answerSeconds().isPresent() ? tally.answerSeconds().getAsDouble() : null,
                sensorDays,
                perThousand(tally.raised(), sensorDays),
                perThousand(tally.judgedFalse(), sensorDays));
    }

    private static @Nullable Double perThousand(long count, @Nullable Double days) {
        return days == null || days < 1 ? null : (Double) (1000 * count / days);
    }
}
