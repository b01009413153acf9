package lifeline.alerts.store;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lifeline.alerts.alert.Origin;
import lifeline.contract.signal.Severity;

/** Reads alerts, their audit and their evidence. */
@Singleton
public final class JdbcAlertQueries {
    /** Of so many assets alerts are looked up one by one. */
    private static final int FEW_PLACES = 500;

    private static final String OPEN =
            "(a.stage <> 'CLOSED' and (a.machine = 'ACTIVE' or a.stage not in ('ACKNOWLEDGED', 'ANALYSED', 'RESOLVED')))";

    private static final String AUDITED =
            "select u.seq, u.alert, u.at, u.actor, u.action, u.comment, u.source, u.cause, u.true_from, "
                    + AlertRows.COLUMNS + "," + AlertRows.PLACE_COLUMNS
                    + " from alert_audit u join alert a on a.id = u.alert" + AlertRows.PLACE_JOIN;

    /** Which alerts: those somebody must still look at, the others, or all. */
    public enum State {
        OPEN,
        CLOSED,
        ALL;

        private String condition() {
            return switch (this) {
                case OPEN -> JdbcAlertQueries.OPEN;
                case CLOSED -> "not " + JdbcAlertQueries.OPEN;
                case ALL -> "true";
            };
        }
    }

    /** An audit entry and its alert as it is now. */
    public record AuditedAlert(AuditEntry entry, StoredAlert alert) {}

    /**
     * Whose alerts.
     *
     * @param number of one exercise; empty for any, or for the real city
     */
    public record Scope(boolean real, boolean exercises, Optional<Long> number) {
        /** The real city and all exercises. */
        public static final Scope ALL = new Scope(true, true, Optional.empty());

        private String condition() {
            return number.isPresent()
                    ? " and a.exercise = ?"
                    : real ? exercises ? "" : " and a.exercise is null" : " and a.exercise is not null";
        }
    }

    /**
     * What somebody looks for; what is empty does not matter.
     *
     * @param text in the id, name or place of the asset; or the id of an asset or a device that nobody registered
     */
    public record Filter(
            State state,
            Scope scope,
            Optional<String> domain,
            Set<Severity> severities,
            Optional<String> district,
            Optional<String> owner,
            Optional<String> text) {
        private boolean isOfPlaces() {
            return district.isPresent() || owner.isPresent() || text.isPresent();
        }
    }

    /** Newest first, those with a lower number than {@code before}. */
    public List<StoredAlert> page(Connection connection, Filter filter, long before, int limit) throws SQLException {
        List<Object> values = new ArrayList<>();
        String sql = "select " + AlertRows.COLUMNS + "," + AlertRows.PLACE_COLUMNS + " from alert a"
                + AlertRows.PLACE_JOIN + "where " + filter.state().condition() + " and a.id < ?";
        values.add(before);
        if (filter.domain().isPresent()) {
            sql += " and a.domain = ?";
            values.add(filter.domain().get());
        }
        if (!filter.severities().isEmpty()) {
            sql += " and a.severity = any (?)";
            values.add(texts(connection, filter.severities().stream().map(Severity::name)));
        }
        sql += filter.scope().condition();
        filter.scope().number().ifPresent(values::add);
        if (filter.isOfPlaces()) {
            sql += places(connection, filter, values);
        }
        values.add(limit);
        try (PreparedStatement statement = connection.prepareStatement(sql + " order by a.id desc limit ?")) {
            bind(statement, values);
            return stored(statement);
        }
    }

    /** Few places are looked up by name, so that those with few alerts are found at once; of many the newest alerts are looked through. */
    private static String places(Connection connection, Filter filter, List<Object> values) throws SQLException {
        List<Object> wanted = new ArrayList<>();
        StringBuilder condition = new StringBuilder("true");
        filter.district().ifPresent(district -> {
            condition.append(" and s.district = ?");
            wanted.add(district);
        });
        filter.owner().ifPresent(owner -> {
            condition.append(" and s.owner = ?");
            wanted.add(owner);
        });
        filter.text().ifPresent(text -> {
            condition.append(
                    " and (strpos(lower(concat_ws(' ', s.id, s.title_zh, s.title_en, s.place_zh, s.place_en)), lower(?)) > 0"
                            + " or s.id = (select w.asset from device w where w.id = ?))");
            wanted.add(text);
            wanted.add(text);
        });
        // what stands in no registry has no name and no district, but an id
        boolean isIdEnough = filter.district().isEmpty() && filter.owner().isEmpty();
        Optional<String> id = isIdEnough ? filter.text() : Optional.empty();
        List<String> found = new ArrayList<>(id.stream().toList());
        String sql = "select s.id from asset s where " + condition;
        if (id.isPresent()) {
            sql = "select asset from device where id = ? union all " + sql;
            wanted.add(0, id.get());
        }
        try (PreparedStatement select = connection.prepareStatement(sql + " limit " + (FEW_PLACES + 1))) {
            bind(select, wanted);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        if (found.size() > FEW_PLACES) {
            values.addAll(id.isPresent() ? wanted.subList(1, wanted.size()) : wanted);
            return " and " + condition;
        }
        values.add(texts(connection, found.stream()));
        return " and a.asset = any (?)";
    }

    private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    public Optional<StoredAlert> find(Connection connection, long id) throws SQLException {
        String sql = "select " + AlertRows.COLUMNS + "," + AlertRows.PLACE_COLUMNS + " from alert a"
                + AlertRows.PLACE_JOIN + "where a.id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            return stored(statement).stream().findFirst();
        }
    }

