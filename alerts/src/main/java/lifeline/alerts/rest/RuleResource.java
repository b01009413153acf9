package lifeline.alerts.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import lifeline.alerts.rule.By;
import lifeline.alerts.rule.JdbcRuleAudit;
import lifeline.alerts.rule.Outcome;
import lifeline.alerts.rule.VersionDesk;
import lifeline.alerts.rule.VersionState;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.rule.VersionView;
import lifeline.alerts.view.rule.VersionViews;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rules of each domain: their versions, and which of them judge. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules", description = "Versions of a domain's rules. What is changed here judges within two seconds.")
public final class RuleResource {
    private static final Map<String, VersionState> WORDS =
            Map.of("propose", VersionState.PROPOSED, "shadow", VersionState.SHADOW, "activate", VersionState.ACTIVE);

    private final Transactions transactions;
    private final VersionDesk desk;
    private final VersionViews views;
    private final JdbcRuleAudit audit;
    private final Catalogue shipped;
    private final SecurityIdentity caller;

    public RuleResource(
            Transactions transactions,
            VersionDesk desk,
            VersionViews views,
            JdbcRuleAudit audit,
            Catalogue shipped,
            SecurityIdentity caller) {
        this.transactions = transactions;
        this.desk = desk;
        this.views = views;
        this.audit = audit;
        this.shipped = shipped;
        this.caller = caller;
    }

    /** A text somebody wants to judge by. */
    @Schema(name = "RuleProposal")
    public record Proposal(
            @Nullable @Schema(description = "A whole rules.yaml.")
            String rules,

            @Nullable @Schema(description = "Why.") String reason,

            @Nullable @Schema(description = "What becomes of it at once: propose (when absent), shadow or activate.")
            String then) {}

    /** Why something is done. */
    @Schema(name = "RuleReason")
    public record Why(
            @Nullable @Schema(description = "Why.") String reason) {}

    /** The versions of a domain's rules, and what was done with them. */
    @Schema(name = "DomainRules")
    public record History(String domain, int inForce, List<VersionView> versions, List<JdbcRuleAudit.Entry> audit) {}

    @GET
    @Path("/{domain}")
    @Operation(
            summary = "Lists the versions of a domain's rules, newest first, each with what it changed",
            operationId = "listRuleVersions")
    @APIResponse(responseCode = "200", description = "The versions, and who did what.")
    @APIResponse(responseCode = "404", description = "There is no such domain.")
    public History list(
            @PathParam("domain") String domain,
            @Parameter(description = "At most so many, 1 to 50; 10 when absent.") @QueryParam("limit") @Nullable
                    String limit) {
        Domain known = domain(domain);
        int count = Query.number("limit", limit, 1, 50, 10);
        return transactions.read(connection -> new History(
                domain,
                views.inForce(connection, domain),
                views.list(connection, known, count),
                audit.of(connection, domain, 10 * count)));
    }

    @GET
    @Path("/{domain}/versions/{version: \\d{1,9}}")
    @Operation(summary = "Tells a version's text and what it changes", operationId = "ruleVersion")
    @APIResponse(responseCode = "200", description = "The version.")
    @APIResponse(responseCode = "404", description = "There is no such domain or version.")
    public VersionView one(
            @PathParam("domain") String domain,
            @PathParam("version") int version,
            @Parameter(description = "The version to compare it with; the one in force when absent.")
                    @QueryParam("against")
                    @Nullable
                    String against) {
        Domain known = domain(domain);
        return transactions.read(connection -> {
            int other = Query.number("against", against, 0, 999_999_999, views.inForce(connection, domain));
            return views.one(connection, known, version, other)
                    .orElseThrow(() -> Problem.notFound("the rules of " + domain + " have no such version"));
        });
    }

