package lifeline.acceptance.grafana;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import lifeline.contract.city.Asset;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;

/** The store of a simulated city after an hour: every sensor has reported, one in ten has had an alert. */
final class SimulatedStore {
    /** What an hour leaves in the store, given its registry. */
    private static final List<String> AN_HOUR = List.of("""
            insert into reading
            select id, date_trunc('minute', now()) - n * interval '1 minute', 10 + random(), id % 4
            from sensor, generate_series(0, 60) n
            """, """
            insert into latest
            select distinct on (sensor) sensor, observed_at, observed_at, value, quality
            from reading order by sensor, observed_at desc
            """, """
            insert into signal (id, rule, rule_version, subject, domain, asset, device, quantity, episode, kind, severity,
                step, at, began_at, received_at, detected_at, committed_at, value, threshold, evidence)
            select gen_random_uuid(), d.domain || '.' || s.quantity || '.high', 0, s.device || '.' || s.quantity, d.domain,
                d.asset, d.id, s.quantity, at.raised, kind.name, (array['BLUE', 'YELLOW', 'ORANGE', 'RED'])[s.id % 4 + 1],
                kind.step, at.raised, at.raised, at.raised, at.raised + interval '90 ms', at.raised + interval '150 ms',
                60, 50, '[]'
            from sensor s join device d on d.id = s.device
            cross join lateral (select now() - (10 + s.id % 40) * interval '1 minute' as raised) at
            cross join (values ('RAISE', 0), ('CLEAR', 1)) kind (name, step)
            where s.id % 10 = 1 and (kind.name = 'RAISE' or s.id % 20 = 1)
            """, """
            insert into alert (rule, subject, episode, domain, asset, device, quantity, severity, peak_severity, machine,
                stage, value, threshold, began_at, raised_at, updated_at, signals)
            select rule, subject, episode, domain, asset, device, quantity, severity, severity,
                case min(kind) when 'CLEAR' then 'RECOVERED' else 'ACTIVE' end, 'DETECTED', 60, 50, episode, episode,
                max(at), count(*)
            from signal
            group by rule, subject, episode, domain, asset, device, quantity, severity
            """, """
            insert into rejection_count
            select date_trunc('minute', now()) - n * interval '1 minute', 'dev-1', reason, 1 + n % 3
            from generate_series(0, 20) n, unnest(array['NOT_JSON', 'TOO_DEEP']) reason
            """, """
            insert into ledger (device, hour, domain, received, stored, duplicate, rejected)
            select id, date_trunc('hour', now()), domain, 62, 61, 1, 0 from device
            """, """
            insert into blind_window (began_at, ended_at, reason)
            values (now() - interval '20 minutes', now() - interval '17 minutes', 'DOWN'), (now(), null, 'LAGGING')
            """);

    private SimulatedStore() {}

    static void fill(Connection connection, City city) throws SQLException {
        register(connection, city);
        try (Statement statement = connection.createStatement()) {
            for (String sql : AN_HOUR) {
                statement.execute(sql);
            }
        }
    }

    private static void register(Connection connection, City city) throws SQLException {
        try (PreparedStatement asset =
                        connection.prepareStatement("insert into asset values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement device =
                        connection.prepareStatement("insert into device values (?, ?, ?, ?, true, now(), null)");
                PreparedStatement sensor =
                        connection.prepareStatement("insert into sensor (device, quantity) values (?, ?)")) {
            for (Asset each : city.assets()) {
                execute(
                        asset,
                        each.id(),
                        each.domain(),
                        each.kind(),
                        each.title().zh(),
                        each.title().en(),
                        each.district(),
                        each.place().zh(),
                        each.place().en(),
                        each.longitude(),
                        each.latitude(),
                        each.owner(),
                        each.simulated());
            }
            for (Device each : city.devices()) {
                execute(device, each.id(), each.asset(), each.domain(), (int)
                        each.period().toSeconds());
                for (String quantity : each.quantities()) {
                    execute(sensor, each.id(), quantity);
                }
            }
        }
    }

    private static void execute(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }
}
