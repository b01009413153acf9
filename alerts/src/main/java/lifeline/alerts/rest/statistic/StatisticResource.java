package lifeline.alerts.rest.statistic;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import lifeline.alerts.duty.DutyCalendar;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.statistic.DeviceDay.Missing;
import lifeline.alerts.statistic.Figures;
import lifeline.alerts.statistic.store.DayOfDevice;
import lifeline.alerts.statistic.store.JdbcDeviceDays;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** 接入率, 在线率, 完好率 and 及时率 per day, domain and owner, and the devices that are missing from them. */
@Path("/api/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "statistics", description = "How well the devices of the city deliver. The definitions are ours [default].")
public final class StatisticResource {
    private static final int MOST_DAYS = 31;
    private static final int LONGEST = 200;

    private final Transactions transactions;
    private final JdbcDeviceDays days;
    private final CityClock clock;

    public StatisticResource(Transactions transactions, JdbcDeviceDays days, CityClock clock) {
        this.transactions = transactions;
        this.days = days;
        this.clock = clock;
    }

    /** The figures of some devices on a day. */
    @Schema(name = "DeliveryFigures")
    public record FiguresView(
            LocalDate day,
            @Schema(description = "Empty: all domains.") String domain,

            @Schema(description = "Of the assets; empty: all owners, or nobody is known.")
            String owner,

            @Schema(description = "Registered devices.") long planned,

            @Schema(description = "Of the planned, those that ever delivered.")
            long connected,

            @Schema(description = "Of the planned, those whose first period of the day is over.")
            long due,

            @Schema(description = "Of the due, those that delivered 95 of 100 times they should have.")
            long online,

            @Schema(description = "Of the due, those that delivered and had no device fault.")
            long intact,

            @Schema(description = "Readings that came.") long stored,

            @Schema(description = "Of the stored, those that did not come late.")
            long inTime,

            @Nullable @Schema(description = "接入率: connected of planned.")
            Double connectedShare,

            @Nullable @Schema(description = "在线率: online of due; null while nothing is due.")
            Double onlineShare,

            @Nullable @Schema(description = "完好率: intact of due; null while nothing is due.")
            Double intactShare,

            @Nullable @Schema(description = "及时率: inTime of stored; null where nothing came.")
            Double timelyShare) {
        static FiguresView of(LocalDate day, Group group, Figures figures) {
            return new FiguresView(
                    day,
                    group.domain(),
                    group.owner(),
                    figures.planned(),
                    figures.connected(),
                    figures.due(),
                    figures.online(),
                    figures.intact(),
                    figures.stored(),
                    figures.inTime(),
                    orNull(figures.connectedShare()),
                    orNull(figures.onlineShare()),
                    orNull(figures.intactShare()),
                    orNull(figures.timelyShare()));
        }
    }

    /** The figures of a day, whole and in parts. */
    @Schema(name = "DeliveryDay")
    public record DayView(
            LocalDate day,
            FiguresView total,
            @Schema(description = "By domain and owner.") List<FiguresView> parts) {}

    /** A device that is missing from a figure. */
    @Schema(name = "MissingDevice")
    public record MissingView(
            String device,
            String asset,
            String domain,
            String owner,
            String district,

            @Schema(description = "NEVER_CONNECTED, OFFLINE or FAULT: the first that holds.")
            Missing reason,

            @Schema(description = "Times it delivered on the day.")
            long delivered,

            @Schema(description = "Times it should have.") long expected,

            @Nullable @Schema(description = "When its newest reading reached us.")
            Instant heardAt) {
        static MissingView of(DayOfDevice device, Missing reason) {
            return new MissingView(
                    device.device(),
                    device.asset(),
                    device.domain(),
                    device.owner(),
                    device.district(),
                    reason,
                    device.day().delivered(),
                    device.day().expected(),
                    device.heardAt().orElse(null));
        }
    }

    /** Some missing devices. */
    @Schema(name = "MissingPage")
    public record MissingPage(
            @Schema(description = "How many there are, on all pages.")
            int total,

            List<MissingView> items,

            @Nullable @Schema(description = "What after must be for the next page; missing on the last.")
            String next) {}

    private record Group(String domain, String owner) implements Comparable<Group> {
        static final Group ALL = new Group("", "");

        @Override
        public int compareTo(Group other) {
            int byDomain = domain.compareTo(other.domain);
            return byDomain == 0 ? owner.compareTo(other.owner) : byDomain;
        }
    }

    @GET
    @Operation(
            summary = "Tells how well the devices delivered, by day, domain and owner",
            description = "Days are the city's. Time in which nobody saw the city is held against no device; what is"
                    + " not over is told as far as it is.",
            operationId = "statistics")
    public List<DayView> figures(
            @Parameter(description = "The first day, such as 2026-01-31; the last when absent.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "The last day, at most 30 later; today when absent.") @QueryParam("to") @Nullable
                    String to,
            @Parameter(description = "Only this domain.") @QueryParam("domain") @Nullable String domain) {
        LocalDate today = clock.instant().atZone(DutyCalendar.ZONE).toLocalDate();
        LocalDate last = day("to", to, today);
        LocalDate first = day("from", from, last);
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).minusDays(1).isBefore(last)) {
            throw Problem.badRequest("from must not be after to, nor more than " + (MOST_DAYS - 1) + " days before");
        }
        Optional<String> only = Query.text("domain", domain, LONGEST);
        return transactions.read(connection -> {
            List<DayView> views = new ArrayList<>();
            for (LocalDate day = last; !day.isBefore(first); day = day.minusDays(1)) {
                views.add(view(connection, day, only));
            }
            return views;
        });
    }

    private DayView view(Connection connection, LocalDate day, Optional<String> domain) throws SQLException {
        Map<Group, Figures> groups = new TreeMap<>();
        Figures total = Figures.NONE;
        for (DayOfDevice device : days.of(connection, day, domain, clock.instant())) {
            Figures one = Figures.of(device.day());
            total = total.plus(one);
            groups.merge(new Group(device.domain(), device.owner()), one, Figures::plus);
        }
        List<FiguresView> parts = new ArrayList<>();
        groups.forEach((group, figures) -> parts.add(FiguresView.of(day, group, figures)));
        return new DayView(day, FiguresView.of(day, Group.ALL, total), parts);
    }

    @GET
    @Path("/missing")
    @Operation(summary = "Lists the devices that are missing from a day's figures, by id", operationId = "missing")
    public MissingPage missing(
            @Parameter(description = "The day, such as 2026-01-31; today when absent.") @QueryParam("day") @Nullable
                    String day,
            @Parameter(description = "Only this domain.") @QueryParam("domain") @Nullable String domain,
            @Parameter(description = "Only assets of this owner.") @QueryParam("owner") @Nullable String owner,
            @Parameter(description = "Only never_connected, offline or fault.") @QueryParam("reason") @Nullable
                    String reason,
            @Parameter(description = "Those after this id.") @QueryParam("after") @Nullable String after,
            @Parameter(description = "At most so many, 1 to 1000; 100 when absent.") @QueryParam("limit") @Nullable
                    String limit) {
        Instant now = clock.instant();
        LocalDate wanted = day("day", day, now.atZone(DutyCalendar.ZONE).toLocalDate());
        Optional<String> only = Query.text("domain", domain, LONGEST);
        Optional<String> of = Query.text("owner", owner, LONGEST);
        Optional<Missing> why = Query.text("reason", reason, LONGEST)
                .map(word -> Query.choice("reason", word, Missing.class, Missing.OFFLINE));
        String past = Query.text("after", after, LONGEST).orElse("");
        int count = Query.number("limit", limit, 1, 1_000, 100);
        List<MissingView> all = transactions.read(connection -> days.of(connection, wanted, only, now)).stream()
                .filter(device -> of.isEmpty() || of.get().equals(device.owner()))
                .flatMap(device -> device.day().missing().map(found -> MissingView.of(device, found)).stream())
                .filter(device -> why.isEmpty() || why.get() == device.reason())
                .toList();
        List<MissingView> rest = all.stream()
                .filter(device -> device.device().compareTo(past) > 0)
                .limit(count)
                .toList();
        String next = rest.size() < count ? null : rest.get(rest.size() - 1).device();
        return new MissingPage(all.size(), rest, next);
    }

    private static LocalDate day(String name, @Nullable String text, LocalDate otherwise) {
        try {
            return Query.text(name, text, LONGEST).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeParseException e) {
            throw Problem.badRequest(name + " must be a day, such as 2026-01-31");
        }
    }

    private static @Nullable Double orNull(OptionalDouble share) {
        return share.isPresent() ? share.getAsDouble() : null;
    }
}
