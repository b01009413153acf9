package lifeline.alerts.rest.work;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import lifeline.alerts.outage.JdbcOutages;
import lifeline.alerts.outage.Outage;
import lifeline.alerts.store.Transactions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Areas that have fallen silent as a whole. */
@Path("/api/v1/outages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "work")
public final class OutageResource {
    private final Transactions transactions;
    private final JdbcOutages outages;

    public OutageResource(Transactions transactions, JdbcOutages outages) {
        this.transactions = transactions;
        this.outages = outages;
    }

    /** One of them. */
    @Schema(name = "Outage")
    public record OutageView(
            String domain,

            @Schema(description = "District, Chinese.") String district,

            @Schema(description = "Devices registered there.")
            int devices,

            @Schema(description = "Those of them that are silent.")
            int silent,

            @Schema(description = "When the first of them was last heard.")
            Instant since,

            @Schema(description = "Numbers of the open alerts that it stands for.")
            List<Long> alerts) {
        static OutageView of(Outage outage) {
            return new OutageView(
                    outage.cell().domain(),
                    outage.cell().district(),
                    outage.devices(),
                    outage.silent(),
                    outage.since(),
                    outage.alerts());
        }
    }

    @GET
    @Operation(
            summary = "Lists areas of which 30 % of the devices or more are silent, five at least",
            operationId = "listOutages")
    public List<OutageView> list() {
        return transactions.read(outages::now).stream().map(OutageView::of).toList();
    }
}
