package lifeline.alerts.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lifeline.alerts.alert.Stage;
import lifeline.alerts.cycle.Shown;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlertQueries.Filter;
import lifeline.alerts.store.JdbcAlertQueries.Scope;
import lifeline.alerts.store.JdbcAlertQueries.State;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.AlertDetail;
import lifeline.alerts.view.AlertView;
import lifeline.alerts.view.AlertViews;
import lifeline.alerts.waveform.JdbcWaveforms;
import lifeline.alerts.waveform.WaveformView;
import lifeline.contract.signal.Severity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alerts: the list, and one with all that is known of it. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts", description = "What wants attention, and what people did about it.")
public final class AlertResource {
    private final Transactions transactions;
    private final JdbcAlertQueries queries;
    private final AlertViews views;
    private final JdbcWaveforms waveforms;
    private final ObjectMapper json;
    private final SecurityIdentity caller;
    private final Shown shown;

    public AlertResource(
            Transactions transactions,
            JdbcAlertQueries queries,
            AlertViews views,
            JdbcWaveforms waveforms,
            ObjectMapper json,
            SecurityIdentity caller,
            Shown shown) {
        this.transactions = transactions;
        this.queries = queries;
        this.views = views;
        this.waveforms = waveforms;
        this.json = json;
        this.caller = caller;
        this.shown = shown;
    }

    /** A page of alerts, newest first. */
    @Schema(name = "AlertPage")
    public record AlertPage(
            List<AlertView> items,

            @Schema(description = "Where the live stream stands: follow on from here and nothing is missed.")
            long lastEventId) {}

    @GET
    @Operation(summary = "Lists alerts, newest first", operationId = "listAlerts")
    public AlertPage list(
            @Parameter(description = "open: somebody must still look at it; closed: the others; all.")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Only this domain.") @QueryParam("domain") @Nullable String domain,
            @Parameter(description = "Only these severities now, with commas between them: red,orange.")
                    @QueryParam("severity")
                    @Nullable
                    String severity,
            @Parameter(description = "Only assets of this district.") @QueryParam("district") @Nullable String district,
            @Parameter(description = "Only assets of this owner.") @QueryParam("owner") @Nullable String owner,
            @Parameter(
                            description =
                                    "Only assets in whose id, name or place this is, or where there is a device with this id.")
                    @QueryParam("text")
                    @Nullable
                    String text,
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
        Filter filter = new Filter(
                wanted,
                scope(exercise),
                Query.text("domain", domain, 64),
                severities(severity),
                Query.text("district", district, 200),
                Query.text("owner", owner, 200),
                Query.text("text", text, 200));
        AlertPage page = transactions.read(connection -> new AlertPage(
                queries.page(connection, filter, below, count).stream()
                        .map(this::seen)
                        .toList(),
                queries.newestAudit(connection)));
        note(page);
        return page;
    }

    private static Set<Severity> severities(@Nullable String words) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        for (String word : Query.text("severity", words, 64).orElse("").split(",", -1)) {
            if (!word.isBlank()) {
                severities.add(Query.choice("severity", word.strip(), Severity.class, Severity.RED));
            }
        }
        return severities;
    }

    private AlertView seen(StoredAlert stored) {
        return caller.isAnonymous() ? views.of(stored) : views.of(stored, caller.getRoles());
    }

    /** Notes that an alert nobody knows of yet is on a screen of the duty desk now. */
    private void note(AlertPage page) {
        if (!caller.isAnonymous() && Shown.counts(caller.getRoles())) {
            shown.to(
                    caller.getPrincipal().getName(),
                    page.items().stream()
                            .filter(alert -> alert.stage().equals(Stage.Name.DETECTED.name()))
                            .map(AlertView::id)
                            .toList());
        }
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
    @APIResponse(
            responseCode = "200",
            description = "The alert; its ETag is good for If-Match.",
            content = @Content(schema = @Schema(implementation = AlertDetail.class)))
    public Response one(@PathParam("id") long id) {
        AlertDetail detail = transactions.read(connection -> detail(connection, id));
        return Response.ok(detail)
                .tag(Integer.toString(detail.alert().version()))
                .build();
    }

    private AlertDetail detail(Connection connection, long id) throws SQLException {
        StoredAlert stored = queries.find(connection, id).orElseThrow(() -> noSuchAlert(id));
        return new AlertDetail(
                seen(stored),
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
    @APIResponse(responseCode = "200", description = "What was measured.")
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

    private static WebApplicationException noSuchAlert(long id) {
        return Problem.notFound("there is no alert " + id);
    }
}
