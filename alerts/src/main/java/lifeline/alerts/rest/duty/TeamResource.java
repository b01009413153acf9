package lifeline.alerts.rest.duty;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import lifeline.alerts.duty.store.DutyDesk;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.rest.change.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Teams: a duty desk, the night crew of a gas company. */
@Path("/api/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duty")
public final class TeamResource {
    private final DutyDesk desk;
    private final SecurityIdentity caller;

    public TeamResource(DutyDesk desk, SecurityIdentity caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** A team. */
    @Schema(name = "Team")
    public record TeamView(String id, int version, String title, String phone) {}

    /** A team as it is sent. */
    @Schema(name = "TeamRequest")
    public record Wanted(
            @Nullable @Schema(required = true) String title,

            @Nullable @Schema(description = "The number of its desk, which every message of it tells.")
            String phone) {}

    @GET
    @Operation(summary = "Lists the teams", operationId = "listTeams")
    public List<TeamView> list() {
        return desk.teams().stream()
                .map(team -> new TeamView(
                        team.id(),
                        team.version(),
                        team.value().title(),
                        team.value().phone()))
                .toList();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes or changes a team", operationId = "putTeam")
    @APIResponseSchema(value = Versions.Changed.class, responseCode = "200", responseDescription = "Done.")
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Wanted wanted,
            @Context HttpServerRequest request) {
        if (wanted == null) {
            throw Problem.badRequest("a team is missing");
        }
        DutyDesk.Team team = new DutyDesk.Team(
                Versions.text("title", wanted.title(), 64),
                Query.text("phone", wanted.phone(), 32).orElse(""));
        return Versions.changed(id, desk.putTeam(id, team, Versions.wanted(ifMatch), Versions.by(caller, request)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a team without a roster", operationId = "removeTeam")
    public void remove(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context HttpServerRequest request) {
        desk.remove("team", id, Versions.wanted(ifMatch), Versions.by(caller, request));
    }
}
