package lifeline.alerts.rest.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lifeline.alerts.access.Role;
import lifeline.alerts.access.Scope;
import lifeline.alerts.access.login.AccountDesk;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.rest.change.Versions;
import lifeline.contract.domain.Catalogue;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Local accounts: an administrator's business; an auditor sees them. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts", description = "Who may log in, as what, and for which part of the city.")
public final class AccountResource {
    private static final int MOST = 50;
    private static final int LONGEST = 64;

    private final AccountDesk desk;
    private final Catalogue catalogue;
    private final SecurityIdentity caller;

    public AccountResource(AccountDesk desk, Catalogue catalogue, SecurityIdentity caller) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.caller = caller;
    }

    /** An account, without its password. */
    @Schema(name = "Account")
    public record AccountView(
            String name,

            @Schema(description = "Counts changes; the ETag.")
            int version,

            String role,

            @Schema(description = "Domains somebody acts for; empty for all.")
            Set<String> domains,

            @Schema(description = "Districts somebody acts for; empty for all.")
            Set<String> districts,

            Instant createdAt,

            @Nullable @Schema(description = "Since when nobody can log in with it.")
            Instant disabledAt) {
        static AccountView of(AccountDesk.Kept kept) {
            return new AccountView(
                    kept.name(),
                    kept.version(),
                    kept.role().word(),
                    new TreeSet<>(kept.scope().domains()),
                    new TreeSet<>(kept.scope().districts()),
                    kept.createdAt(),
                    kept.disabledAt().orElse(null));
        }
    }

    /** An account as it is sent. */
    @Schema(name = "AccountRequest")
    public record Wanted(
            @Nullable
            @Schema(
                    required = true,
                    enumeration = {"viewer", "auditor", "duty-officer", "analyst", "owner", "shift-leader", "admin"})
            String role,

            @Nullable @Schema(description = "Domains somebody acts for; all when absent.")
            List<String> domains,

            @Nullable @Schema(description = "Districts somebody acts for; all when absent.")
            List<String> districts,

            @Nullable @Schema(description = "true: nobody can log in with it any more.")
            Boolean disabled) {}

    /** What became of a change. */
    @Schema(name = "AccountChange")
    public record Changed(
            String name,
            int version,

            @Nullable @Schema(description = "Of a new account, or after a reset: told this once.")
            String password) {}

    @GET
    @Operation(summary = "Lists the accounts", operationId = "listAccounts")
    public List<AccountView> list() {
        return desk.all().stream().map(AccountView::of).toList();
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes or changes an account",
            description = "A new one gets a password, which the answer tells this once.",
            operationId = "putAccount")
    @APIResponseSchema(value = Changed.class, responseCode = "200", responseDescription = "Done.")
    @APIResponse(responseCode = "409", description = "It is the last administrator.")
    @APIResponse(responseCode = "412", description = "Somebody else has changed it since.")
    @APIResponse(responseCode = "428", description = "It exists: If-Match must say which version was seen.")
    public Response put(
            @PathParam("name") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Wanted wanted,
            @Context HttpServerRequest request) {
        if (wanted == null) {
            throw Problem.badRequest("an account is missing");
        }
        String word = Versions.text("role", wanted.role(), LONGEST);
        Role role = Role.of(word).orElseThrow(() -> Problem.badRequest("role must be one of " + Role.words()));
        Scope scope = new Scope(texts("domains", wanted.domains()), texts("districts", wanted.districts()));
        for (String domain : scope.domains()) {
            if (catalogue.domain(domain).isEmpty()) {
                throw Problem.badRequest("domains: there is no domain " + domain);
            }
        }
        AccountDesk.Done done = desk.put(
                name,
                new AccountDesk.Wanted(role, scope, Boolean.TRUE.equals(wanted.disabled())),
                Versions.wanted(ifMatch),
                Versions.by(caller, request));
        return Versions.told(new Changed(name, done.version(), done.password()), done.version());
    }

    private static Set<String> texts(String name, @Nullable List<String> texts) {
        List<String> all = Optional.ofNullable(texts).orElse(List.of());
        if (all.size() > MOST) {
            throw Problem.badRequest(name + " must be " + MOST + " at most");
        }
        Set<String> read = new TreeSet<>();
        all.forEach(text -> Query.text(name, text, LONGEST).ifPresent(read::add));
        return read;
    }

    @POST
    @Path("/{name}/password")
    @Operation(summary = "Gives an account a new password, told this once", operationId = "resetPassword")
    public Changed reset(@PathParam("name") String name, @Context HttpServerRequest request) {
        AccountDesk.Done done = desk.reset(name, Versions.by(caller, request));
        return new Changed(name, done.version(), done.password());
    }
}
