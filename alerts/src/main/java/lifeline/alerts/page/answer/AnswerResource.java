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
import lifeline.alerts.Settings;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Clocks;
import lifeline.alerts.desk.AlertDesk;
import lifeline.alerts.desk.Request;
import lifeline.alerts.page.answer.AnswerLinks.Opened;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlerts;
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
    private final JdbcAlerts alerts;
    private final Transactions transactions;
    private final JdbcAlertQueries queries;
    private final AlertViews views;
    private final Clocks clocks;
    private final CityClock clock;

    public AnswerResource(
            AnswerLinks links,
            AlertDesk desk,
            JdbcAlerts alerts,
            Transactions transactions,
            JdbcAlertQueries queries,
            AlertViews views,
            Settings settings,
            CityClock clock) {
        this.links = links;
        this.desk = desk;
        this.alerts = alerts;
        this.transactions = transactions;
        this.queries = queries;
        this.views = views;
        this.clocks = settings.clocks();
        this.clock = clock;
    }

    @GET
    @Path("/{token}")
    @Operation(
            summary = "Shows the alert a link is about, with the button to do what it asks for",
            operationId = "openAnswer")
    public Response open(@PathParam("token") String token) {
        Optional<Opened> link = links.open(token, clock.instant());
        if (link.isEmpty()) {
            return page(410, AnswerPage.notGood());
        }
        return transactions.read(connection -> shown(connection, link.get().asked(), false));
    }

    @POST
    @Path("/{token}")
    @Operation(
            summary =
                    "Does what a link asks for, as whom it was sent to: takes the alert, signs for its warning, or sees to what is late",
            operationId = "answer")
    public Response answer(@PathParam("token") String token, @Context HttpServerRequest request) {
        Instant now = clock.instant();
        Optional<Opened> link = links.open(token, now);
        if (link.isEmpty()) {
            return page(410, AnswerPage.notGood());
        }
        String source = "link, " + request.remoteAddress().hostAddress();
        return transactions.write(connection -> {
            Asked asked = link.get().asked();
            boolean isDone = isWanted(connection, asked, now) && links.use(connection, link.get(), now);
            if (isDone) {
                desk.carryOut(connection, new Request(asked.deed(), asked.alert(), asked.person(), "", source));
            }
            return shown(connection, asked, isDone);
        });
    }

    private boolean isWanted(Connection connection, Asked asked, Instant now) throws SQLException {
        // first, as the desk does: what is wanted now must still be so when it is done
        alerts.lockWriters(connection);
        Optional<StoredAlert> alert = queries.find(connection, asked.alert());
        return alert.isPresent() && asked.isWanted(alert.get().alert(), clocks, now);
    }

    private Response shown(Connection connection, Asked asked, boolean isDone) throws SQLException {
        Optional<StoredAlert> found = queries.find(connection, asked.alert());
        if (found.isEmpty()) {
            return page(410, AnswerPage.notGood());
        }
        Alert alert = found.get().alert();
        Instant now = clock.instant();
        AnswerPage.State state = new AnswerPage.State(
                asked, alert.stage().acknowledgement(), asked.isWanted(alert, clocks, now), isDone, now);
        return page(200, AnswerPage.of(views.of(found.get()), state));
    }

    private static Response page(int status, String html) {
        return Response.status(status).entity(html).build();
    }
}
