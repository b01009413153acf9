package lifeline.alerts.duty.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lifeline.alerts.change.By;
import lifeline.alerts.change.Faulty;
import lifeline.alerts.change.Faulty.Why;
import lifeline.alerts.duty.Chain;
import lifeline.alerts.duty.DutyJson;
import lifeline.alerts.duty.store.DutyDesk.Contact;
import lifeline.alerts.store.Columns;
import lifeline.contract.clock.CityClock;
import org.jspecify.annotations.Nullable;

/** What hangs together between the tables of duty: contacts, who needs whom, the audit. Within the caller's transaction. */
@Singleton
public final class JdbcDutyBook {
    private static final Set<String> KINDS = Set.of("person", "team", "roster", "chain", "channel");

    private final CityClock clock;

    public JdbcDutyBook(CityClock clock) {
        this.clock = clock;
    }

    /** Holds what is named until the transaction ends, or refuses. */
    void demand(Connection connection, String kind, String id) throws SQLException {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException(kind);
        }
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from " + kind + " where id = ? for key share")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Faulty(Why.WRONG, "there is no " + kind + " " + id);
                }
            }
        }
    }

    Map<String, List<Contact>> contacts(Connection connection) throws SQLException {
        Map<String, List<Contact>> contacts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select person, channel, address from contact order by person, rank");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                contacts.computeIfAbsent(row.getString(1), person -> new ArrayList<>())
                        .add(new Contact(row.getString(2), row.getString(3)));
            }
        }
        return contacts;
    }

    void setContacts(Connection connection, String person, List<Contact> contacts) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from contact where person = ?")) {
            delete.setString(1, person);
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into contact (person, channel, rank, address) values (?, ?, ?, ?)")) {
            for (int i = 0; i < contacts.size(); i++) {
                insert.setString(1, person);
                insert.setString(2, contacts.get(i).channel());
                insert.setInt(3, i + 1);
                insert.setString(4, contacts.get(i).address());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What would be left pointing at nothing. */
    Set<String> users(Connection connection, String kind, String id) throws SQLException {
        Set<String> users = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select 'roster ' || id from roster where ? = 'team' and team = ?
                union all select 'responsibility ' || id from responsibility where ? = 'chain' and chain = ?
                union all select 'a call of alert ' || max(alert) from call where ? = 'chain' and chain = ? having count(*) > 0
                union all select 'contacts of ' || person from contact where ? = 'channel' and channel = ?
                """)) {
            for (int i = 1; i <= 8; i += 2) {
                select.setString(i, kind);
                select.setString(i + 1, id);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    users.add(row.getString(1));
                }
            }
        }
        for (DutyTable.Row<DutyDesk.TitledPlan> row : DutyTable.CHAINS.all(connection)) {
            boolean isNamed = DutyJson.chain(row.value().plan()).steps().stream()
                    .flatMap(step -> step.call().stream())
                    .anyMatch(target -> is(target, kind, id));
            if (isNamed) {
                users.add("chain " + row.id());
            }
        }
        if (kind.equals("person")) {
            for (DutyTable.Row<DutyDesk.TeamPlan> row : DutyTable.ROSTERS.all(connection)) {
                if (DutyJson.roster(row.value().plan()).people().contains(id)) {
                    users.add("roster " + row.id());
                }
            }
        }
        return users;
    }

    private static boolean is(Chain.Target target, String kind, String id) {
        return target.kind().name().equalsIgnoreCase(kind) && target.id().equals(id);
    }

    void audit(
            Connection connection,
            By by,
            String action,
            String kind,
            String id,
            @Nullable String before,
            @Nullable String after)
            throws SQLException {
        String sql = """
                insert into duty_audit (at, actor, action, kind, id, before, after, source) values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, Columns.time(clock.instant()));
            insert.setString(2, by.actor());
            insert.setString(3, action);
            insert.setString(4, kind);
            insert.setString(5, id);
            insert.setString(6, before);
            insert.setString(7, after);
            insert.setString(8, by.source());
            insert.executeUpdate();
        }
    }
}
