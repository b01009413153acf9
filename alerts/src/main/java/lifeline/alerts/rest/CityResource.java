package lifeline.alerts.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lifeline.alerts.city.JdbcReadings;
import lifeline.alerts.city.JdbcRejections;
import lifeline.alerts.city.JdbcSensors;
import lifeline.alerts.city.SensorRow;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.CurveView;
import lifeline.alerts.view.DomainOverview;
import lifeline.alerts.view.DomainView;
import lifeline.alerts.view.SensorView;
import lifeline.alerts.view.SensorViews;
import lifeline.alerts.work.JdbcWork;
import lifeline.alerts.work.WorkRow;
import lifeline.contract.clock.CityClock;
import lifeline.contract.reading.SensorId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The city as it is: domains, sensors, their curves, and what was rejected. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "city", description = "What is watched, what it says now, and what it said.")
public final class CityResource {
    private static final int POINTS = 2_000;
    private static final Duration SPAN_MAX = Duration.ofDays(92);
    private static final Duration SPAN = Duration.ofHours(1);
    private static final int ALERTS = 100;

    private final Transactions transactions;
    private final DomainOverview overview;
    private final JdbcSensors sensors;
    private final JdbcReadings readings;
    private final JdbcRejections rejections;
    private final JdbcAlertQueries alerts;
    private final JdbcWork work;
    private final SensorViews views;
    private final CityClock clock;

    public CityResource(
            Transactions transactions,
            DomainOverview overview,
            JdbcSensors sensors,
            JdbcReadings readings,
            JdbcRejections rejections,
            JdbcAlertQueries alerts,
            JdbcWork work,
            SensorViews views,
            CityClock clock) {
        this.transactions = transactions;
        this.overview = overview;
        this.sensors = sensors;
        this.readings = readings;
        this.rejections = rejections;
        this.alerts = alerts;
        this.work = work;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Path("/domains")
    @Operation(summary = "Tells how each domain is doing, at most a second old", operationId = "listDomains")
    public List<DomainView> domains() {
        return overview.now();
    }

    @GET
    @Path("/sensors")
    @Operation(summary = "Finds sensors and tells what they say now", operationId = "listSensors")
    public List<SensorView> sensors(
            @Parameter(description = "Only this domain.") @QueryParam("domain") @Nullable String domain,
            @Parameter(description = "Only sensors at this asset.") @QueryParam("asset") @Nullable String asset,
            @Parameter(description = "Text in the sensor's id, or in its asset's id or title.")
                    @QueryParam("q")
                    @Nullable
                    String text,
            @Parameter(description = "At most so many, 1 to 1000; 100 when absent.") @QueryParam("limit") @Nullable
                    String limit) {
        JdbcSensors.Search search = new JdbcSensors.Search(
                Query.text("domain", domain, 64),
                Query.text("asset", asset, 64),
                Query.text("q", text, 100),
                Query.number("limit", limit, 1, 1_000, 100));
        Instant now = clock.instant();
        return transactions.read(connection -> {
            List<WorkRow> declared = work.holding(connection, now);
            return sensors.search(connection, search).stream()
                    .map(row -> views.of(row, declared, now))
                    .toList();
        });
    }

    @GET
    @Path("/sensors/{sensor}/readings")
    @Operation(
            summary = "Tells a sensor's curve, with the levels it is judged by and its alerts",
            description = "Longer series are thinned; of each stretch the lowest and the highest point stay.",
            operationId = "sensorReadings")
    @APIResponse(responseCode = "200", description = "The curve.")
    @APIResponse(responseCode = "404", description = "There is no such sensor.")
    public CurveView readings(
            @Parameter(description = "device.quantity") @PathParam("sensor") String sensor,
            @Parameter(description = "From this instant; an hour before the end when absent.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Until this instant; now when absent.") @QueryParam("to") @Nullable String to,
            @Parameter(description = "At most so many points, 2 to 2000; 2000 when absent.")
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        SensorId id = sensorId(sensor);
        Instant until = Query.instant("to", to, clock.instant());
        Instant since = Query.instant("from", from, until.minus(SPAN));
        if (since.isAfter(until) || since.plus(SPAN_MAX).isBefore(until)) {
            throw Problem.badRequest("from must be before to, by at most " + SPAN_MAX.toDays() + " days");
        }
        int points = Query.number("limit", limit, 2, POINTS, POINTS);
        return transactions.read(connection -> curve(connection, id, since, until, points));
    }

    private CurveView curve(Connection connection, SensorId id, Instant from, Instant to, int points)
            throws SQLException {
        SensorRow sensor = sensors.find(connection, id).orElseThrow(() -> Problem.notFound("there is no sensor " + id));
        return views.curve(
                sensor,
                readings.curve(connection, sensor.number(), from, to, points),
                alerts.ofSubject(connection, sensor.sensor(), from, to, ALERTS));
    }

    private static SensorId sensorId(String text) {
        try {
            return SensorId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("a sensor is named device.quantity");
        }
    }

    @GET
    @Path("/rejections")
    @Operation(summary = "Lists what could not be used, newest first", operationId = "listRejections")
    public List<JdbcRejections.RejectionRow> rejections(
            @Parameter(description = "At most so many, 1 to 500; 100 when absent.") @QueryParam("limit") @Nullable
                    String limit) {
        int count = Query.number("limit", limit, 1, 500, 100);
        return transactions.read(connection -> rejections.newest(connection, count));
    }
}
