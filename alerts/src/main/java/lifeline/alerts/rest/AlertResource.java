package lifeline.alerts.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lifeline.alerts.alert.Deed;
import lifeline.alerts.alert.Judgement;
import lifeline.alerts.desk.AlertDesk;
import lifeline.alerts.desk.Answer;
import lifeline.alerts.desk.Finding;
import lifeline.alerts.desk.Request;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlertQueries.Scope;
import lifeline.alerts.store.JdbcAlertQueries.State;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.AlertDetail;
import lifeline.alerts.view.AlertView;
import lifeline.alerts.view.AlertViews;
import lifeline.alerts.waveform.JdbcWaveforms;
import lifeline.alerts.waveform.WaveformView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alerts: the list, one with all that is known of it, and what people do with it. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts", description = "What wants attention, and what people did about it.")
public final class AlertResource {
    private static final int COMMENT_MAX_LENGTH = 2_000;

    private final Transactions transactions;
    private final JdbcAlertQueries queries;
    private final AlertDesk desk;
    private final AlertViews views;
    private final JdbcWaveforms waveforms;
    private final ObjectMapper json;
    private final SecurityIdentity caller;

    public AlertResource(
            Transactions transactions,
            JdbcAlertQueries queries,
            AlertDesk desk,
            AlertViews views,
            JdbcWaveforms waveforms,
            ObjectMapper json,
            SecurityIdentity caller) {
        this.transactions = transactions;
        this.queries = queries;
        this.desk = desk;
        this.views = views;
        this.waveforms = waveforms;
        this.json = json;
        this.caller = caller;
    }

    /** A page of alerts, newest first. */
    @Schema(name = "AlertPage")
    public record AlertPage(
            List<AlertView> items,

            @Schema(description = "Where the live stream stands: follow on from here and nothing is missed.")
            long lastEventId) {}

    /** What a person says with a deed. */
    @Schema(name = "Comment")
    public record Comment(
            @Nullable @Schema(description = "Why; at most 2,000 characters.", maxLength = COMMENT_MAX_LENGTH)
            String comment) {}

    /** What a person found an alert to be. */
    @Schema(name = "JudgementRequest")
    public record Found(
            @Nullable @Schema(description = "TRUE, FALSE or OBSERVE.", required = true)
            String verdict,

            @Nullable
            @Schema(
                    description = "Why it was false: needed for FALSE, refused for the others.",
                    implementation = Judgement.Cause.class)
            String cause,

            @Nullable
            @Schema(description = "In the person's words; at most 2,000 characters.", maxLength = COMMENT_MAX_LENGTH)
            String comment) {}

