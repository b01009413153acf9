package lifeline.alerts.rest.deed;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import lifeline.alerts.access.ScopeGuard;
import lifeline.alerts.alert.Deed;
import lifeline.alerts.alert.Judgement;
import lifeline.alerts.alert.Refusal;
import lifeline.alerts.desk.AlertDesk;
import lifeline.alerts.desk.Answer;
import lifeline.alerts.desk.Finding;
import lifeline.alerts.desk.Request;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.view.AlertView;
import lifeline.alerts.view.AlertViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people do with an alert. Each answers with the alert as it is then, and its ETag. */
@Path("/api/v1/alerts/{id: \\d{1,18}}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "alerts", description = "What wants attention, and what people did about it.")
@APIResponse(
        responseCode = "200",
        description = "Done; the alert as it is now.",
        content = @Content(schema = @Schema(implementation = AlertView.class)))
@APIResponse(responseCode = "401", description = "Log in first.")
@APIResponse(
        responseCode = "403",
        description = "Your role does not allow this, or the alert is not of your part of the city.")
@APIResponse(responseCode = "404", description = "There is no such alert.")
@APIResponse(responseCode = "409", description = "Not in its present stage; the problem's reason says why.")
@APIResponse(responseCode = "412", description = "If-Match names another version: it has changed since.")
public final class DeedResource {
    private final AlertDesk desk;
    private final AlertViews views;
    private final ScopeGuard scope;
    private final SecurityIdentity caller;

    public DeedResource(AlertDesk desk, AlertViews views, ScopeGuard scope, SecurityIdentity caller) {
        this.desk = desk;
        this.scope = scope;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @Path("/acknowledge")
    @Operation(summary = "Takes an alert: the caller sees to it", operationId = "acknowledgeAlert")
    public Response acknowledge(
            @PathParam("id") long id, Said.@Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.ACKNOWLEDGE, id, Said.text(comment), request);
    }

    @POST
    @Path("/release")
    @Operation(summary = "Sends the warning of a true alert out", operationId = "releaseAlert")
    public Response release(
            @PathParam("id") long id, Said.@Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.RELEASE, id, Said.text(comment), request);
    }

    @POST
    @Path("/sign")
    @Operation(summary = "Signs for a warning, as the owner", operationId = "signAlert")
    public Response sign(@PathParam("id") long id, Said.@Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.SIGN, id, Said.text(comment), request);
    }

    @POST
    @Path("/arrive")
    @Operation(summary = "Tells that the owner's people are on site", operationId = "arriveAtAlert")
    public Response arrive(
            @PathParam("id") long id, Said.@Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.ARRIVE, id, Said.text(comment), request);
    }

    @POST
    @Path("/handle")
    @Operation(
            summary = "Begins to handle it, reports progress, or goes back to it after it was resolved",
            operationId = "handleAlert")
    public Response handle(
            @PathParam("id") long id, Said.@Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.HANDLE, id, Said.text(comment), request);
    }

    @POST
    @Path("/resolve")
    @Operation(summary = "Tells that it is mended", operationId = "resolveAlert")
    public Response resolve(
            @PathParam("id") long id, Said.@Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.RESOLVE, id, Said.text(comment), request);
    }

    @POST
    @Path("/close")
    @Operation(
            summary = "Closes an alert that has recovered, was judged and, where it was serious, resolved",
            operationId = "closeAlert")
    public Response close(
            @PathParam("id") long id, Said.@Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.CLOSE, id, Said.text(comment), request);
    }

    @POST
    @Path("/reopen")
    @Operation(summary = "Opens an alert anew, within 24 h of its closing", operationId = "reopenAlert")
    @APIResponse(responseCode = "400", description = "A reason is needed.")
    public Response reopen(
            @PathParam("id") long id, Said.@Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.REOPEN, id, Said.needed("the reason", comment), request);
    }

    @POST
    @Path("/comment")
    @Operation(summary = "Adds a comment to an alert's audit", operationId = "commentAlert")
    @APIResponse(responseCode = "400", description = "Words are needed.")
    public Response comment(
            @PathParam("id") long id, Said.@Nullable Comment comment, @Context HttpServerRequest request) {
        return carryOut(Deed.COMMENT, id, Said.needed("a comment", comment), request);
    }

    @POST
    @Path("/judgement")
    @Operation(
            summary = "Says what an alert was found to be, and why; at any time, and the newest counts",
            operationId = "judgeAlert")
    @APIResponse(responseCode = "400", description = "No such verdict, or no cause of it; the problem names them all.")
    public Response judge(@PathParam("id") long id, Said.@Nullable Found found, @Context HttpServerRequest request) {
        Judgement.Verdict verdict = Said.verdict(found);
        demandScope(id);
        return answered(
                id,
                desk.judge(new Finding(
                        id,
                        verdict,
                        Said.cause(verdict, found == null ? null : found.cause()),
                        caller.getPrincipal().getName(),
                        Said.text(new Said.Comment(found == null ? null : found.comment())),
                        request.remoteAddress().hostAddress(),
                        Said.version(request.getHeader("If-Match")))));
    }

    private void demandScope(long id) {
        scope.onAlert(caller, id).ifPresent(why -> {
            throw Problem.outOfScope(why);
        });
    }

    private Response carryOut(Deed deed, long id, String comment, HttpServerRequest request) {
        demandScope(id);
        Request asked = new Request(
                deed,
                id,
                caller.getPrincipal().getName(),
                comment,
                request.remoteAddress().hostAddress(),
                Said.version(request.getHeader("If-Match")));
        return answered(id, desk.carryOut(asked));
    }

    private Response answered(long id, Answer answer) {
        return answer.match(this::done, DeedResource::refused, DeedResource::changed, () -> {
            throw Problem.notFound("there is no alert " + id);
        });
    }

    private Response done(StoredAlert alert) {
        return Response.ok(views.of(alert, caller.getRoles()))
                .tag(Integer.toString(alert.version()))
                .build();
    }

    private static Response refused(Refusal refusal) {
        throw new WebApplicationException(Problem.of(409, "Not possible now", refusal.reason(), refusal.name())
                .response());
    }

    private static Response changed() {
        throw new WebApplicationException(
                Problem.of(412, "Changed since", "the alert has changed since you saw it: look again", "CHANGED")
                        .response());
    }
}
