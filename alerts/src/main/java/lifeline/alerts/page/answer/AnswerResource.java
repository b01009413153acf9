package lifeline.alerts.page.answer;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import lifeline.alerts.alert.Deed;
import lifeline.alerts.alert.Stage;
import lifeline.alerts.desk.AlertDesk;
import lifeline.alerts.desk.Request;
import lifeline.alerts.page.answer.AnswerLinks.Opened;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.AlertViews;
import lifeline.contract.clock.CityClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The page behind a link in a message. Opening it changes nothing: chat programs and mail scanners open links by themselves.
 * The button does, once.
 */
@Path("/answer")
@Produces(MediaType.TEXT_HTML)
@APIResponse(
        responseCode = "200",
        description = "The page.",
        content = @Content(schema = @Schema(implementation = String.class)))
@APIResponse(responseCode = "410", description = "The page that says the link is no longer good.")
public final class AnswerResource {
    private final AnswerLinks links;
    private final AlertDesk desk;
    private final Transactions transactions;
    private final JdbcAlertQueries queries;
    private final AlertViews views;
    private final CityClock clock;

    public AnswerResource(
            AnswerLinks links,
            AlertDesk desk,
            Transactions transactions,
            JdbcAlertQueries queries,
            AlertViews views,
            CityClock clock) {
        this.links = links;
        this.desk = desk;
        this.transactions = transactions;
        this.queries = queries;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Path("/{token}")
    @Operation(summary = "Shows the alert a link is about, with the button to take it", operationId = "openAnswer")
    public Response open(@PathParam("token") String token) {
        Optional<Opened> link = links.open(token, clock.instant());
        if (link.isEmpty()) {
            return page(410, AnswerPage.notGood());
        }
        return transactions.read(connection -> shown(connection, link.get()));
    }

    @POST
    @Path("/{token}")
    @Operation(summary = "Takes the alert a link is about, as whom the link was sent to", operationId = "answer")
    public Response answer(@PathParam("token") String token, @Context HttpServerRequest request) {
        Instant now = clock.instant();
        Optional<Opened> link = links.open(token, now);
        if (link.isEmpty()) {
            return page(410, AnswerPage.notGood());
        }
        String source = "link, " + request.remoteAddress().hostAddress();
        return transactions.write(connection -> {
            if (links.use(connection, link.get(), now)) {
                desk.carryOut(
                        connection,
                        new Request(
                                Deed.ACKNOWLEDGE, link.get().alert(), link.get().person(), "", source));
            }
            return shown(connection, link.get());
        });
    }

    private Response shown(Connection connection, Opened link) throws SQLException {
        Optional<StoredAlert> alert = queries.find(connection, link.alert());
        if (alert.isEmpty()) {
            return page(410, AnswerPage.notGood());
        }
        Optional<Stage.Acknowledged> taken = alert.get().alert().stage().acknowledgement();
        return page(200, AnswerPage.of(views.of(alert.get()), link.person(), taken));
    }

    private static Response page(int status, String html) {
        return Response.status(status).entity(html).build();
    }
}
