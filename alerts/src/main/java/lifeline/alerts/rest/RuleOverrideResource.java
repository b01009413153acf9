package lifeline.alerts.rest;

import com.fasterxml.jackson.databind.JsonNode;
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
import lifeline.alerts.rule.By;
import lifeline.alerts.rule.JdbcOverrides;
import lifeline.alerts.rule.Outcome;
import lifeline.alerts.rule.OverrideDesk;
import lifeline.alerts.rule.OverrideRow;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.rule.OverrideView;
import lifeline.contract.clock.CityClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Levels that single assets and devices have for a time. */
@Path("/api/v1/rule-overrides")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public final class RuleOverrideResource {
    private static final int MOST_LISTED = 200;

    private final Transactions transactions;
    private final JdbcOverrides overrides;
    private final OverrideDesk desk;
    private final CityClock clock;
    private final SecurityIdentity caller;

    public RuleOverrideResource(
            Transactions transactions,
            JdbcOverrides overrides,
            OverrideDesk desk,
            CityClock clock,
            SecurityIdentity caller) {
        this.transactions = transactions;
        this.overrides = overrides;
        this.desk = desk;
        this.clock = clock;
        this.caller = caller;
    }

    /** Levels somebody wants for a place. */
    @Schema(name = "RuleOverrideRequest")
    public record Wanted(
            @Nullable @Schema(description = "Id of a rule in force.")
            String rule,

            @Nullable @Schema(description = "The asset they hold for; or give device.")
            String asset,

            @Nullable @Schema(description = "The device they hold for; or give asset.")
            String device,

            @Nullable
            @Schema(
                    type = SchemaType.ARRAY,
                    implementation = Object.class,
                    description = "As in rules.yaml: the rule's colours, with other numbers.")
            JsonNode levels,

            @Nullable @Schema(description = "Why.") String reason,

            @Nullable @Schema(description = "Until when they hold.")
            String until) {}

    @GET
    @Operation(summary = "Lists the overrides that hold", operationId = "listRuleOverrides")
    public List<OverrideView> list(
            @Parameter(description = "Also those that are over, newest first.") @QueryParam("all") @Nullable
                    String all) {
        boolean isAll = Query.flag("all", all);
        List<OverrideRow> rows = transactions.read(connection ->
                isAll ? overrides.newest(connection, MOST_LISTED) : overrides.holding(connection, clock.instant()));
        return rows.stream().map(OverrideView::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives a place levels of its own", operationId = "overrideRule")
    @APIResponse(responseCode = "200", description = "The override, in force.")
    @APIResponse(responseCode = "400", description = "The levels have faults; the problem names them.")
    @APIResponse(responseCode = "403", description = "Only an administrator may.")
    @APIResponse(responseCode = "409", description = "There is no such rule or place.")
    public OverrideView put(@Nullable Wanted wanted, @Context HttpServerRequest request) {
        if (wanted == null || (wanted.asset() == null) == (wanted.device() == null)) {
            throw Problem.badRequest("one of asset and device must be there");
        }
        JsonNode levels = wanted.levels();
        if (levels == null || !levels.isArray()) {
            throw Problem.badRequest("levels must be a list");
        }
        String rule = Query.text("rule", wanted.rule(), 200)
                .orElseThrow(() -> Problem.badRequest("rule must be the id of a rule in force"));
        Instant until = Query.instant("until", wanted.until(), Instant.EPOCH);
        By by = Query.by(caller, wanted.reason(), request);
        return told(
                desk.put(new OverrideDesk.Wanted(rule, wanted.asset(), wanted.device(), levels.toString(), until), by));
    }

    @DELETE
    @Path("/{id: \\d{1,18}}")
    @Operation(summary = "Ends an override before its time", operationId = "endRuleOverride")
    @APIResponse(responseCode = "200", description = "The override, ended.")
    @APIResponse(responseCode = "403", description = "Only an administrator may.")
    @APIResponse(responseCode = "409", description = "It is over.")
    public OverrideView end(
            @PathParam("id") long id,
            @Parameter(description = "Why.") @QueryParam("reason") @Nullable String reason,
            @Context HttpServerRequest request) {
        return told(desk.end(id, Query.by(caller, reason, request)));
    }

    private static OverrideView told(Outcome<OverrideRow> outcome) {
        return outcome.match(OverrideView::of, refused -> {
            throw Problem.refused(refused.reason().name(), refused.reason().isAbsence(), refused.detail());
        });
    }
}