    /** Those of these numbers that there are. */
    public List<StoredAlert> findAll(Connection connection, Collection<Long> ids) throws SQLException {
        String sql = "select " + AlertRows.COLUMNS + "," + AlertRows.PLACE_COLUMNS + " from alert a"
                + AlertRows.PLACE_JOIN + "where a.id = any (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            return stored(statement);
        }
    }

    /** Those of an incident, gravest first, then in the order in which they began. */
    public List<StoredAlert> ofIncident(Connection connection, long incident, int limit) throws SQLException {
        String sql = "select " + AlertRows.COLUMNS + "," + AlertRows.PLACE_COLUMNS
                + " from incident_alert mine join alert a on a.id = mine.alert" + AlertRows.PLACE_JOIN
                + "where mine.incident = ? order by array_position(array['RED', 'ORANGE', 'YELLOW', 'BLUE'], a.peak_severity),"
                + " a.began_at, a.id limit ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, incident);
            statement.setInt(2, limit);
            return stored(statement);
        }
    }

    /** The condition under which somebody must still look at an alert {@code a}. */
    public static String open() {
        return OPEN;
    }

    /** Those of a subject that held at some time between the two instants. */
    public List<StoredAlert> ofSubject(
            Connection connection, String subject, java.time.Instant from, java.time.Instant to, int limit)
            throws SQLException {
        String sql = "select " + AlertRows.COLUMNS + "," + AlertRows.PLACE_COLUMNS + " from alert a"
                + AlertRows.PLACE_JOIN
                + "where a.subject = ? and a.began_at <= ? and (a.recovered_at is null or a.recovered_at >= ?)"
                + " order by a.began_at desc limit ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, subject);
            statement.setObject(2, Columns.time(to));
            statement.setObject(3, Columns.time(from));
            statement.setInt(4, limit);
            return stored(statement);
        }
    }

    private static List<StoredAlert> stored(PreparedStatement statement) throws SQLException {
        List<StoredAlert> alerts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                alerts.add(AlertRows.stored(rows));
            }
        }
        return alerts;
    }

    /** An alert's audit, oldest first. */
    public List<AuditEntry> audit(Connection connection, long alert) throws SQLException {
        String sql = "select * from alert_audit where alert = ? order by seq";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, alert);
            List<AuditEntry> entries = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return entries;
        }
    }

    /** What follows a place in the whole audit, in order. */
    public List<AuditedAlert> auditAfter(Connection connection, long seq, int limit) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(AUDITED + "where u.seq > ? order by u.seq limit ?")) {
            statement.setLong(1, seq);
            statement.setInt(2, limit);
            return audited(statement);
        }
    }

    /**
     * What makes an alert that is red begin or grow graver, in order, after {@code seq}; but where something else about that alert
     * waits since {@code waiting} it has to wait behind it.
     */
    public List<AuditedAlert> redsAfter(Connection connection, long waiting, long seq, int limit) throws SQLException {
        String sql = AUDITED + """
                where u.seq > ? and u.action in ('RAISE', 'ESCALATE', 'REOPEN')
                    and a.severity = 'RED' and a.machine = 'ACTIVE' and a.stage <> 'CLOSED'
                    and not exists (select from alert_audit e where e.alert = u.alert and e.seq > ? and e.seq < u.seq
                        and e.action not in ('RAISE', 'ESCALATE', 'PAGE', 'NOTIFY', 'COMMENT'))
                order by u.seq limit ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, seq);
            statement.setLong(2, waiting);
            statement.setInt(3, limit);
            return audited(statement);
        }
    }

    private static List<AuditedAlert> audited(PreparedStatement statement) throws SQLException {
        List<AuditedAlert> entries = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.add(new AuditedAlert(entry(rows), AlertRows.stored(rows)));
            }
        }
        return entries;
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                row.getLong("alert"),
                Columns.instant(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("comment"),
                row.getString("source"),
                row.getString("cause"),
                Columns.optionalInstant(row, "true_from"));
    }

    /** The place of the newest audit entry; 0 when there is none. */
    public long newestAudit(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select coalesce(max(seq), 0) from alert_audit");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The readings that an episode was raised on, or last escalated on: JSON, {@code [[observed_at, value], …]}. */
    public String evidence(Connection connection, Origin origin) throws SQLException {
        String sql = """
                select evidence from signal where subject = ? and rule = ? and episode = ? and kind in ('RAISE', 'ESCALATE')
                order by seq desc limit 1
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, origin.subject());
            statement.setString(2, origin.rule());
            statement.setObject(3, Columns.time(origin.episode()));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "[]";
            }
        }
    }

    /** How many of the real city are open, by domain and severity. */
    public Map<String, Map<Severity, Integer>> open(Connection connection) throws SQLException {
        String sql = "select a.domain, a.severity, count(*) from alert a where a.exercise is null and " + OPEN
                + " group by 1, 2";
        Map<String, Map<Severity, Integer>> open = new java.util.HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                open.computeIfAbsent(rows.getString(1), domain -> new EnumMap<>(Severity.class))
                        .put(Severity.valueOf(rows.getString(2)), rows.getInt(3));
            }
        }
        return open;
    }
}
