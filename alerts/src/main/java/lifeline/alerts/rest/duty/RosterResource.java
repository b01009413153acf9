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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lifeline.alerts.duty.DutyCalendar;
import lifeline.alerts.duty.DutyJson;
import lifeline.alerts.duty.Roster;
import lifeline.alerts.duty.store.DutyDesk;
import lifeline.alerts.duty.store.DutyLines;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.rest.change.Versions;
import lifeline.contract.clock.CityClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rosters: who of a team is on duty when, and when nobody is. */
@Path("/api/v1/rosters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duty")
public final class RosterResource {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(92);

    private final DutyDesk desk;
    private final DutyLines lines;
    private final CityClock clock;
    private final SecurityIdentity caller;

    public RosterResource(DutyDesk desk, DutyLines lines, CityClock clock, SecurityIdentity caller) {
        this.desk = desk;
        this.lines = lines;
        this.clock = clock;
        this.caller = caller;
    }

    /** A roster, who is there now, and when nobody is in the next fourteen days. */
    @Schema(name = "Roster")
    public record RosterView(
            String id,
            int version,
            String team,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String plan,
            List<Roster.Duty> now,
            List<Roster.Gap> gaps) {}

    /** A roster as it is sent. */
    @Schema(name = "RosterRequest")
    public record Wanted(
            @Nullable @Schema(required = true, description = "Id of the team.")
            String team,

            @Nullable
            @Schema(
                    required = true,
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description =
                            "{shifts: [{name, from, to, days: ALL|WORKDAYS|RESTDAYS, start, everyDays, turns: [[person]]}],"
                                    + " standIns: [{from, to, instead, person, reason}]}")
            JsonNode plan) {}

    @GET
    @Operation(
            summary = "Lists the rosters with who is on duty now, and the gaps of the next fourteen days",
            operationId = "listRosters")
    public List<RosterView> list() {
        DutyCalendar calendar = lines.calendar();
        Instant now = clock.instant();
        return desk.rosters().stream()
                .map(kept -> {
                    Roster roster = DutyJson.roster(kept.value().plan());
                    return new RosterView(
                            kept.id(),
                            kept.version(),
                            kept.value().team(),
                            kept.value().plan(),
                            roster.at(now, calendar),
                            roster.gaps(now, now.plus(AHEAD), calendar));
                })
                .toList();
    }

    @GET
    @Path("/{id}/duties")
    @Operation(summary = "Tells who is on duty between two instants, 92 days at most", operationId = "listDuties")
    public List<Roster.Duty> duties(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Instant begin = Query.instant("from", from, clock.instant());
        Instant end = Query.instant("to", to, begin.plus(AHEAD));
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Problem.badRequest("from must be before to, and 92 days before it at most");
        }
        return desk.rosters().stream()
                .filter(kept -> kept.id().equals(id))
                .findFirst()
                .map(kept -> DutyJson.roster(kept.value().plan()).between(begin, end, lines.calendar()))
                .orElseThrow(() -> Problem.notFound("there is no roster " + id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes or changes a roster; swaps and stand-ins are part of it", operationId = "putRoster")
    @APIResponseSchema(value = Versions.Changed.class, responseCode = "200", responseDescription = "Done.")
    @APIResponse(
            responseCode = "400",
            description = "Somebody in it is unknown, or it cannot be: the detail says what and where.")
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Wanted wanted,
            @Context HttpServerRequest request) {
        if (wanted == null || wanted.plan() == null) {
            throw Problem.badRequest("a roster has a team and a plan");
        }
        String team = Versions.text("team", wanted.team(), 64);
        Roster roster;
        try {
            roster = DutyJson.roster(wanted.plan().toString());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("plan: " + e.getMessage());
        }
        return Versions.changed(
                id, desk.putRoster(id, team, roster, Versions.wanted(ifMatch), Versions.by(caller, request)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a roster that no chain calls", operationId = "removeRoster")
    public void remove(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context HttpServerRequest request) {
        desk.remove("roster", id, Versions.wanted(ifMatch), Versions.by(caller, request));
    }
}
