package lifeline.alerts.rest.work;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lifeline.alerts.access.ScopeGuard;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.rule.Outcome;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.work.WorkView;
import lifeline.alerts.work.JdbcWork;
import lifeline.alerts.work.WorkDesk;
import lifeline.alerts.work.WorkKind;
import lifeline.alerts.work.WorkRow;
import lifeline.contract.clock.CityClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Windows of work: what is measured in one is stored and marked, and judged by no rule. */
@Path("/api/v1/work-windows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "work", description = "Maintenance, calibration, filling tests and drills that are declared.")
public final class WorkWindowResource {
    private static final int MOST_LISTED = 200;
    private static final int LONGEST_NAME = 200;

    private final Transactions transactions;
    private final JdbcWork windows;
    private final WorkDesk desk;
    private final ScopeGuard scope;
    private final CityClock clock;
    private final SecurityIdentity caller;

    public WorkWindowResource(
            Transactions transactions,
            JdbcWork windows,
            WorkDesk desk,
            ScopeGuard scope,
            CityClock clock,
            SecurityIdentity caller) {
        this.transactions = transactions;
        this.windows = windows;
        this.desk = desk;
        this.scope = scope;
        this.clock = clock;
        this.caller = caller;
    }

    /** A window somebody wants. */
    @Schema(name = "WorkWindowRequest")
    public record Wanted(
            @Nullable @Schema(description = "maintenance, calibration, filling_test or drill; maintenance when absent.")
            String kind,

            @Nullable @Schema(description = "The asset worked at; or give device, or domain with quantity.")
            String asset,

            @Nullable String device,
            @Nullable String domain,

            @Nullable @Schema(description = "The one quantity it is about; all of the place when absent.")
            String quantity,

            @Nullable @Schema(description = "Why.") String reason,

            @Nullable @Schema(description = "From when; now when absent.")
            String startsAt,

            @Nullable @Schema(description = "Until when; a day later at most.")
            String until) {}

    @GET
    @Operation(summary = "Lists the windows of work that are under way or to come", operationId = "listWorkWindows")
    public List<WorkView> list(
            @Parameter(description = "Also those that are over, newest first.") @QueryParam("all") @Nullable
                    String all) {
        boolean isAll = Query.flag("all", all);
        List<WorkRow> rows = transactions.read(connection ->
                isAll ? windows.newest(connection, MOST_LISTED) : windows.holding(connection, clock.instant()));
        return rows.stream().map(WorkView::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Declares a window of work", operationId = "declareWork")
    @APIResponse(responseCode = "200", description = "The window of work.")
    @APIResponse(responseCode = "400", description = "Something is missing or cannot be read.")
    @APIResponse(responseCode = "403", description = "Only a shift leader of that part of the city may.")
    @APIResponse(responseCode = "409", description = "There is no such place, or it would last too long.")
    public WorkView declare(@Nullable Wanted wanted, @Context HttpServerRequest request) {
        if (wanted == null) {
            throw Problem.badRequest("a window is missing");
        }
        Optional<String> asset = Query.text("asset", wanted.asset(), LONGEST_NAME);
        Optional<String> device = Query.text("device", wanted.device(), LONGEST_NAME);
        Optional<String> domain = Query.text("domain", wanted.domain(), LONGEST_NAME);
        Optional<String> quantity = Query.text("quantity", wanted.quantity(), LONGEST_NAME);
        if (Stream.of(asset, device, domain).filter(Optional::isPresent).count() != 1) {
            throw Problem.badRequest("one of asset, device and domain must be there");
        }
        if (domain.isPresent() && quantity.isEmpty()) {
            throw Problem.badRequest("a whole domain is never left unjudged: name a quantity");
        }
        demand(asset.flatMap(id -> scope.atAsset(caller, id))
                .or(() -> device.flatMap(id -> scope.atDevice(caller, id)))
                .or(() -> domain.flatMap(id -> scope.inDomain(caller, id))));
        WorkKind kind = Query.choice("kind", wanted.kind(), WorkKind.class, WorkKind.MAINTENANCE);
        Instant startsAt = Query.instant("startsAt", wanted.startsAt(), clock.instant());
        Instant until = Query.instant("until", wanted.until(), Instant.EPOCH);
        return told(desk.declare(
                new WorkDesk.Wanted(
                        kind,
                        domain.orElse(null),
                        asset.orElse(null),
                        device.orElse(null),
                        quantity.orElse(null),
                        startsAt,
                        until),
                Query.by(caller, wanted.reason(), request)));
    }

    @DELETE
    @Path("/{id: \\d{1,18}}")
    @Operation(summary = "Ends a window of work before its time", operationId = "endWork")
    @APIResponse(responseCode = "200", description = "The window of work, ended.")
    @APIResponse(responseCode = "403", description = "Only a shift leader of that part of the city may.")
    @APIResponse(responseCode = "409", description = "It is over.")
    public WorkView end(
            @PathParam("id") long id,
            @Parameter(description = "Why.") @QueryParam("reason") @Nullable String reason,
            @Context HttpServerRequest request) {
        demand(scope.onWindow(caller, id));
        return told(desk.end(id, Query.by(caller, reason, request)));
    }

    /** Who acts for a part of the city leaves nothing else of it unjudged. */
    private static void demand(Optional<String> refusal) {
        refusal.ifPresent(why -> {
            throw Problem.outOfScope(why);
        });
    }

    private static WorkView told(Outcome<WorkRow> outcome) {
        return outcome.match(WorkView::of, refused -> {
            throw Problem.refused(refused.reason().name(), refused.reason().isAbsence(), refused.detail());
        });
    }
}
