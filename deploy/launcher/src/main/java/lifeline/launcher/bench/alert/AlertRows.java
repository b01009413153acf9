package lifeline.launcher.bench.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import lifeline.launcher.store.Store;

/** What is written into the store to measure with, and what it says afterwards. */
final class AlertRows {
    private static final String CLOSED = """
            insert into alert (rule, subject, episode, domain, asset, device, quantity, severity, peak_severity, machine, stage, value,
                threshold, began_at, raised_at, updated_at, recovered_at, closed_at, acknowledged_at, acknowledged_by, signals)
            select 'gas.methane.leak', 'old-' || i || '.methane', at, d.domain, d.asset, 'old-' || i, 'methane', s, s, 'RECOVERED', 'CLOSED',
                60, 50, at, at, at, at, at, at, 'bench', 2
            from generate_series(1, ?) i
            cross join lateral (select now() - interval '2 years' + i * interval '1 minute' as at,
                (array['RED', 'ORANGE', 'YELLOW', 'BLUE'])[1 + i % 4] as s) x
            join (select row_number() over (order by id) - 1 as n, id as asset, domain from asset) d on d.n = i % (select count(*) from asset)""";
    private static final String OPEN = """
            insert into alert (rule, subject, episode, domain, asset, device, quantity, severity, peak_severity, machine, stage, value,
                threshold, began_at, raised_at, updated_at, acknowledged_at, acknowledged_by, signals)
            select 'gas.methane.leak', 'open-' || i || '.methane', at, d.domain, d.asset, 'open-' || i, 'methane', 'YELLOW', 'YELLOW',
                'ACTIVE', 'ACKNOWLEDGED', 60, 50, at, at, at, at, 'bench', 1
            from generate_series(1, ?) i
            cross join lateral (select now() - interval '1 hour' as at) x
            join (select row_number() over (order by id) - 1 as n, id as asset, domain from asset) d on d.n = i % (select count(*) from asset)""";
    private static final String SIGNALS = """
            insert into signal (id, rule, rule_version, subject, domain, asset, device, quantity, episode, kind, severity, step, at, began_at,
                received_at, detected_at, committed_at, value, threshold, evidence)
            select gen_random_uuid(), 'gas.methane.leak', 0, w.device || '.methane', 'gas', a.id, w.device, 'methane', clock_timestamp(), 'RAISE',
                w.severity, 0, clock_timestamp(), clock_timestamp(), clock_timestamp(), clock_timestamp(), clock_timestamp(), 60, 50, '[]'
            from unnest(?::text[], ?::text[]) w (device, severity)
            cross join lateral (select id from asset where domain = 'gas' order by md5(id || w.device) limit 1) a""";
    private static final String ATTEMPTED = """
            select extract(epoch from min(t.began_at) - s.committed_at) * 1000
            from signal s join alert_episode e on e.rule = s.rule and e.subject = s.subject and e.episode = s.episode
            join alert a on a.id = e.alert
            join page p on p.alert = a.id join page_attempt t on t.page = p.id
            where s.device like ? group by s.seq, s.committed_at""";
    private static final String RED_TOLD = """
            select extract(epoch from (select min(t.began_at) from page p join page_attempt t on t.page = p.id
                where p.alert = a.id or p.alert is null and strpos(p.message::text, '#' || a.id || ' ') > 0) - s.committed_at) * 1000
            from signal s join alert_episode e on e.rule = s.rule and e.subject = s.subject and e.episode = s.episode
            join alert a on a.id = e.alert
            where s.device like ? and s.severity = 'RED'""";
    private static final String TOLD = """
            select count(*) from alert a where device like ? and (exists (select from page p where p.alert = a.id)
                or exists (select from digest_line l where l.alert = a.id and l.told_at is not null))""";
    private static final String UNSENT = "select count(*) from page where state in ('WAITING', 'SENDING')";
    private static final String BUSIEST = """
            select coalesce(max(c), 0) from (select count(*) over (order by began_at range between interval '60 s' preceding and current row) c
            from page_attempt) x""";

    private final Store store;

    AlertRows(Store store) {
        this.store = store;
    }

    /** So many alerts that are done with. */
    void closed(int count) {
        fill(CLOSED, count);
    }

    /** So many that people see to. */
    void open(int count) {
        fill(OPEN, count);
    }

    private void fill(String sql, int count) {
        store.use(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql);
                    Statement analyse = connection.createStatement()) {
                insert.setInt(1, count);
                insert.executeUpdate();
                return analyse.execute("analyze alert");
            }
        });
    }

    /** Writes signals as the job does, in one transaction. */
    void signals(List<String> devices, List<String> severities) {
        store.use(connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    PreparedStatement insert = connection.prepareStatement(SIGNALS)) {
                statement.execute("select pg_advisory_xact_lock(7201)");
                insert.setArray(1, connection.createArrayOf("text", devices.toArray()));
                insert.setArray(2, connection.createArrayOf("text", severities.toArray()));
                insert.executeUpdate();
                statement.execute("notify lifeline_signal");
            }
            connection.commit();
            return devices;
        });
    }

    /** Milliseconds from the signal to the first attempt to tell somebody; one for each alert that somebody was told of. */
    List<Double> attempted(String prefix) {
        return millis(ATTEMPTED, prefix);
    }

    /** Of red alerts, milliseconds to the first attempt to send a page of it or a digest that names it; NaN where there was none yet. */
    List<Double> redTold(String prefix) {
        return millis(RED_TOLD, prefix);
    }

    /** How many of those that began were told, alone or in a digest. */
    long told(String prefix) {
        return store.use(connection -> {
            try (PreparedStatement select = connection.prepareStatement(TOLD)) {
                select.setString(1, prefix + "%");
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** Whether every page has left. */
    boolean isAllSent() {
        return count(UNSENT) == 0;
    }

    private List<Double> millis(String sql, String prefix) {
        return store.use(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, prefix + "%");
                try (ResultSet row = select.executeQuery()) {
                    return numbers(row);
                }
            }
        });
    }

    private static List<Double> numbers(ResultSet row) throws SQLException {
        List<Double> numbers = new ArrayList<>();
        while (row.next()) {
            double number = row.getDouble(1);
            numbers.add(row.wasNull() ? Double.NaN : number);
        }
        return numbers;
    }

    /** The most attempts within any minute. */
    long busiestMinute() {
        return count(BUSIEST);
    }

    long alerts(String prefix) {
        return store.use(
                connection -> count(connection, "select count(*) from alert where device like '" + prefix + "%'"));
    }

    private long count(String sql) {
        return store.use(connection -> count(connection, sql));
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
