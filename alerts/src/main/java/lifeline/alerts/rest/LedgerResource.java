package lifeline.alerts.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.ledger.BlindWindow;
import lifeline.alerts.ledger.JdbcBlindWindows;
import lifeline.alerts.ledger.JdbcLedger;
import lifeline.alerts.ledger.LedgerPage;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of the readings, and when nobody saw the city. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "status", description = "How the system itself is doing.")
public final class LedgerResource {
    private static final Duration SPAN = Duration.ofHours(24);
    private static final Duration SPAN_MAX = Duration.ofDays(92);
    /** A job that has said nothing for so long is down; a heartbeat comes every two seconds. */
    private static final Duration HEARTBEAT_PATIENCE = Duration.ofSeconds(10);

    private static final int ROWS = 100;
    private static final int WINDOWS = 100;
    /** Of a window that is seen before the job could write it down. */
    private static final long UNWRITTEN = 0;

    private final Transactions transactions;
    private final JdbcLedger ledger;
    private final JdbcBlindWindows windows;
    private final CityClock clock;

    public LedgerResource(Transactions transactions, JdbcLedger ledger, JdbcBlindWindows windows, CityClock clock) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.windows = windows;
        this.clock = clock;
    }

    @GET
    @Path("/ledger")
    @Operation(
            summary = "Tells what became of the readings, by device and hour of receipt",
            description = "received = stored + duplicate + rejected; a row where that does not hold is unbalanced."
                    + " The total is that of the whole time, however many rows are asked for.",
            operationId = "ledger")
    public LedgerPage ledger(
            @Parameter(description = "Only this device.") @QueryParam("device") @Nullable String device,
            @Parameter(description = "Only this domain.") @QueryParam("domain") @Nullable String domain,
            @Parameter(description = "From the hour of this instant; 24 h before the end when absent.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Until this instant; now when absent.") @QueryParam("to") @Nullable String to,
            @Parameter(description = "Only rows where received is not stored + duplicate + rejected.")
                    @QueryParam("onlyUnbalanced")
                    @Nullable
                    String onlyUnbalanced,
            @Parameter(description = "At most so many rows, 1 to 1000; 100 when absent.") @QueryParam("limit") @Nullable
                    String limit) {
        Instant until = Query.instant("to", to, clock.instant());
        JdbcLedger.Search search = new JdbcLedger.Search(
                Query.text("device", device, 64),
                Query.text("domain", domain, 64),
                since(from, until),
                until,
                Query.flag("onlyUnbalanced", onlyUnbalanced),
                Query.number("limit", limit, 1, 1_000, ROWS));
        return transactions.read(connection -> ledger.page(connection, search));
    }

    @GET
    @Path("/blind-windows")
    @Operation(
            summary = "Tells when nobody saw the city, the newest first",
            description = "Silence in a blind window raises no alert, and durations do not count it. endedAt is null"
                    + " while it lasts; id is 0 while a job that is down has not come back to write it down.",
            operationId = "blindWindows")
    public List<BlindWindow> blindWindows(
            @Parameter(description = "Those that ended after this instant; 24 h before the end when absent.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Those that began before this instant; now when absent.")
                    @QueryParam("to")
                    @Nullable
                    String to) {
        Instant until = Query.instant("to", to, clock.instant());
        Instant since = since(from, until);
        return transactions.read(connection -> windows(connection, since, until));
    }

    private static Instant since(@Nullable String from, Instant until) {
        Instant since = Query.instant("from", from, until.minus(SPAN));
        if (since.isAfter(until) || since.plus(SPAN_MAX).isBefore(until)) {
            throw Problem.badRequest("from must be before to, by at most " + SPAN_MAX.toDays() + " days");
        }
        return since;
    }

    private List<BlindWindow> windows(Connection connection, Instant from, Instant to) throws SQLException {
        List<BlindWindow> found = new ArrayList<>(windows.between(connection, from, to, WINDOWS));
        Optional<Instant> beat = windows.lastBeat(connection);
        if (beat.isPresent() && isDown(beat.get()) && beat.get().isBefore(to)) {
            // what was open when the job died goes on as this one
            found.removeIf(window -> window.endedAt() == null);
            found.add(0, new BlindWindow(UNWRITTEN, beat.get(), null, "DOWN"));
        }
        return found;
    }

    private boolean isDown(Instant beat) {
        Duration silence = clock.systemDuration(Duration.between(beat, clock.instant()));
        return silence.compareTo(HEARTBEAT_PATIENCE) > 0;
    }
}
