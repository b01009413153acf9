package lifeline.alerts.rest.account;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a browser logs in at the city's directory: whoever comes here without a login is sent there, and comes back. */
@Path("/login/oidc")
@Tag(name = "session", description = "Who is calling.")
public final class LoginResource {
    @GET
    @Operation(
            summary = "Logs a browser in at the city's directory, and leads to the console",
            operationId = "loginByDirectory")
    @APIResponse(responseCode = "303", description = "To the console.")
    public Response back() {
        return Response.seeOther(URI.create("/")).build();
    }
}
