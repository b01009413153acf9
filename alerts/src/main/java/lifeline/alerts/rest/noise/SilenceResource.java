package lifeline.alerts.rest.noise;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lifeline.alerts.access.Scope;
import lifeline.alerts.access.ScopeGuard;
import lifeline.alerts.noise.Matcher;
import lifeline.alerts.noise.Silence;
import lifeline.alerts.noise.store.JdbcSilences;
import lifeline.alerts.noise.store.SilenceDesk;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.rule.Outcome;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.noise.SilenceView;
import lifeline.contract.clock.CityClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Silences: alerts they match are there and are seen, and nobody is paged for them. */
@Path("/api/v1/silences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "noise", description = "What keeps people from being paged, and why.")
public final class SilenceResource {
    private static final int MOST_LISTED = 500;
    private static final int MOST_MATCHERS = 20;

    private final Transactions transactions;
    private final JdbcSilences silences;
    private final SilenceDesk desk;
    private final CityClock clock;
    private final SecurityIdentity caller;

    public SilenceResource(
            Transactions transactions,
            JdbcSilences silences,
            SilenceDesk desk,
            CityClock clock,
            SecurityIdentity caller) {
        this.transactions = transactions;
        this.silences = silences;
        this.desk = desk;
        this.clock = clock;
        this.caller = caller;
    }

    /** A silence somebody wants. */
    @Schema(name = "SilenceRequest")
    public record Wanted(
            @Nullable List<SilenceView.Condition> matchers,

            @Nullable @Schema(description = "From when; now when absent.")
            String startsAt,

            @Nullable @Schema(description = "Until when.") String endsAt,
            @Nullable @Schema(description = "Why.") String reason,

            @Nullable @Schema(description = "The silence it is an edit of, which ends.")
            Long replaces) {}

    /** Why somebody does it. */
    @Schema(name = "SilenceReason")
    public record Why(@Nullable String reason) {}

    @GET
    @Operation(summary = "Lists silences, newest first", operationId = "listSilences")
    public List<SilenceView> list(
            @Parameter(description = "proposed, pending, active or expired; all that are not expired when absent.")
                    @QueryParam("state")
                    @Nullable
                    String state) {
        Optional<Silence.State> wanted = Query.text("state", state, 20)
                .map(word -> Query.choice("state", word, Silence.State.class, Silence.State.ACTIVE));
        Instant now = clock.instant();
        boolean isExpired = wanted.filter(Silence.State.EXPIRED::equals).isPresent();
        List<Silence> found = transactions.read(
                connection -> isExpired ? silences.newest(connection, MOST_LISTED) : silences.holding(connection, now));
        return found.stream()
                .filter(silence -> wanted.isEmpty() || silence.state(now) == wanted.get())
                .limit(MOST_LISTED)
                .map(silence -> SilenceView.of(silence, now))
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Silences, or proposes to",
            description =
                    "What could match a red alert that one person alone may not silence is PROPOSED: until a second"
                            + " person approves it, it silences everything else it matches.",
            operationId = "silence")
    @APIResponse(responseCode = "200", description = "The silence.")
    @APIResponse(responseCode = "400", description = "Something is missing or cannot be read.")
    @APIResponse(responseCode = "404", description = "There is no such silence to replace.")
    @APIResponse(responseCode = "409", description = "It would last too long, or be over.")
    public SilenceView silence(@Nullable Wanted wanted, @Context HttpServerRequest request) {
        if (wanted == null) {
            throw Problem.badRequest("a silence is missing");
        }
        List<Matcher> matchers = matchers(wanted.matchers());
        Silence.fault(matchers).ifPresent(fault -> {
            throw Problem.badRequest(fault);
        });
        demandScope(matchers);
        Instant startsAt = Query.instant("startsAt", wanted.startsAt(), clock.instant());
        Instant endsAt = Query.instant("endsAt", wanted.endsAt(), Instant.EPOCH);
        return told(desk.propose(
                new SilenceDesk.Wanted(matchers, startsAt, endsAt, Optional.ofNullable(wanted.replaces())),
                Query.by(caller, wanted.reason(), request)));
    }

    /** Who acts for a part of the city names that part, with =, in what they silence. */
    private void demandScope(List<Matcher> matchers) {
        Scope scope = ScopeGuard.of(caller);
        boolean isTheirs =
                isNamed("domain", scope.domains(), matchers) && isNamed("district", scope.districts(), matchers);
        if (!isTheirs) {
            throw Problem.outOfScope("name your domain or district with =: you act for a part of the city");
        }
    }

    private static boolean isNamed(String label, Set<String> those, List<Matcher> matchers) {
        return those.isEmpty()
                || matchers.stream()
                        .anyMatch(matcher -> matcher.label().equals(label)
                                && matcher.op() == Matcher.Op.EQUAL
                                && those.contains(matcher.value()));
    }

    private static List<Matcher> matchers(@Nullable List<SilenceView.Condition> conditions) {
        if (conditions == null || conditions.isEmpty() || conditions.size() > MOST_MATCHERS) {
            throw Problem.badRequest("matchers must be 1 to " + MOST_MATCHERS + " conditions");
        }
        return conditions.stream().map(SilenceResource::matcher).toList();
    }

    private static Matcher matcher(SilenceView.@Nullable Condition condition) {
        if (condition == null || condition.label() == null || condition.op() == null || condition.value() == null) {
            throw Problem.badRequest("a matcher has label, op and value");
        }
        Matcher.Op op =
                Matcher.Op.of(condition.op()).orElseThrow(() -> Problem.badRequest("op must be one of = != =~ !~"));
        try {
            return Matcher.of(condition.label(), op, condition.value());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    @POST
    @Path("/{id: \\d{1,18}}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Approves a silence somebody else has proposed", operationId = "approveSilence")
    @APIResponse(responseCode = "200", description = "The silence, approved.")
    @APIResponse(responseCode = "403", description = "Only a shift leader may.")
    @APIResponse(responseCode = "409", description = "It is the caller's own, needs no approval, or is over.")
    public SilenceView approve(@PathParam("id") long id, @Nullable Why why, @Context HttpServerRequest request) {
        return told(desk.approve(id, Query.by(caller, why == null ? null : why.reason(), request)));
    }

    @POST
    @Path("/{id: \\d{1,18}}/expire")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ends a silence before its time",
            description = "Alerts it has silenced that still hold are paged then.",
            operationId = "expireSilence")
    @APIResponse(responseCode = "200", description = "The silence, ended.")
    @APIResponse(responseCode = "409", description = "It is over.")
    public SilenceView expire(@PathParam("id") long id, @Nullable Why why, @Context HttpServerRequest request) {
        return told(desk.expire(id, Query.by(caller, why == null ? null : why.reason(), request)));
    }

    private SilenceView told(Outcome<Silence> outcome) {
        return outcome.match(silence -> SilenceView.of(silence, clock.instant()), refused -> {
            throw Problem.refused(refused.reason().name(), refused.reason().isAbsence(), refused.detail());
        });
    }
}
