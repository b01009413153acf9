package lifeline.alerts.rest.incident;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.incident.view.IncidentDetail;
import lifeline.alerts.incident.view.IncidentView;
import lifeline.alerts.incident.view.IncidentViews;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.store.JdbcAlertQueries.State;
import lifeline.alerts.store.Transactions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Incidents of at least two alerts of the real city. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents", description = "Alerts that belong together, with their probable cause and place.")
public final class IncidentResource {
    private final Transactions transactions;
    private final IncidentViews views;

    public IncidentResource(Transactions transactions, IncidentViews views) {
        this.transactions = transactions;
        this.views = views;
    }

    /** A page of incidents, newest first. */
    @Schema(name = "IncidentPage")
    public record IncidentPage(List<IncidentView> items) {}

    @GET
    @Operation(summary = "Lists incidents, newest first", operationId = "listIncidents")
    public IncidentPage list(
            @Parameter(description = "open: somebody must still look at one of its alerts; closed: the others; all.")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Only those that have reached this domain.") @QueryParam("domain") @Nullable
                    String domain,
            @Parameter(description = "At most so many, 1 to 500; 100 when absent.") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "Only incidents with a lower number: the next page.")
                    @QueryParam("before")
                    @Nullable
                    String before) {
        State wanted = Query.choice("state", state, State.class, State.OPEN);
        int count = Query.number("limit", limit, 1, 500, 100);
        long below = Query.number("before", before, 1, Long.MAX_VALUE, Long.MAX_VALUE);
        Optional<String> only = Query.text("domain", domain, 64);
        return transactions.read(connection -> new IncidentPage(views.page(connection, wanted, only, below, count)));
    }

    @GET
    @Path("/{id: \\d{1,18}}")
    @Operation(
            summary = "Tells all that is known of an incident",
            description = "The number of one that turned out to be part of another finds the other.",
            operationId = "incident")
    @APIResponse(responseCode = "200", description = "The incident.")
    @APIResponse(responseCode = "404", description = "There is no such incident.")
    public IncidentDetail one(@PathParam("id") long id) {
        return transactions
                .read(connection -> views.find(connection, id))
                .orElseThrow(() -> Problem.notFound("there is no incident " + id));
    }
}
