package lifeline.alerts.rest.duty;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import lifeline.alerts.handover.Handover;
import lifeline.alerts.handover.HandoverDesk;
import lifeline.alerts.handover.JdbcHandovers;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.rest.change.Versions;
import lifeline.alerts.store.Transactions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shifts hand over. */
@Path("/api/v1/handovers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duty")
public final class HandoverResource {
    private static final int LISTED = 50;
    private static final int LONGEST = 2_000;

    private final HandoverDesk desk;
    private final JdbcHandovers handovers;
    private final Transactions transactions;
    private final SecurityIdentity caller;

    public HandoverResource(
            HandoverDesk desk, JdbcHandovers handovers, Transactions transactions, SecurityIdentity caller) {
        this.desk = desk;
        this.handovers = handovers;
        this.transactions = transactions;
        this.caller = caller;
    }

    /** A hand-over. */
    @Schema(name = "Handover")
    public record HandoverView(
            long id,
            String roster,
            Instant givenAt,
            String givenBy,
            String note,

            @JsonRawValue
            @Schema(type = SchemaType.OBJECT, description = "What was open then: alerts, alertCount, workWindows.")
            String matters,

            @Nullable Instant acceptedAt,
            @Nullable String acceptedBy,
            String remark) {
        static HandoverView of(Handover handover) {
            return new HandoverView(
                    handover.id(),
                    handover.roster(),
                    handover.givenAt(),
                    handover.givenBy(),
                    handover.note(),
                    handover.matters(),
                    handover.acceptedAt().orElse(null),
                    handover.acceptedBy().orElse(null),
                    handover.remark());
        }
    }

    /** What somebody says who goes. */
    @Schema(name = "HandoverRequest")
    public record Given(
            @Nullable @Schema(required = true, description = "Id of the roster.")
            String roster,

            @Nullable String note) {}

    /** What somebody says who comes. */
    @Schema(name = "HandoverAcceptance")
    public record Accepted(@Nullable String remark) {}

    @GET
    @Operation(summary = "Lists hand-overs, newest first, fifty at most", operationId = "listHandovers")
    public List<HandoverView> list() {
        return transactions.read(connection -> handovers.newest(connection, LISTED)).stream()
                .map(HandoverView::of)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Offers a shift with all that is open", operationId = "giveShift")
    @APIResponse(responseCode = "200", description = "The hand-over, not accepted yet.")
    @APIResponse(responseCode = "409", description = "The last one has not been taken yet.")
    public HandoverView give(@Nullable Given given) {
        if (given == null) {
            throw Problem.badRequest("a hand-over is missing");
        }
        return HandoverView.of(desk.give(
                Versions.text("roster", given.roster(), 64),
                caller.getPrincipal().getName(),
                Query.text("note", given.note(), LONGEST).orElse("")));
    }

    @POST
    @Path("/{id: \\d{1,18}}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes a shift; not by who gives it", operationId = "takeShift")
    @APIResponse(responseCode = "200", description = "The hand-over, accepted.")
    @APIResponse(responseCode = "409", description = "It was taken already, or the caller gave it.")
    public HandoverView accept(@PathParam("id") long id, @Nullable Accepted accepted) {
        String remark = accepted == null
                ? ""
                : Query.text("remark", accepted.remark(), LONGEST).orElse("");
        return HandoverView.of(desk.accept(id, caller.getPrincipal().getName(), remark));
    }
}