    @GET
    @Operation(summary = "Lists alerts, newest first", operationId = "listAlerts")
    public AlertPage list(
            @Parameter(description = "open: somebody must still look at it; closed: the others; all.")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Only this domain.") @QueryParam("domain") @Nullable String domain,
            @Parameter(
                            description =
                                    "none: the real city alone; only: exercises alone; a number: that exercise; both when absent.")
                    @QueryParam("exercise")
                    @Nullable
                    String exercise,
            @Parameter(description = "At most so many, 1 to 500; 100 when absent.") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "Only alerts with a lower number: the next page.") @QueryParam("before") @Nullable
                    String before) {
        State wanted = Query.choice("state", state, State.class, State.OPEN);
        int count = Query.number("limit", limit, 1, 500, 100);
        long below = Query.number("before", before, 1, Long.MAX_VALUE, Long.MAX_VALUE);
        Optional<String> only = Query.text("domain", domain, 64);
        Scope scope = scope(exercise);
        return transactions.read(connection -> new AlertPage(
                queries.page(connection, wanted, scope, only, below, count).stream()
                        .map(views::of)
                        .toList(),
                queries.newestAudit(connection)));
    }

    private static Scope scope(@Nullable String exercise) {
        if (exercise == null || exercise.isBlank()) {
            return Scope.ALL;
        }
        return switch (exercise) {
            case "none" -> new Scope(true, false, Optional.empty());
            case "only" -> new Scope(false, true, Optional.empty());
            default -> {
                long number = Query.number("exercise", exercise, 1, Long.MAX_VALUE, 1);
                yield new Scope(false, true, Optional.of(number));
            }
        };
    }

    @GET
    @Path("/{id: \\d{1,18}}")
    @Operation(summary = "Tells all that is known of an alert", operationId = "alert")
    @APIResponse(responseCode = "404", description = "There is no such alert.")
    public AlertDetail one(@PathParam("id") long id) {
        return transactions.read(connection -> detail(connection, id));
    }

    private AlertDetail detail(Connection connection, long id) throws SQLException {
        StoredAlert stored = queries.find(connection, id).orElseThrow(() -> noSuchAlert(id));
        return new AlertDetail(
                views.of(stored),
                queries.audit(connection, id).stream()
                        .map(AlertDetail.AuditView::of)
                        .toList(),
                tree(queries.evidence(connection, stored.alert().origin())));
    }

    @GET
    @Path("/{id: \\d{1,18}}/waveform")
    @Operation(
            summary = "Tells what fast sensors at the alert's asset measured around it",
            description = "From 60 s before it was raised to 120 s after, as far as it has come.",
            operationId = "alertWaveform")
    @APIResponse(responseCode = "404", description = "There is no such alert.")
    public WaveformView waveform(
            @PathParam("id") long id,
            @Parameter(description = "At most so many points of each sensor, 2 to 2000; 1000 when absent.")
                    @QueryParam("points")
                    @Nullable
                    String points) {
        int count = Query.number("points", points, 2, 2_000, 1_000);
        return transactions.read(connection -> {
            StoredAlert stored = queries.find(connection, id).orElseThrow(() -> noSuchAlert(id));
            return waveforms.around(connection, stored.alert().origin(), count).orElseThrow(() -> noSuchAlert(id));
        });
    }

    private JsonNode tree(String evidence) {
        try {
            return json.readTree(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store keeps evidence as JSON", e);
        }
    }

    @POST
    @Path("/{id: \\d{1,18}}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes an alert: the caller sees to it", operationId = "acknowledgeAlert")
    @APIResponse(responseCode = "401", description = "Log in first.")
    @APIResponse(responseCode = "409", description = "Not in its present state; the problem says why.")
    public AlertView acknowledge(
            @PathParam("id") long id, @Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.ACKNOWLEDGE, id, comment, request);
    }

    @POST
    @Path("/{id: \\d{1,18}}/comment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a comment to an alert's audit", operationId = "commentAlert")
    @APIResponse(responseCode = "401", description = "Log in first.")
    public AlertView comment(@PathParam("id") long id, @Nullable Comment comment, @Context HttpServerRequest request) {
        if (text(comment).isEmpty()) {
            throw Problem.badRequest("a comment must not be empty");
        }
        return carryOut(Deed.COMMENT, id, comment, request);
    }

    @POST
    @Path("/{id: \\d{1,18}}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Closes an alert that is acknowledged and recovered", operationId = "closeAlert")
    @APIResponse(responseCode = "401", description = "Log in first.")
    @APIResponse(responseCode = "409", description = "Not in its present state; the problem says why.")
    public AlertView close(@PathParam("id") long id, @Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.CLOSE, id, comment, request);
    }

    @POST
    @Path("/{id: \\d{1,18}}/judgement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says what an alert was found to be; at any time, and the newest counts",
            operationId = "judgeAlert")
    @APIResponse(responseCode = "400", description = "No such verdict or cause, or a false alert without a cause.")
    @APIResponse(responseCode = "401", description = "Log in first.")
    public AlertView judge(@PathParam("id") long id, @Nullable Found found, @Context HttpServerRequest request) {
        if (found == null) {
            throw Problem.badRequest("verdict must be one of " + words(Judgement.Verdict.class));
        }
        Judgement.Verdict verdict = word("verdict", found.verdict(), Judgement.Verdict.class)
                .orElseThrow(() -> Problem.badRequest("verdict must be one of " + words(Judgement.Verdict.class)));
        Optional<Judgement.Cause> cause = word("cause", found.cause(), Judgement.Cause.class);
        if (cause.isPresent() != (verdict == Judgement.Verdict.FALSE)) {
            throw Problem.badRequest("FALSE needs a cause, and nothing else has one: " + words(Judgement.Cause.class));
        }
        return answered(
                id,
                desk.judge(new Finding(
                        id,
                        verdict,
                        cause,
                        caller.getPrincipal().getName(),
                        text(new Comment(found.comment())),
                        request.remoteAddress().hostAddress())));
    }

    private static <E extends Enum<E>> Optional<E> word(String name, @Nullable String text, Class<E> type) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return Optional.of(constant);
            }
        }
        throw Problem.badRequest(name + " must be one of " + words(type));
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private AlertView carryOut(Deed deed, long id, @Nullable Comment comment, HttpServerRequest request) {
        Request asked = new Request(
                deed,
                id,
                caller.getPrincipal().getName(),
                text(comment),
                request.remoteAddress().hostAddress());
        return answered(id, desk.carryOut(asked));
    }

    private AlertView answered(long id, Answer answer) {
        return answer.match(
                views::of,
                refusal -> {
                    throw new WebApplicationException(
                            Problem.of(409, "Not possible now", refusal.reason(), refusal.name())
                                    .response());
                },
                () -> {
                    throw noSuchAlert(id);
                });
    }

    private static String text(@Nullable Comment comment) {
        String text = comment == null || comment.comment() == null
                ? ""
                : comment.comment().strip();
        if (text.length() > COMMENT_MAX_LENGTH) {
            throw Problem.badRequest("a comment has at most " + COMMENT_MAX_LENGTH + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw Problem.badRequest("a comment is text; this one has a NUL in it");
        }
        return text;
    }

    private static WebApplicationException noSuchAlert(long id) {
        return Problem.notFound("there is no alert " + id);
    }
}
