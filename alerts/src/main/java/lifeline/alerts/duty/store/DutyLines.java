package lifeline.alerts.duty.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lifeline.alerts.change.By;
import lifeline.alerts.change.Faulty;
import lifeline.alerts.change.Faulty.Why;
import lifeline.alerts.duty.DutyCalendar;
import lifeline.alerts.duty.Occasion;
import lifeline.alerts.duty.Responsibility;
import lifeline.alerts.store.Transactions;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;
import org.jspecify.annotations.Nullable;

/** The lines of duty that have no version: who is responsible for what, and which days are not what their weekday says. */
@Singleton
public final class DutyLines {
    private final Transactions transactions;
    private final JdbcDutyBook book;
    private final ObjectMapper json;

    public DutyLines(Transactions transactions, JdbcDutyBook book, ObjectMapper json) {
        this.transactions = transactions;
        this.book = book;
        this.json = json;
    }

    /** A line, and its running number. */
    public record Numbered(long id, Responsibility line) {}

    /** A day that is not what its weekday says. */
    public record Day(LocalDate day, DutyCalendar.Kind kind, String title) {}

    public DutyCalendar calendar() {
        return new DutyCalendar(days().stream().collect(Collectors.toMap(Day::day, Day::kind)));
    }

    public List<Day> days() {
        return transactions.read(connection -> {
            List<Day> days = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("select day, kind, title from calendar_day order by day");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.add(new Day(
                            row.getObject(1, LocalDate.class),
                            DutyCalendar.Kind.valueOf(row.getString(2)),
                            row.getString(3)));
                }
            }
            return days;
        });
    }

    public void putDay(Day day, By by) {
        transactions.write(connection -> {
            String sql = """
                    insert into calendar_day (day, kind, title) values (?, ?, ?)
                    on conflict (day) do update set kind = excluded.kind, title = excluded.title
                    """;
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setObject(1, day.day());
                insert.setString(2, day.kind().name());
                insert.setString(3, day.title());
                insert.executeUpdate();
            }
            book.audit(connection, by, "CHANGED", "calendar", day.day().toString(), null, text(day));
            return day;
        });
    }

    public void removeDay(LocalDate day, By by) {
        transactions.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from calendar_day where day = ?")) {
                delete.setObject(1, day);
                if (delete.executeUpdate() == 0) {
                    throw new Faulty(Why.UNKNOWN, day + " is what its weekday says");
                }
            }
            book.audit(connection, by, "REMOVED", "calendar", day.toString(), null, null);
            return day;
        });
    }

    public List<Numbered> responsibilities() {
        return transactions.read(DutyLines::lines);
    }

    private static List<Numbered> lines(Connection connection) throws SQLException {
        List<Numbered> lines = new ArrayList<>();
        String sql =
                "select id, domain, district, owner, track, severity, occasion, chain from responsibility order by id";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                lines.add(new Numbered(
                        row.getLong("id"),
                        new Responsibility(
                                row.getString("domain"),
                                row.getString("district"),
                                row.getString("owner"),
                                Track.valueOf(row.getString("track")),
                                Severity.valueOf(row.getString("severity")),
                                Occasion.valueOf(row.getString("occasion")),
                                row.getString("chain"))));
            }
        }
        return lines;
    }

    /** @return its number */
    public long addResponsibility(Responsibility line, By by) {
        return transactions.write(connection -> {
            book.demand(connection, "chain", line.chain());
            String sql = """
                    insert into responsibility (domain, district, owner, track, severity, occasion, chain)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict do nothing returning id
                    """;
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setString(1, line.domain());
                insert.setString(2, line.district());
                insert.setString(3, line.owner());
                insert.setString(4, line.track().name());
                insert.setString(5, line.severity().name());
                insert.setString(6, line.occasion().name());
                insert.setString(7, line.chain());
                try (ResultSet row = insert.executeQuery()) {
                    if (!row.next()) {
                        throw new Faulty(Why.IN_USE, "there is a line for the same already; remove that first");
                    }
                    long id = row.getLong(1);
                    book.audit(connection, by, "MADE", "responsibility", Long.toString(id), null, text(line));
                    return id;
                }
            }
        });
    }

    public void removeResponsibility(long id, By by) {
        transactions.write(connection -> {
            Optional<Numbered> line = lines(connection).stream()
                    .filter(numbered -> numbered.id() == id)
                    .findFirst();
            if (line.isEmpty()) {
                throw new Faulty(Why.UNKNOWN, "there is no line " + id);
            }
            try (PreparedStatement delete = connection.prepareStatement("delete from responsibility where id = ?")) {
                delete.setLong(1, id);
                delete.executeUpdate();
            }
            book.audit(
                    connection,
                    by,
                    "REMOVED",
                    "responsibility",
                    Long.toString(id),
                    text(line.get().line()),
                    null);
            return id;
        });
    }

    private @Nullable String text(Object value) {
        try {
            return json.writeValueAsString(
                    value instanceof Day day
                            ? Map.of("day", day.day().toString(), "kind", day.kind(), "title", day.title())
                            : value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line can always be written", e);
        }
    }
}