    @POST
    @Path("/{domain}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keeps a new version; refused whole with every fault", operationId = "proposeRules")
    @APIResponse(responseCode = "200", description = "The version as it was taken.")
    @APIResponse(responseCode = "400", description = "The text has faults; the problem has them with file and line.")
    @APIResponse(responseCode = "403", description = "Only an administrator may.")
    public VersionView propose(
            @PathParam("domain") String domain, @Nullable Proposal proposal, @Context HttpServerRequest request) {
        domain(domain);
        if (proposal == null || proposal.rules() == null || proposal.rules().isBlank()) {
            throw Problem.badRequest("rules must be the text of a rules.yaml");
        }
        VersionState state = WORDS.get(proposal.then() == null ? "propose" : proposal.then());
        if (state == null) {
            throw Problem.badRequest("then must be propose, shadow or activate");
        }
        By by = by(proposal.reason(), request);
        return told(domain, desk.propose(domain, proposal.rules(), state, by));
    }

    @POST
    @Path("/{domain}/versions/{version: \\d{1,9}}/activate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Puts a version into force; 0 is what the build carries", operationId = "activateRules")
    @APIResponse(responseCode = "200", description = "The version, in force.")
    @APIResponse(responseCode = "403", description = "Only an administrator may.")
    @APIResponse(responseCode = "409", description = "It is in force, or an override does not fit it.")
    public VersionView activate(
            @PathParam("domain") String domain,
            @PathParam("version") int version,
            @Nullable Why why,
            @Context HttpServerRequest request) {
        return told(domain, desk.activate(domain, version, by(why, request)));
    }

    @POST
    @Path("/{domain}/versions/{version: \\d{1,9}}/shadow")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Lets a version judge beside the rules in force; nobody is paged for what it says",
            operationId = "shadowRules")
    @APIResponse(responseCode = "200", description = "The version, in shadow.")
    @APIResponse(responseCode = "403", description = "Only an administrator may.")
    @APIResponse(responseCode = "409", description = "It judges already.")
    public VersionView shadow(
            @PathParam("domain") String domain,
            @PathParam("version") int version,
            @Nullable Why why,
            @Context HttpServerRequest request) {
        return told(domain, desk.shadow(domain, version, by(why, request)));
    }

    @POST
    @Path("/{domain}/end-shadow")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ends the shadow of a domain's rules", operationId = "endRuleShadow")
    @APIResponse(responseCode = "200", description = "The version, no longer in shadow.")
    @APIResponse(responseCode = "403", description = "Only an administrator may.")
    @APIResponse(responseCode = "409", description = "No version is in shadow.")
    public VersionView endShadow(
            @PathParam("domain") String domain, @Nullable Why why, @Context HttpServerRequest request) {
        return told(domain, desk.endShadow(domain, by(why, request)));
    }

    @POST
    @Path("/{domain}/roll-back")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Puts that version into force which was before somebody activated the present one",
            operationId = "rollBackRules")
    @APIResponse(responseCode = "200", description = "The version that is in force again.")
    @APIResponse(responseCode = "403", description = "Only an administrator may.")
    @APIResponse(responseCode = "409", description = "Nothing was in force before.")
    public VersionView rollBack(
            @PathParam("domain") String domain, @Nullable Why why, @Context HttpServerRequest request) {
        return told(domain, desk.rollBack(domain, by(why, request)));
    }

    private VersionView told(String domain, Outcome<Integer> outcome) {
        int version = outcome.match(done -> done, refused -> {
            throw Problem.refused(refused.reason().name(), refused.reason().isAbsence(), refused.detail());
        });
        Domain known = domain(domain);
        return transactions.read(connection ->
                views.one(connection, known, version, Math.max(0, version - 1)).orElseThrow());
    }

    private By by(@Nullable Why why, HttpServerRequest request) {
        return by(why == null ? null : why.reason(), request);
    }

    private By by(@Nullable String reason, HttpServerRequest request) {
        return Query.by(caller, reason, request);
    }

    private Domain domain(String id) {
        return shipped.domain(id).orElseThrow(() -> Problem.notFound("there is no domain " + id));
    }
}
