package lifeline.alerts.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lifeline.alerts.exercise.ExerciseDesk;
import lifeline.alerts.exercise.ExerciseRow;
import lifeline.alerts.exercise.JdbcExercises;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.AlertDetail;
import lifeline.alerts.view.ExerciseView;
import lifeline.contract.domain.Text;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Exercises: what can be exercised, what has been, and the one under way. */
@Path("/api/v1/exercises")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "exercises",
        description = "Scenarios played by shadow devices beside the real city, and how the alarms did.")
public final class ExerciseResource {
    private final Transactions transactions;
    private final JdbcExercises exercises;
    private final ExerciseDesk desk;
    private final ObjectMapper json;
    private final SecurityIdentity caller;

    public ExerciseResource(
            Transactions transactions,
            JdbcExercises exercises,
            ExerciseDesk desk,
            ObjectMapper json,
            SecurityIdentity caller) {
        this.transactions = transactions;
        this.exercises = exercises;
        this.desk = desk;
        this.json = json;
        this.caller = caller;
    }

    /** What somebody wants to exercise. */
    @Schema(name = "ExerciseRequest")
    public record Wanted(
            @Nullable @Schema(description = "Id of a scenario.")
            String scenario,

            @Nullable @Schema(description = "What it strikes depends on it; 1 when absent.")
            Long seed) {}

    /** An exercise with what people and programs did with it. */
    @Schema(name = "ExerciseDetail")
    public record Detail(@JsonUnwrapped ExerciseView exercise, List<AlertDetail.AuditView> audit) {}

    @GET
    @Operation(summary = "Lists exercises, newest first", operationId = "listExercises")
    public List<ExerciseView> list(
            @Parameter(description = "At most so many, 1 to 100; 20 when absent.") @QueryParam("limit") @Nullable
                    String limit) {
        int count = Query.number("limit", limit, 1, 100, 20);
        return transactions.read(connection -> views(connection, exercises.newest(connection, count)));
    }

    @GET
    @Path("/scenarios")
    @Operation(summary = "Lists what can be exercised, and how long it takes", operationId = "listExerciseScenarios")
    public List<ExerciseView.Scenario> scenarios() {
        return desk.scenarios().stream().map(ExerciseView.Scenario::of).toList();
    }

    @GET
    @Path("/{id: \\d{1,18}}")
    @Operation(summary = "Tells all that is known of an exercise", operationId = "exercise")
    @APIResponse(responseCode = "200", description = "The exercise.")
    @APIResponse(responseCode = "404", description = "There is no such exercise.")
    public Detail one(@PathParam("id") long id) {
        return transactions.read(connection -> {
            ExerciseRow row = exercises.find(connection, id).orElseThrow(() -> noSuchExercise(id));
            return new Detail(
                    views(connection, List.of(row)).get(0),
                    exercises.audit(connection, id).stream()
                            .map(AlertDetail.AuditView::of)
                            .toList());
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Starts an exercise", operationId = "startExercise")
    @APIResponse(responseCode = "200", description = "The exercise, which is about to begin.")
    @APIResponse(responseCode = "401", description = "Log in first.")
    @APIResponse(responseCode = "403", description = "Only a shift leader may.")
    @APIResponse(responseCode = "409", description = "Another one is under way; the problem says which.")
    public ExerciseView start(@Nullable Wanted wanted, @Context HttpServerRequest request) {
        String id = wanted == null || wanted.scenario() == null ? "" : wanted.scenario();
        ExerciseScenario scenario = desk.scenario(id)
                .orElseThrow(() -> Problem.badRequest("scenario must be one of those that can be exercised"));
        long seed = wanted == null || wanted.seed() == null ? 1 : wanted.seed();
        return desk.request(scenario, seed, caller.getPrincipal().getName(), address(request))
                .match(this::view, other -> {
                    throw refused(
                            "exercise " + other.id() + ", " + other.title().en()
                                    + ", is under way; cancel it or wait for its end",
                            "EXERCISE_UNDER_WAY");
                });
    }

    @POST
    @Path("/{id: \\d{1,18}}/cancel")
    @Operation(summary = "Ends an exercise before its time; it is not scored", operationId = "cancelExercise")
    @APIResponse(responseCode = "200", description = "The exercise, which is about to end.")
    @APIResponse(responseCode = "401", description = "Log in first.")
    @APIResponse(responseCode = "403", description = "Only a shift leader may.")
    @APIResponse(responseCode = "409", description = "It is over.")
    public ExerciseView cancel(@PathParam("id") long id, @Context HttpServerRequest request) {
        return desk.cancel(id, caller.getPrincipal().getName(), address(request))
                .orElseThrow(() -> noSuchExercise(id))
                .match(this::view, over -> {
                    throw refused("exercise " + over.id() + " is over", "EXERCISE_OVER");
                });
    }

    private ExerciseView view(ExerciseRow row) {
        return transactions.read(connection -> views(connection, List.of(row)).get(0));
    }

    private List<ExerciseView> views(Connection connection, List<ExerciseRow> rows) throws SQLException {
        Set<String> assets = new HashSet<>();
        rows.forEach(row -> tree(row.faults())
                .forEach(fault -> assets.add(fault.path("asset").asText())));
        Map<String, Text> titles = exercises.titles(connection, assets);
        return rows.stream().map(row -> view(row, titles)).toList();
    }

    private ExerciseView view(ExerciseRow row, Map<String, Text> titles) {
        JsonNode faults = tree(row.faults());
        for (JsonNode fault : faults) {
            Text title = titles.get(fault.path("asset").asText());
            if (title != null && fault instanceof ObjectNode told) {
                told.put("place_zh", title.zh()).put("place_en", title.en());
            }
        }
        return ExerciseView.of(row, faults, row.score().map(this::tree).orElse(null));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store keeps it as JSON", e);
        }
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    private static WebApplicationException refused(String detail, String reason) {
        return new WebApplicationException(
                Problem.of(409, "Not possible now", detail, reason).response());
    }

    private static WebApplicationException noSuchExercise(long id) {
        return Problem.notFound("there is no exercise " + id);
    }
}
