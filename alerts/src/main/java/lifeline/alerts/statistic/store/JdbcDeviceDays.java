package lifeline.alerts.statistic.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.duty.DutyCalendar;
import lifeline.alerts.ledger.BlindWindow;
import lifeline.alerts.ledger.JdbcBlindWindows;
import lifeline.alerts.statistic.DeviceDay;
import lifeline.alerts.store.Columns;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import org.jspecify.annotations.Nullable;

/**
 * The registered devices and what they did on a day: deliveries by the ledger, in the hours they were received, shared out over the
 * entered quantities it has ever told (a waveform is none); faults by the alerts
 * of the rules about devices. Time in which nobody saw the city is held against no device.
 */
@Singleton
public final class JdbcDeviceDays {
    private static final int PATIENCE_SECONDS = 30;
    private static final int MOST_WINDOWS = 10_000;
    private static final String DAYS = """
            select d.id, d.asset, d.domain, coalesce(a.owner, '') as owner, coalesce(a.district, '') as district, d.period_s,
                d.first_seen_at, h.heard_at, coalesce(h.sensors, 0) as sensors, coalesce(l.stored, 0) as stored,
                coalesce(l.late, 0) as late, f.device is not null as has_fault
            from device d
            left join asset a on a.id = d.asset
            left join (select s.device, count(w.sensor) as sensors, max(w.received_at) as heard_at
                from sensor s left join latest w on w.sensor = s.id
                where s.registered group by s.device) h on h.device = d.id
            left join (select device, sum(stored) as stored, sum(late) as late from ledger
                where hour >= ? and hour < ? group by device) l on l.device = d.id
            left join (select distinct device from alert
                where rule = any (?) and began_at < ? and coalesce(recovered_at, 'infinity') >= ?) f on f.device = d.id
            where (d.registered or d.retired_at >= ?) and (?::text is null or d.domain = ?)
            order by d.id collate "C\"""";

    private final JdbcBlindWindows blind;
    private final String[] faults;

    public JdbcDeviceDays(JdbcBlindWindows blind, Catalogue catalogue) {
        this.blind = blind;
        this.faults = catalogue.rules().stream()
                .filter(rule -> rule.track() == Track.DEVICE)
                .map(Rule::id)
                .toArray(String[]::new);
    }

    /** By device id. A day that is not over is told as far as {@code now}; one to come has nothing due. */
    public List<DayOfDevice> of(Connection connection, LocalDate day, Optional<String> domain, Instant now)
            throws SQLException {
        Instant from = day.atStartOfDay(DutyCalendar.ZONE).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(DutyCalendar.ZONE).toInstant();
        Instant until = now.isBefore(to) ? now : to;
        List<BlindWindow> unseen = blind.between(connection, from, to, MOST_WINDOWS);
        try (PreparedStatement select = connection.prepareStatement(DAYS)) {
            select.setQueryTimeout(PATIENCE_SECONDS);
            select.setObject(1, Columns.time(from));
            select.setObject(2, Columns.time(to));
            select.setArray(3, connection.createArrayOf("text", faults));
            select.setObject(4, Columns.time(to));
            select.setObject(5, Columns.time(from));
            select.setObject(6, Columns.time(to));
            select.setString(7, domain.orElse(null));
            select.setString(8, domain.orElse(null));
            List<DayOfDevice> days = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.add(day(row, from, until, unseen));
                }
            }
            return days;
        }
    }

    private static DayOfDevice day(ResultSet row, Instant from, Instant until, List<BlindWindow> unseen)
            throws SQLException {
        Instant firstSeenAt = Columns.optionalInstant(row, "first_seen_at");
        long stored = row.getLong("stored");
        boolean isThere = firstSeenAt != null && firstSeenAt.isBefore(until);
        // what was put up in the course of the day owes nothing for the time before
        Instant since = isThere ? latest(firstSeenAt, from) : from;
        return new DayOfDevice(
                row.getString("id"),
                row.getString("asset"),
                row.getString("domain"),
                row.getString("owner"),
                row.getString("district"),
                Optional.ofNullable(Columns.optionalInstant(row, "heard_at")),
                new DeviceDay(
                        Duration.ofSeconds(Math.max(1, row.getInt("period_s"))),
                        seen(since, until, unseen),
                        stored / Math.max(1, row.getInt("sensors")),
                        row.getLong("late"),
                        stored,
                        isThere || stored > 0,
                        row.getBoolean("has_fault")));
    }

    private static Instant latest(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    private static Duration seen(Instant from, Instant until, List<BlindWindow> unseen) {
        Duration seen = Duration.between(from, until);
        for (BlindWindow window : unseen) {
            Instant began = window.beganAt().isAfter(from) ? window.beganAt() : from;
            Instant ended = window.endedAt() == null || window.endedAt().isAfter(until) ? until : window.endedAt();
            if (began.isBefore(ended)) {
                seen = seen.minus(Duration.between(began, ended));
            }
        }
        return seen.isNegative() ? Duration.ZERO : seen;
    }
}
