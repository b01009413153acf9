package lifeline.alerts.rest.duty;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import lifeline.alerts.call.JdbcPaged;
import lifeline.alerts.store.Transactions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who was wanted for an alert, who was told over what, and what became of it. */
@Path("/api/v1/alerts/{id: \\d{1,18}}/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duty")
public final class CallResource {
    private final Transactions transactions;
    private final JdbcPaged paged;

    public CallResource(Transactions transactions, JdbcPaged paged) {
        this.transactions = transactions;
        this.paged = paged;
    }

    @GET
    @Operation(summary = "Tells the calls and pages of an alert, with every attempt", operationId = "alertCalls")
    @APIResponse(
            responseCode = "200",
            description = "{calls: […], pages: […]}, oldest first.",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public String calls(@PathParam("id") long id) {
        return transactions.read(connection -> "{\"calls\":["
                + String.join(",", paged.calls(connection, id))
                + "],\"pages\":["
                + String.join(",", paged.pages(connection, id))
                + "]}");
    }
}
