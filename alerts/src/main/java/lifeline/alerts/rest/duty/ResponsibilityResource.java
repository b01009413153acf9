package lifeline.alerts.rest.duty;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import lifeline.alerts.duty.DutyCalendar;
import lifeline.alerts.duty.Occasion;
import lifeline.alerts.duty.Responsibility;
import lifeline.alerts.duty.store.DutyLines;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.rest.change.Versions;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is responsible for what, and the days that are not what their weekday says. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duty")
public final class ResponsibilityResource {
    private final DutyLines lines;
    private final SecurityIdentity caller;

    public ResponsibilityResource(DutyLines lines, SecurityIdentity caller) {
        this.lines = lines;
        this.caller = caller;
    }

    /** A line: which chain is called for what. */
    @Schema(name = "Responsibility")
    public record LineView(
            long id,
            @Schema(description = "Empty for any.") String domain,
            @Schema(description = "Empty for any.") String district,
            @Schema(description = "Empty for any.") String owner,
            Track track,
            @Schema(description = "From this severity on.") Severity severity,
            Occasion occasion,
            String chain) {}

    /** A line as it is sent. */
    @Schema(name = "ResponsibilityRequest")
    public record Wanted(
            @Nullable @Schema(description = "Any when absent.")
            String domain,

            @Nullable @Schema(description = "Any when absent.")
            String district,

            @Nullable @Schema(description = "Any when absent.")
            String owner,

            @Nullable @Schema(description = "hazard or device; hazard when absent.")
            String track,

            @Nullable @Schema(description = "blue, yellow, orange or red: from this on; blue when absent.")
            String severity,

            @Nullable @Schema(description = "alarm or release (of a warning); alarm when absent.")
            String occasion,

            @Nullable @Schema(required = true, description = "Id of a chain.")
            String chain) {}

    /** A day as it is sent. */
    @Schema(name = "DutyDayRequest")
    public record WantedDay(
            @Nullable @Schema(required = true, description = "workday or restday.")
            String kind,

            @Nullable @Schema(required = true, description = "Why, as people say it.")
            String title) {}

    @GET
    @Path("/responsibilities")
    @Operation(
            summary = "Lists who is responsible for what; the most particular line counts",
            operationId = "listResponsibilities")
    public List<LineView> list() {
        return lines.responsibilities().stream()
                .map(numbered -> view(numbered.id(), numbered.line()))
                .toList();
    }

    private static LineView view(long id, Responsibility line) {
        return new LineView(
                id,
                line.domain(),
                line.district(),
                line.owner(),
                line.track(),
                line.severity(),
                line.occasion(),
                line.chain());
    }

    @POST
    @Path("/responsibilities")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a chain responsible for something", operationId = "addResponsibility")
    public LineView add(@Nullable Wanted wanted, @Context HttpServerRequest request) {
        if (wanted == null) {
            throw Problem.badRequest("a line is missing");
        }
        Responsibility line = new Responsibility(
                Query.text("domain", wanted.domain(), 64).orElse(""),
                Query.text("district", wanted.district(), 64).orElse(""),
                Query.text("owner", wanted.owner(), 64).orElse(""),
                Query.choice("track", lower(wanted.track()), Track.class, Track.HAZARD),
                Query.choice("severity", lower(wanted.severity()), Severity.class, Severity.BLUE),
                Query.choice("occasion", lower(wanted.occasion()), Occasion.class, Occasion.ALARM),
                Versions.text("chain", wanted.chain(), 64));
        return view(lines.addResponsibility(line, Versions.by(caller, request)), line);
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    @DELETE
    @Path("/responsibilities/{id: \\d{1,18}}")
    @Operation(summary = "Removes a line", operationId = "removeResponsibility")
    public void remove(@PathParam("id") long id, @Context HttpServerRequest request) {
        lines.removeResponsibility(id, Versions.by(caller, request));
    }

    @GET
    @Path("/duty-days")
    @Operation(summary = "Lists public holidays, and the weekends worked for them", operationId = "listDutyDays")
    public List<DutyLines.Day> days() {
        return lines.days();
    }

    @PUT
    @Path("/duty-days/{day}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says what a day is", operationId = "putDutyDay")
    public DutyLines.Day putDay(
            @PathParam("day") String day, @Nullable WantedDay wanted, @Context HttpServerRequest request) {
        if (wanted == null || wanted.kind() == null) {
            throw Problem.badRequest("kind must be workday or restday");
        }
        DutyLines.Day put = new DutyLines.Day(
                day(day),
                Query.choice("kind", lower(wanted.kind()), DutyCalendar.Kind.class, DutyCalendar.Kind.RESTDAY),
                Versions.text("title", wanted.title(), 64));
        lines.putDay(put, Versions.by(caller, request));
        return put;
    }

    @DELETE
    @Path("/duty-days/{day}")
    @Operation(summary = "Makes a day again what its weekday says", operationId = "removeDutyDay")
    public void removeDay(@PathParam("day") String day, @Context HttpServerRequest request) {
        lines.removeDay(day(day), Versions.by(caller, request));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("a day is written 2026-10-01");
        }
    }
}
