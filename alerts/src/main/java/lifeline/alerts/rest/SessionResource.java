package lifeline.alerts.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import lifeline.alerts.Settings;
import lifeline.alerts.access.Right;
import lifeline.alerts.access.Role;
import lifeline.alerts.access.login.AccountDesk;
import lifeline.alerts.access.login.Accounts;
import lifeline.alerts.rest.change.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is calling. Logging in is a form sent to {@code /j_security_check}. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session", description = "Who is calling.")
public final class SessionResource {
    /** As in {@code application.properties}. */
    private static final String COOKIE = "lifeline-session";
    /** The framework's, of a session that began at the directory. */
    private static final String DIRECTORY_COOKIE = "q_session";

    private final Accounts accounts;
    private final AccountDesk desk;
    private final boolean hasDirectory;
    private final SecurityIdentity caller;

    public SessionResource(Accounts accounts, AccountDesk desk, Settings settings, SecurityIdentity caller) {
        this.accounts = accounts;
        this.desk = desk;
        this.hasDirectory = settings.oidc().isPresent();
        this.caller = caller;
    }

    /** Who is calling, and as what. */
    @Schema(name = "Session")
    public record Session(
            @Nullable @Schema(description = "Null for somebody who has not logged in.")
            String user,

            List<String> roles,

            @Schema(description = "What the caller may do with alerts, where their stage allows it.")
            List<String> rights,

            @Schema(description = "Whether browsers may log in at the city's directory, under /login/oidc.")
            boolean directory) {}

    @GET
    @Operation(summary = "Tells who is calling", operationId = "session")
    public Session session() {
        return caller.isAnonymous()
                ? new Session(null, List.of(Role.VIEWER.word()), List.of(), hasDirectory)
                : new Session(
                        caller.getPrincipal().getName(),
                        List.copyOf(new TreeSet<>(caller.getRoles())),
                        Arrays.stream(Right.values())
                                .filter(right -> right.isOf(caller.getRoles()))
                                .map(Right::word)
                                .toList(),
                        hasDirectory);
    }

    /** A new password of one's own. */
    @Schema(name = "PasswordChange")
    public record NewPassword(
            @Nullable @Schema(required = true) String old,

            @Nullable @Schema(required = true, description = "12 characters at least, 72 bytes at most.")
            String password) {}

    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes the caller's own password", operationId = "changePassword")
    @APIResponse(responseCode = "204", description = "Done.")
    @APIResponse(responseCode = "400", description = "The old one is wrong, or the new one is too weak.")
    public void password(@Nullable NewPassword wanted, @Context HttpServerRequest request) {
        if (wanted == null || wanted.old() == null || wanted.password() == null) {
            throw Problem.badRequest("old and password are needed");
        }
        String name = caller.getPrincipal().getName();
        if (accounts.check(name, wanted.old().toCharArray()).isEmpty()) {
            throw Problem.badRequest("the old password is wrong");
        }
        desk.change(name, wanted.password(), Versions.by(caller, request));
    }

    @POST
    @Path("/logout")
    @Operation(summary = "Ends the session of this browser", operationId = "logout")
    @APIResponse(responseCode = "204", description = "There is no session any more.")
    public Response logout() {
        NewCookie gone = new NewCookie.Builder(COOKIE)
                .value("")
                .path("/")
                .maxAge(0)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
        NewCookie directory = new NewCookie.Builder(DIRECTORY_COOKIE)
                .value("")
                .path("/")
                .maxAge(0)
                .httpOnly(true)
                .build();
        return Response.noContent().cookie(gone, directory).build();
    }
}
