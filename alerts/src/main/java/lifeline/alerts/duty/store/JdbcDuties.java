package lifeline.alerts.duty.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.alerts.duty.Chain;
import lifeline.alerts.duty.DutyCalendar;
import lifeline.alerts.duty.DutyJson;
import lifeline.alerts.duty.Occasion;
import lifeline.alerts.duty.Responsibility;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;

/** Reads who is called. A few hundred rows in all: read anew for each batch, so that a change counts at once. */
@Singleton
public final class JdbcDuties {
    public Duties read(Connection connection) throws SQLException {
        return new Duties(
                calendar(connection),
                rosters(connection),
                chains(connection),
                responsibilities(connection),
                people(connection),
                channels(connection));
    }

    /** What a row becomes. */
    private interface Take {
        void row(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Take take) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                take.row(rows);
            }
        }
    }

    private static DutyCalendar calendar(Connection connection) throws SQLException {
        Map<LocalDate, DutyCalendar.Kind> days = new HashMap<>();
        each(
                connection,
                "select day, kind from calendar_day",
                row -> days.put(
                        row.getObject("day", LocalDate.class), DutyCalendar.Kind.valueOf(row.getString("kind"))));
        return new DutyCalendar(days);
    }

    private static Map<String, Duties.TeamRoster> rosters(Connection connection) throws SQLException {
        Map<String, Duties.TeamRoster> rosters = new HashMap<>();
        each(
                connection,
                "select r.id, r.plan, t.phone from roster r join team t on t.id = r.team",
                row -> rosters.put(
                        row.getString("id"),
                        new Duties.TeamRoster(DutyJson.roster(row.getString("plan")), row.getString("phone"))));
        return rosters;
    }

    private static Map<String, Chain> chains(Connection connection) throws SQLException {
        Map<String, Chain> chains = new HashMap<>();
        each(
                connection,
                "select id, plan from chain",
                row -> chains.put(row.getString("id"), DutyJson.chain(row.getString("plan"))));
        return chains;
    }

    private static List<Responsibility> responsibilities(Connection connection) throws SQLException {
        List<Responsibility> lines = new ArrayList<>();
        each(
                connection,
                "select domain, district, owner, track, severity, occasion, chain from responsibility order by id",
                row -> lines.add(new Responsibility(
                        row.getString("domain"),
                        row.getString("district"),
                        row.getString("owner"),
                        Track.valueOf(row.getString("track")),
                        Severity.valueOf(row.getString("severity")),
                        Occasion.valueOf(row.getString("occasion")),
                        row.getString("chain"))));
        return lines;
    }

    private static Map<String, Duties.Person> people(Connection connection) throws SQLException {
        Map<String, List<Duties.Contact>> contacts = new HashMap<>();
        each(
                connection,
                "select person, channel, address from contact order by person, rank",
                row -> contacts.computeIfAbsent(row.getString("person"), person -> new ArrayList<>())
                        .add(new Duties.Contact(row.getString("channel"), row.getString("address"))));
        Map<String, Duties.Person> people = new HashMap<>();
        each(connection, "select id, name, language from person where retired_at is null", row -> {
            String id = row.getString("id");
            people.put(
                    id,
                    new Duties.Person(
                            id,
                            row.getString("name"),
                            row.getString("language"),
                            List.copyOf(contacts.getOrDefault(id, List.of()))));
        });
        return people;
    }

    private static Map<String, String> channels(Connection connection) throws SQLException {
        Map<String, String> channels = new HashMap<>();
        each(
                connection,
                "select id, kind from channel where enabled",
                row -> channels.put(row.getString("id"), row.getString("kind")));
        return channels;
    }
}
