package lifeline.alerts.duty.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table of what has an id and a version, its other columns read and bound as text.
 *
 * @param table its name, and that of its kind in the audit
 * @param columns beside id and version; those that end in {@code ::jsonb} are documents
 * @param read columns in their order to a value
 * @param write a value to columns in their order
 */
record DutyTable<T>(String table, List<String> columns, Read<T> read, Write<T> write) {
    static final DutyTable<DutyDesk.Team> TEAMS = new DutyTable<>(
            "team",
            List.of("title", "phone"),
            text -> new DutyDesk.Team(text.get(0), text.get(1)),
            team -> List.of(team.title(), team.phone()));
    static final DutyTable<DutyDesk.PersonRow> PEOPLE = new DutyTable<>(
            "person",
            List.of("name", "phone", "language"),
            text -> new DutyDesk.PersonRow(text.get(0), text.get(1), text.get(2)),
            person -> List.of(person.name(), person.phone(), person.language()));
    static final DutyTable<DutyDesk.TeamPlan> ROSTERS = new DutyTable<>(
            "roster",
            List.of("team", "plan::jsonb"),
            text -> new DutyDesk.TeamPlan(text.get(0), text.get(1)),
            plan -> List.of(plan.team(), plan.plan()));
    static final DutyTable<DutyDesk.TitledPlan> CHAINS = new DutyTable<>(
            "chain",
            List.of("title", "plan::jsonb"),
            text -> new DutyDesk.TitledPlan(text.get(0), text.get(1)),
            plan -> List.of(plan.title(), plan.plan()));

    /** Columns to a value. */
    interface Read<T> {
        T of(List<String> columns);
    }

    /** A value to columns. */
    interface Write<T> {
        List<String> of(T value);
    }

    /** A row. */
    public record Row<T>(String id, int version, T value) {}

    List<Row<T>> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(select() + " order by id")) {
            return rows(select);
        }
    }

    Optional<Row<T>> lock(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(select() + " where id = ? for update")) {
            select.setString(1, id);
            return rows(select).stream().findFirst();
        }
    }

    void insert(Connection connection, String id, T value) throws SQLException {
        String marks = columns.stream().map(DutyTable::mark).collect(Collectors.joining(", "));
        String sql = "insert into " + table + " (" + names() + ", id) values (" + marks + ", ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(bind(insert, value), id);
            insert.executeUpdate();
        }
    }

    void update(Connection connection, String id, T value) throws SQLException {
        String sets = columns.stream()
                .map(column -> name(column) + " = " + mark(column))
                .collect(Collectors.joining(", "));
        String sql = "update " + table + " set " + sets + ", version = version + 1 where id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(bind(update, value), id);
            update.executeUpdate();
        }
    }

    void delete(Connection connection, String id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " where id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    private int bind(PreparedStatement statement, T value) throws SQLException {
        int next = 1;
        for (String text : write.of(value)) {
            statement.setString(next++, text);
        }
        return next;
    }

    private String select() {
        return "select id, version, " + names() + " from " + table;
    }

    private String names() {
        return columns.stream().map(DutyTable::name).collect(Collectors.joining(", "));
    }

    private static String name(String column) {
        return column.replaceFirst("::.*", "");
    }

    private static String mark(String column) {
        return column.endsWith("::jsonb") ? "?::jsonb" : "?";
    }

    private List<Row<T>> rows(PreparedStatement select) throws SQLException {
        List<Row<T>> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String[] text = new String[columns.size()];
                for (int i = 0; i < text.length; i++) {
                    text[i] = row.getString(3 + i);
                }
                found.add(new Row<>(row.getString(1), row.getInt(2), read.of(Arrays.asList(text))));
            }
        }
        return found;
    }
}
