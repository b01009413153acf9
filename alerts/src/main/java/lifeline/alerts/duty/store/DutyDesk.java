package lifeline.alerts.duty.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lifeline.alerts.change.By;
import lifeline.alerts.change.Faulty;
import lifeline.alerts.change.Faulty.Why;
import lifeline.alerts.duty.Chain;
import lifeline.alerts.duty.DutyJson;
import lifeline.alerts.duty.Roster;
import lifeline.alerts.duty.store.DutyTable.Row;
import lifeline.alerts.page.carry.ChannelSettings;
import lifeline.alerts.store.Transactions;
import org.jspecify.annotations.Nullable;

/** Where people change who is called: each change is checked against everything it names, versioned and audited, or refused. */
@Singleton
public final class DutyDesk {
    private static final String ID = "[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?";

    private final Transactions transactions;
    private final JdbcDutyBook book;
    private final JdbcChannels channels;
    private final ObjectMapper json;

    public DutyDesk(Transactions transactions, JdbcDutyBook book, JdbcChannels channels, ObjectMapper json) {
        this.transactions = transactions;
        this.book = book;
        this.channels = channels;
        this.json = json;
    }

    /** People who share a roster. */
    public record Team(String title, String phone) {}

    /** Somebody who may be called, without contacts. */
    public record PersonRow(String name, String phone, String language) {}

    /** A way to reach a person, in the order they are tried. */
    public record Contact(String channel, String address) {}

    /** Somebody who may be called. */
    public record Person(String name, String phone, String language, List<Contact> contacts) {}

    /** A roster as it is kept. */
    public record TeamPlan(String team, String plan) {}

    /** A chain as it is kept. */
    public record TitledPlan(String title, String plan) {}

    /** A channel as it is kept; {@code settings} are JSON and name secrets, hold none. */
    public record WantedChannel(String kind, String title, String settings, boolean enabled) {}

    /** What is kept, and which version it is. */
    public record Kept<T>(String id, int version, T value) {}

    public List<Kept<Person>> people() {
        return transactions.read(connection -> {
            Map<String, List<Contact>> contacts = book.contacts(connection);
            return DutyTable.PEOPLE.all(connection).stream()
                    .map(row -> person(row, contacts.getOrDefault(row.id(), List.of())))
                    .toList();
        });
    }

    public List<Kept<Team>> teams() {
        return all(DutyTable.TEAMS);
    }

    public List<Kept<TeamPlan>> rosters() {
        return all(DutyTable.ROSTERS);
    }

    public List<Kept<TitledPlan>> chains() {
        return all(DutyTable.CHAINS);
    }

    private <T> List<Kept<T>> all(DutyTable<T> table) {
        return transactions.read(connection -> table.all(connection).stream()
                .map(row -> new Kept<>(row.id(), row.version(), row.value()))
                .toList());
    }

    public int putPerson(String id, Person person, Optional<Integer> version, By by) {
        return transactions.write(connection -> {
            for (Contact contact : person.contacts()) {
                book.demand(connection, "channel", contact.channel());
            }
            if (person.contacts().stream().map(Contact::channel).distinct().count()
                    != person.contacts().size()) {
                throw new Faulty(Why.WRONG, "a person has a channel once");
            }
            Map<String, List<Contact>> before = book.contacts(connection);
            int now = put(
                    connection,
                    DutyTable.PEOPLE,
                    id,
                    new PersonRow(person.name(), person.phone(), person.language()),
                    version,
                    by,
                    row -> person(row, before.getOrDefault(id, List.of())).value(),
                    person);
            book.setContacts(connection, id, person.contacts());
            return now;
        });
    }

    public int putTeam(String id, Team team, Optional<Integer> version, By by) {
        return transactions.write(
                connection -> put(connection, DutyTable.TEAMS, id, team, version, by, Row::value, team));
    }

    public int putRoster(String id, String team, Roster roster, Optional<Integer> version, By by) {
        return transactions.write(connection -> {
            book.demand(connection, "team", team);
            for (String person : roster.people()) {
                book.demand(connection, "person", person);
            }
            TeamPlan plan = new TeamPlan(team, DutyJson.text(roster));
            return put(connection, DutyTable.ROSTERS, id, plan, version, by, Row::value, plan);
        });
    }

    public int putChain(String id, String title, Chain chain, Optional<Integer> version, By by) {
        return transactions.write(connection -> {
            for (Chain.Step step : chain.steps()) {
                for (Chain.Target target : step.call()) {
                    book.demand(connection, target.kind().name().toLowerCase(Locale.ROOT), target.id());
                }
            }
            TitledPlan plan = new TitledPlan(title, DutyJson.text(chain));
            return put(connection, DutyTable.CHAINS, id, plan, version, by, Row::value, plan);
        });
    }

