package lifeline.alerts.view.rule;

import java.util.List;
import lifeline.alerts.record.Advice;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What another threshold would have done. */
@Schema(
        name = "ThresholdAdvice",
        description = "By how far the values of judged alerts went; how long they stayed there is not looked at: try a"
                + " threshold with replay --compare before it judges.")
public record AdviceView(
        @Schema(description = "The level it is about, the mildest.")
        Severity severity,

        @Schema(description = "Whether values at or above, or at or below a threshold meet it.")
        Direction direction,

        @Schema(description = "Its threshold as it is.") double current,
        String unit,

        @Schema(
                description =
                        "The most careful first. Each keeps every true alert, but where there are 20 and more one may keep 95 % of them.")
        List<StatementView> statements,

        @Schema(description = "Why there is none, or GIVEN.")
        Advice.Reason reason,

        @Schema(description = "So many true alerts it rests on.")
        int trueOnes,

        @Schema(description = "And so many false ones.") int falseOnes,

        @Nullable @Schema(description = "Said where that is too few to act on.")
        Text warning) {

    /** A threshold and what it would have kept and dropped. */
    @Schema(name = "ThresholdStatement")
    public record StatementView(double threshold, int kept, int dropped, Text text) {}

    static AdviceView of(Rule rule, Advice advice, String unit) {
        return new AdviceView(
                rule.levels().get(0).severity(),
                advice.direction(),
                advice.current(),
                unit,
                advice.statements().stream()
                        .map(statement -> new StatementView(
                                statement.threshold(),
                                statement.kept(),
                                statement.dropped(),
                                AdviceWords.of(statement, advice, unit)))
                        .toList(),
                advice.reason(),
                advice.trueOnes(),
                advice.falseOnes(),
                advice.reason() == Advice.Reason.GIVEN && advice.isFew() ? AdviceWords.few(advice) : null);
    }
}
