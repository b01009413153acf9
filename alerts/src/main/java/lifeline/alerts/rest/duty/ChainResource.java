package lifeline.alerts.rest.duty;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
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
import lifeline.alerts.duty.Chain;
import lifeline.alerts.duty.DutyJson;
import lifeline.alerts.duty.store.DutyDesk;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.change.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Chains: who is called after whom until somebody answers. */
@Path("/api/v1/chains")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duty")
public final class ChainResource {
    private final DutyDesk desk;
    private final SecurityIdentity caller;

    public ChainResource(DutyDesk desk, SecurityIdentity caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** A chain. */
    @Schema(name = "Chain")
    public record ChainView(
            String id,
            int version,
            String title,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String plan) {}

    /** A chain as it is sent. */
    @Schema(name = "ChainRequest")
    public record Wanted(
            @Nullable @Schema(required = true) String title,

            @Nullable
            @Schema(
                    required = true,
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description =
                            "{steps: [{call: [roster:ID | person:ID | channel:ID], patience: 3m}], repeats: 0 or until-answered}")
            JsonNode plan) {}

    @GET
    @Operation(summary = "Lists the chains", operationId = "listChains")
    public List<ChainView> list() {
        return desk.chains().stream()
                .map(kept -> new ChainView(
                        kept.id(),
                        kept.version(),
                        kept.value().title(),
                        kept.value().plan()))
                .toList();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes or changes a chain; calls under way go on by it", operationId = "putChain")
    @APIResponseSchema(value = Versions.Changed.class, responseCode = "200", responseDescription = "Done.")
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Wanted wanted,
            @Context HttpServerRequest request) {
        if (wanted == null || wanted.plan() == null) {
            throw Problem.badRequest("a chain has a title and a plan");
        }
        String title = Versions.text("title", wanted.title(), 64);
        Chain chain;
        try {
            chain = DutyJson.chain(wanted.plan().toString());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("plan: " + e.getMessage());
        }
        return Versions.changed(
                id, desk.putChain(id, title, chain, Versions.wanted(ifMatch), Versions.by(caller, request)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a chain that nobody is called by", operationId = "removeChain")
    public void remove(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context HttpServerRequest request) {
        desk.remove("chain", id, Versions.wanted(ifMatch), Versions.by(caller, request));
    }
}