    public int putChannel(String id, WantedChannel wanted, Optional<Integer> version, By by) {
        checkId(id);
        List<String> faults = faults(wanted);
        if (!faults.isEmpty()) {
            throw new Faulty(Why.WRONG, "settings: " + String.join("; ", faults));
        }
        return transactions.write(connection -> {
            Optional<Integer> known = channels.lock(connection, id);
            if (known.isPresent() && version.isEmpty()) {
                throw new Faulty(
                        Why.VERSION_NEEDED,
                        "channel " + id + " exists: say with If-Match which version you have seen, \"" + known.get()
                                + "\" now");
            }
            if (!known.equals(version)) {
                throw new Faulty(
                        Why.CHANGED,
                        "channel " + id + " is "
                                + known.map(at -> "at version " + at).orElse("gone") + " by now");
            }
            channels.put(connection, id, wanted);
            book.audit(connection, by, known.isPresent() ? "CHANGED" : "MADE", "channel", id, null, text(wanted));
            return known.orElse(0) + 1;
        });
    }

    private static List<String> faults(WantedChannel wanted) {
        try {
            return ChannelSettings.read(wanted.settings()).faults(wanted.kind());
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** Removes what nothing else needs. */
    public void remove(String kind, String id, Optional<Integer> version, By by) {
        DutyTable<?> table = Map.of(
                        "person",
                        DutyTable.PEOPLE,
                        "team",
                        DutyTable.TEAMS,
                        "roster",
                        DutyTable.ROSTERS,
                        "chain",
                        DutyTable.CHAINS)
                .get(kind);
        if (table == null) {
            throw new IllegalArgumentException(kind);
        }
        transactions.write(connection -> remove(connection, table, id, version, by));
    }

    private <T> int remove(Connection connection, DutyTable<T> table, String id, Optional<Integer> version, By by)
            throws SQLException {
        Row<T> row = table.lock(connection, id)
                .orElseThrow(() -> new Faulty(Why.UNKNOWN, "there is no " + table.table() + " " + id));
        check(table, row, version);
        Set<String> users = book.users(connection, table.table(), id);
        if (!users.isEmpty()) {
            throw new Faulty(Why.IN_USE, table.table() + " " + id + " is needed by " + String.join(", ", users));
        }
        book.setContacts(connection, id, List.of());
        table.delete(connection, id);
        book.audit(connection, by, "REMOVED", table.table(), id, text(row.value()), null);
        return row.version();
    }

    /** What is told of a row. */
    private interface Told<T> {
        Object of(Row<T> row);
    }

    private <T> int put(
            Connection connection,
            DutyTable<T> table,
            String id,
            T value,
            Optional<Integer> version,
            By by,
            Told<T> told,
            Object after)
            throws SQLException {
        checkId(id);
        Optional<Row<T>> row = table.lock(connection, id);
        if (row.isEmpty()) {
            if (version.isPresent()) {
                throw new Faulty(Why.CHANGED, "there is no " + table.table() + " " + id + " any more");
            }
            table.insert(connection, id, value);
            book.audit(connection, by, "MADE", table.table(), id, null, text(after));
            return 1;
        }
        check(table, row.get(), version);
        table.update(connection, id, value);
        book.audit(connection, by, "CHANGED", table.table(), id, text(told.of(row.get())), text(after));
        return row.get().version() + 1;
    }

    private static void checkId(String id) {
        if (!id.matches(ID)) {
            throw new Faulty(
                    Why.WRONG, "an id is 1 to 64 small letters, digits and dashes, no dash at an end; was " + id);
        }
    }

    private static <T> void check(DutyTable<T> table, Row<T> row, Optional<Integer> version) {
        if (version.isEmpty()) {
            throw new Faulty(
                    Why.VERSION_NEEDED,
                    table.table() + " " + row.id() + " exists: say with If-Match which version you have seen, \""
                            + row.version() + "\" now");
        }
        if (version.get() != row.version()) {
            throw new Faulty(
                    Why.CHANGED, table.table() + " " + row.id() + " is at version " + row.version() + " by now");
        }
    }

    private static Kept<Person> person(Row<PersonRow> row, List<Contact> contacts) {
        PersonRow person = row.value();
        return new Kept<>(
                row.id(), row.version(), new Person(person.name(), person.phone(), person.language(), contacts));
    }

    private @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return json.writeValueAsString(value instanceof TeamPlan plan ? tree(plan) : value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is kept can always be written", e);
        }
    }

    private Object tree(TeamPlan plan) throws JsonProcessingException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("team", plan.team());
        tree.put("plan", json.readTree(plan.plan()));
        return tree;
    }
}
