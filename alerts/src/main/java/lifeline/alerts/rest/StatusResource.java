package lifeline.alerts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import lifeline.alerts.Settings;
import lifeline.alerts.intake.JdbcSignals;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.watch.stage.Finding;
import lifeline.alerts.watch.stage.StageWatch;
import lifeline.contract.clock.CityClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the programs are doing, as whoever runs them says, and how far behind this one is. */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "status", description = "How the system itself is doing.")
public final class StatusResource {
    private final Settings settings;
    private final Transactions transactions;
    private final JdbcSignals signals;
    private final CityClock clock;
    private final StageWatch stages;
    private final ObjectMapper json;

    public StatusResource(
            Settings settings,
            Transactions transactions,
            JdbcSignals signals,
            CityClock clock,
            StageWatch stages,
            ObjectMapper json) {
        this.settings = settings;
        this.transactions = transactions;
        this.signals = signals;
        this.clock = clock;
        this.stages = stages;
        this.json = json;
    }

    @GET
    @Operation(
            summary = "Tells which programs run, the city's time, and how far alerts are behind",
            description = "programs, startedAt and speed come from the launcher and are absent without one; now is the"
                    + " city's time; signalLag is how many seconds the oldest signal not yet taken has waited; findings are"
                    + " the stages that are not well.",
            operationId = "status")
    @APIResponse(
            responseCode = "200",
            description = "How things are.",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public JsonNode status() {
        ObjectNode status = launcherStatus();
        Instant now = clock.instant();
        Duration lag = clock.systemDuration(transactions.read(connection -> signals.lag(connection, now)));
        status.put("now", now.toString());
        status.put("speed", clock.speed());
        status.put("signalLag", lag.toMillis() / 1000.0);
        ArrayNode findings = status.putArray("findings");
        for (Finding finding : stages.findings()) {
            findings.addObject()
                    .put("stage", finding.stage().name())
                    .put("subject", finding.subject())
                    .put("since", finding.since().toString())
                    .putPOJO("title", finding.stage().title())
                    .putPOJO("detail", finding.detail())
                    .putPOJO("action", finding.stage().action());
        }
        return status;
    }

    private ObjectNode launcherStatus() {
        if (settings.statusFile().isPresent()) {
            try {
                JsonNode read =
                        json.readTree(Files.readAllBytes(settings.statusFile().get()));
                if (read instanceof ObjectNode status) {
                    return status;
                }
            } catch (IOException e) {
                // not written yet, or its writer has gone: then nothing is known of the programs
            }
        }
        ObjectNode nothing = json.createObjectNode();
        nothing.putArray("programs");
        return nothing;
    }
}
