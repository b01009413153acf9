package lifeline.alerts.rest.noise;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import lifeline.alerts.noise.StormRule;
import lifeline.alerts.noise.Verdict;
import lifeline.alerts.noise.store.JdbcStorms;
import lifeline.alerts.noise.store.JdbcSuppressions;
import lifeline.alerts.rest.Query;
import lifeline.alerts.store.Transactions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Storms, and every notification that did not leave at once. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "noise")
public final class NoiseResource {
    private static final int MOST_STORMS = 100;
    private static final int MOST_SUPPRESSIONS = 500;

    private final Transactions transactions;
    private final JdbcStorms storms;
    private final JdbcSuppressions suppressions;

    public NoiseResource(Transactions transactions, JdbcStorms storms, JdbcSuppressions suppressions) {
        this.transactions = transactions;
        this.storms = storms;
        this.suppressions = suppressions;
    }

    /** A time of digests. */
    @Schema(name = "Storm")
    public record StormView(
            long id,
            StormRule.Kind kind,

            @Schema(description = "Of an outage; empty for the whole city.")
            String domain,

            String district,
            Instant beganAt,

            @Schema(description = "The most alerts within a minute, or the most silent devices.")
            int alerts,

            @Nullable @Schema(description = "Absent while it lasts.")
            Instant endedAt) {
        static StormView of(JdbcStorms.Row row) {
            return new StormView(
                    row.storm().id(),
                    row.storm().kind(),
                    row.storm().domain(),
                    row.storm().district(),
                    row.storm().beganAt(),
                    row.alerts(),
                    row.endedAt());
        }
    }

    /** A notification that did not leave at once. */
    @Schema(name = "Suppression")
    public record SuppressionView(
            long id,
            long alert,
            String occasion,
            Verdict.Reason reason,

            @Schema(description = "Which silence, rule, group or storm.")
            String by,

            @Nullable @Schema(description = "Its number.") Long source,
            Instant at,

            @Nullable @Schema(description = "When the reason ended; absent while it holds.")
            Instant endedAt,

            @Nullable @Schema(description = "PAGED, DIGEST, OVER or OTHER.")
            String outcome) {
        static SuppressionView of(JdbcSuppressions.Row row) {
            return new SuppressionView(
                    row.id(),
                    row.alert(),
                    row.occasion(),
                    row.reason(),
                    row.by(),
                    row.source(),
                    row.at(),
                    row.endedAt(),
                    row.outcome());
        }
    }

    @GET
    @Path("/storms")
    @Operation(summary = "Lists storms, newest first: digests instead of single pages", operationId = "listStorms")
    public List<StormView> storms() {
        return transactions.read(connection -> storms.newest(connection, MOST_STORMS)).stream()
                .map(StormView::of)
                .toList();
    }

    @GET
    @Path("/suppressions")
    @Operation(
            summary = "Lists notifications that did not leave at once, and why; newest first",
            operationId = "listSuppressions")
    public List<SuppressionView> suppressions(
            @Parameter(description = "All of one alert; those that last, of all, when absent.")
                    @QueryParam("alert")
                    @Nullable
                    String alert) {
        long number = Query.number("alert", alert, 0, Long.MAX_VALUE, 0);
        OptionalLong wanted = number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
        return transactions.read(connection -> suppressions.newest(connection, wanted, MOST_SUPPRESSIONS)).stream()
                .map(SuppressionView::of)
                .toList();
    }
}
