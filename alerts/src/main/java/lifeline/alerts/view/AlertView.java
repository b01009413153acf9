package lifeline.alerts.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Judgement;
import lifeline.alerts.alert.Stage;
import lifeline.alerts.alert.Wording.Words;
import lifeline.alerts.store.AssetRow;
import lifeline.alerts.store.StoredAlert;
import lifeline.contract.domain.Text;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An alert as the API tells it. */
@Schema(name = "Alert", description = "What the rules of a family say of one subject, and where people are with it.")
public record AlertView(
        @Schema(description = "Running number.") long id,

        @Schema(description = "Counts its changes; the ETag.")
        int version,

        @Schema(description = "Rule id, domain.quantity.what: of the gravest episode that holds, or the last that did.")
        String rule,

        @Schema(description = "Version of the rules that began it.")
        int ruleVersion,

        @Schema(description = "What an alert of this rule is called.")
        Text title,

        @Schema(description = "What has happened.") Text text,
        @Schema(description = "What to do first.") Text action,

        @Schema(description = "Where the rule's numbers come from.")
        String basis,

        @Schema(description = "HAZARD: people are at risk; DEVICE: something wants mending.")
        Track track,

        @Schema(description = "device.quantity, or an asset id.")
        String subject,

        @Schema(description = "Folder name of the domain.") String domain,
        AssetRow asset,

        @Schema(description = "Device; empty when the subject is an asset.")
        String device,

        @Schema(description = "Quantity judged.") String quantity,

        @Schema(description = "Unit of value and threshold.")
        String unit,

        @Schema(description = "Severity now; once recovered, the one it had.")
        Severity severity,

        @Schema(description = "Gravest severity it had.") Severity peakSeverity,

        @Schema(
                description = "ACTIVE while the condition holds, RECOVERED once it has gone.",
                enumeration = {"ACTIVE", "RECOVERED"})
        String machine,

        @Schema(description = "Where people are with it.", type = SchemaType.STRING, implementation = Stage.Name.class)
        String stage,

        @Nullable @Schema(description = "Until when its next stage is expected; null where no clock runs.")
        Instant dueAt,

        @Schema(description = "Whether that time has passed.")
        boolean overdue,

        @Schema(
                description =
                        "What can be done with it now: by the caller, who is logged in; by somebody, on the live stream and for"
                                + " callers who have not logged in.")
        List<String> possible,

        @Schema(description = "Value of its newest signal that did not end it (seconds of silence for absence).")
        double value,

        @Schema(description = "What the value was judged against.")
        double threshold,

        @Schema(description = "Identity of the episode it is about.")
        Instant episode,

        @Schema(description = "When the condition began.") Instant beganAt,

        @Schema(description = "When the detector raised it.")
        Instant raisedAt,

        @Schema(description = "When it last changed.") Instant updatedAt,

        @Nullable @Schema(description = "When the condition had gone.")
        Instant recoveredAt,

        @Nullable @Schema(description = "When somebody took it.")
        Instant acknowledgedAt,

        @Nullable @Schema(description = "Who took it.") String acknowledgedBy,

        @Nullable @Schema(description = "When it was closed.")
        Instant closedAt,

        @Schema(description = "How many signals it has had.")
        int signals,

        @Schema(
                description =
                        "How often what it is about has begun: episodes of its rule, or of others of the same family, at its subject.")
        int episodes,

        @Nullable @Schema(description = "What a person found it to be, newest; null before anybody said.")
        JudgementView judgement,

        @Schema(description = "Whether its device (of an exercise: its asset) stands in the registry.")
        boolean registered,

        @Nullable @Schema(description = "Number of the exercise it belongs to; null for the real city.")
        Long exercise,

        @Nullable @Schema(description = "Number of the incident it shares with other alerts; null while it is alone.")
        Long incident) {

    /** What a person found an alert to be. */
    @Schema(name = "Judgement")
    public record JudgementView(
            Judgement.Verdict verdict,

            @Schema(description = "Why it was so; each verdict has its own causes.")
            Judgement.Cause cause,

            String by,
            Instant at) {
        static JudgementView of(Judgement judgement) {
            return new JudgementView(judgement.verdict(), judgement.cause(), judgement.by(), judgement.at());
        }
    }

    /** What depends on the time and on who asks. */
    record Now(@Nullable Instant dueAt, boolean isOverdue, List<String> possible) {}

    static AlertView of(StoredAlert stored, Words words, Now now) {
        Alert alert = stored.alert();
        Optional<Stage.Acknowledged> acknowledged = alert.stage().acknowledgement();
        return new AlertView(
                stored.id(),
                stored.version(),
                alert.origin().rule(),
                alert.ruleVersion(),
                words.title(),
                words.text(),
                words.action(),
                words.basis(),
                words.track(),
                alert.origin().subject(),
                alert.origin().domain(),
                stored.asset(),
                alert.origin().device(),
                alert.origin().quantity(),
                words.unit(),
                alert.severity(),
                alert.peakSeverity(),
                alert.machine().word(),
                alert.stage().word(),
                now.dueAt(),
                now.isOverdue(),
                now.possible(),
                alert.value(),
                alert.threshold(),
                alert.origin().episode(),
                alert.beganAt(),
                alert.raisedAt(),
                alert.updatedAt(),
                alert.machine().recoveredAt().orElse(null),
                acknowledged.map(Stage.Acknowledged::at).orElse(null),
                acknowledged.map(Stage.Acknowledged::by).orElse(null),
                alert.stage().closedAt().orElse(null),
                alert.signals(),
                alert.episodes(),
                alert.judgement().map(JudgementView::of).orElse(null),
                stored.registered(),
                alert.origin().exercise().map(ExerciseId::number).orElse(null),
                stored.incident().orElse(null));
    }
}
