package lifeline.alerts.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import lifeline.alerts.exercise.ExerciseRow;
import lifeline.contract.domain.Text;
import lifeline.contract.exercise.ExerciseState;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An exercise as the API tells it. */
@Schema(name = "Exercise", description = "A scenario played by shadow devices beside the real city.")
public record ExerciseView(
        @Schema(description = "Its number.") long id,
        @Schema(description = "Id of the scenario.") String scenario,
        Text title,
        List<String> domains,

        @Schema(description = "The same scenario and seed break the same things.")
        long seed,

        @Schema(description = "About how many seconds it was said to last.")
        int lasts,

        ExerciseState state,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant startedAt,

        @Nullable @Schema(description = "When it is to be over.")
        Instant endsAt,

        @Nullable Instant endedAt,

        @Nullable @Schema(description = "Who wanted it ended.")
        String cancelledBy,

        @Schema(description = "Why it failed, and what to do.")
        String reason,

        @Schema(
                description =
                        "What has been broken so far: [{id, domain, fault, title_zh, title_en, asset, device, from, until,"
                                + " place_zh, place_en}, …].",
                type = SchemaType.ARRAY,
                implementation = Object.class)
        JsonNode faults,

        @Nullable
        @Schema(
                description =
                        "What the alarms did, once it is over: recall, precision, level_accuracy, delay_s{p50,p95},"
                                + " expected[{rule, fault, answer, delay_s, within_s, …}], false[{rule, subject, at, …}].",
                type = SchemaType.OBJECT,
                implementation = Object.class)
        JsonNode score) {

    /** What can be exercised. */
    @Schema(name = "ExerciseScenario")
    public record Scenario(
            String id,
            Text title,
            List<String> domains,
            @Schema(description = "What breaks.") List<Text> faults,

            @Schema(description = "About how many seconds it lasts.")
            long lasts,

            @Schema(description = "Whether the right answer is silence.")
            boolean mustStaySilent) {
        public static Scenario of(ExerciseScenario scenario) {
            return new Scenario(
                    scenario.id(),
                    scenario.title(),
                    scenario.domains(),
                    scenario.faults(),
                    scenario.lasts().toSeconds(),
                    scenario.mustStaySilent());
        }
    }

    /** @param faults of the row, with the places they are at */
    public static ExerciseView of(ExerciseRow row, JsonNode faults, @Nullable JsonNode score) {
        return new ExerciseView(
                row.id(),
                row.scenario(),
                row.title(),
                List.of(row.domains().split(",")),
                row.seed(),
                row.lastsSeconds(),
                row.state(),
                row.requestedAt(),
                row.requestedBy(),
                row.startedAt().orElse(null),
                row.endsAt().orElse(null),
                row.endedAt().orElse(null),
                row.cancelledBy().orElse(null),
                row.reason(),
                faults,
                score);
    }
}
