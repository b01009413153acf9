package lifeline.alerts.rest.record;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.record.store.Span;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.rule.RuleView;
import lifeline.alerts.view.rule.RuleViews;
import lifeline.contract.clock.CityClock;
import lifeline.contract.rule.Rule;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rules in force, each with what it was worth. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public final class RecordResource {
    private static final Duration SPAN = Duration.ofDays(90);

    private final Transactions transactions;
    private final RuleViews views;
    private final CityClock clock;

    public RecordResource(Transactions transactions, RuleViews views, CityClock clock) {
        this.transactions = transactions;
        this.views = views;
        this.clock = clock;
    }

    /** Rules by the alerts of a span. */
    @Schema(name = "RuleList")
    public record RuleList(Instant from, Instant to, List<RuleView> items) {}

    /** A rule by the alerts of a span. */
    @Schema(name = "RuleInSpan")
    public record RuleInSpan(Instant from, Instant to, RuleView rule) {}

    @GET
    @Operation(
            summary = "Lists the rules in force, each with its record and the threshold advice it gives",
            operationId = "listRules")
    public RuleList list(
            @Parameter(description = "Only this domain.") @QueryParam("domain") @Nullable String domain,
            @Parameter(description = "Alerts raised from here; 90 days before the end when absent.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Until before here; now when absent.") @QueryParam("to") @Nullable String to) {
        Optional<String> only = Query.text("domain", domain, 64);
        Span span = span(from, to);
        Collection<Rule> rules = only.isEmpty()
                ? views.catalogue().rules()
                : views.catalogue()
                        .domain(only.get())
                        .orElseThrow(() -> Problem.notFound("there is no domain " + only.get()))
                        .rules();
        return transactions.read(connection -> new RuleList(span.from(), span.to(), views.of(connection, rules, span)));
    }

    @GET
    @Path("/{rule}/record")
    @Operation(
            summary =
                    "Tells what became of a rule's alerts, of each version too, and which threshold would have done better",
            operationId = "ruleRecord")
    @APIResponse(responseCode = "200", description = "The record of the rule.")
    @APIResponse(responseCode = "404", description = "No such rule is in force.")
    public RuleInSpan one(
            @PathParam("rule") String id,
            @Parameter(description = "Alerts raised from here; 90 days before the end when absent.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Until before here; now when absent.") @QueryParam("to") @Nullable String to) {
        Rule rule = views.catalogue().rule(id).orElseThrow(() -> Problem.notFound("no rule in force is called so"));
        Span span = span(from, to);
        return transactions.read(connection -> new RuleInSpan(
                span.from(),
                span.to(),
                views.of(connection, List.of(rule), span).get(0)));
    }

    private Span span(@Nullable String from, @Nullable String to) {
        Instant until = Query.instant("to", to, clock.instant());
        Instant since = Query.instant("from", from, until.minus(SPAN));
        if (!since.isBefore(until)) {
            throw Problem.badRequest("from must be before to");
        }
        return new Span(since, until);
    }
}
