package lifeline.acceptance.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.topology.CityTopology;
import lifeline.database.DatabaseProcess;

/** The simulated city as the job leaves it in the store: registry, readings of an hour, and signals when a test says so. */
final class CityAtWork implements AutoCloseable {
    private static final int DEVICES = 160;
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final String ASSETS = """
            insert into asset select a->>'id', a->>'domain', a->>'kind', a->'title'->>'zh', a->'title'->>'en', a->>'district',
                a->'place'->>'zh', a->'place'->>'en', (a->>'longitude')::float8, (a->>'latitude')::float8, a->>'owner',
                (a->>'simulated')::boolean
            from jsonb_array_elements(?::jsonb) a
            """;
    private static final String CONNECTIONS = """
            insert into asset_connection select c->>'from', c->>'to', c->>'kind', (c->>'metres')::float8
            from jsonb_array_elements(?::jsonb) c
            """;
    private static final String DEVICES_AND_SENSORS = """
            with entry as (select d from jsonb_array_elements(?::jsonb) d),
            entered as (
                insert into device select d->>'id', d->>'asset', d->>'domain', 60, true, now(), null from entry)
            insert into sensor (device, quantity)
            select d->>'id', quantity from entry, jsonb_array_elements_text(d->'quantities') quantity
            """;
    private static final String LATEST = """
            insert into latest select id, now() - id % 50 * interval '1 second', now(), 1, 0 from sensor
            on conflict (sensor) do nothing
            """;
    /** A leak: low and restless for an hour, then up within three minutes. */
    private static final String LEAK = """
            insert into reading
            select s.id, at, 3 + 60 / (1 + exp(-extract(epoch from at - (now() - interval '4 minutes')) / 30))
                + sin(extract(epoch from at) / 40), 0
            from sensor s, generate_series(now() - interval '1 hour', now(), interval '15 seconds') at
            where s.device = ? and s.quantity = ?
            """;

    /** A pressure that rests for ten minutes and then falls. */
    private static final String FALL = """
            insert into reading
            select s.id, at, 0.34 + 0.0005 * sin(extract(epoch from at))
                - case when at > now() - ? * interval '1 second' then ? else 0 end, 0
            from sensor s, generate_series(now() - interval '20 minutes', now(), interval '15 seconds') at
            where s.device = ? and s.quantity = 'pressure'
            """;

    private static final String SIGNAL = """
            insert into signal (id, rule, rule_version, subject, domain, asset, device, quantity, episode, kind, severity,
                step, at, began_at, received_at, detected_at, committed_at, value, threshold, evidence)
            select gen_random_uuid(), ?, 0, d.id || '.' || ?, d.domain, d.asset, d.id, ?, began, 'RAISE', ?, 0, began, began,
                began, began + interval '90 ms', began + interval '150 ms', ?, ?,
                jsonb_build_array(jsonb_build_array(began, ?::float8))
            from device d, (select now() - ? * interval '1 second' as began) at where d.id = ?
            """;
    private static final String CLEAR = """
            insert into signal (id, rule, rule_version, subject, domain, asset, device, quantity, episode, kind, severity,
                step, at, began_at, received_at, detected_at, committed_at, value, threshold, evidence)
            select gen_random_uuid(), rule, 0, subject, domain, asset, device, quantity, episode, 'CLEAR', severity, 1, now(),
                began_at, now(), now(), now(), 1, threshold, '[]'
            from signal where rule = ? and device = ?
            """;
    private static final String STRANGER = """
            with stranger as (
                insert into device select ?, asset, domain, 60, false, now(), now() + interval '1 day'
                from device where id = ? returning id)
            insert into sensor (device, quantity) select id, ? from stranger
            """;

    /** A running exercise at the asset of a device, with an alarm of the device's shadow. */
    private static final String EXERCISE = """
            with begun as (
                insert into exercise (scenario, title_zh, title_en, domain, seed, lasts_s, state, requested_at, requested_by,
                    started_at, heartbeat_at, ends_at, faults)
                select 'gas-leak', '燃气泄漏进入相邻井室', 'A gas leak reaches a well', 'gas', 7, 340, 'RUNNING',
                    now() - interval '80 s', 'duty', now() - interval '75 s', now() + interval '1 hour',
                    now() + interval '260 s',
                    jsonb_build_array(jsonb_build_object('id', 'gas-leak-1', 'domain', 'gas', 'fault', 'leak',
                        'title_zh', '燃气泄漏进入相邻空间', 'title_en', 'A gas leak reaches an adjacent space',
                        'asset', d.asset, 'device', d.id, 'from', now() - interval '55 s', 'until', now()))
                from device d where d.id = ? returning id, started_at),
            shadow as (
                insert into device
                select 'exercise-' || b.id || ':' || d.id, d.asset, d.domain, 60, false, now(), now() + interval '1 day'
                from begun b, device d where d.id = ? returning id, asset, domain)
            insert into signal (id, rule, rule_version, subject, domain, asset, device, quantity, episode, kind, severity,
                step, at, began_at, received_at, detected_at, committed_at, value, threshold, evidence, exercise)
            select gen_random_uuid(), 'gas.methane.leak', 0, s.id || '.methane', s.domain, s.asset, s.id, 'methane', at, 'RAISE',
                'RED', 0, at, at, at, at, at, 58.3, 50, '[]', b.id
            from begun b, shadow s, (select now() - interval '12 s' as at) t
            """;

    private static final String SCORED = """
            update exercise set state = 'FINISHED', ended_at = now(), score = '{"recall": 1, "recall_of": [1, 1], "precision": 1,
                "precision_of": [1, 1], "level_accuracy": 1, "level_accuracy_of": [1, 1], "delay_s": {"p50": 43.2, "p95": 43.2},
                "must_stay_silent": false, "expected": [{"rule": "gas.methane.leak", "title_zh": "燃气浓度超限",
                "title_en": "Gas leak", "fault": "leak", "answer": "IN_TIME", "delay_s": 43.2, "within_s": 300,
                "right_level": true, "claimed": true}], "false": [], "alarms": 1}' where state = 'RUNNING'
            """;

    private final City city;
    private final Connection store;

    /** Begins an exercise that strikes at {@code device}. */
    void exercise(String device) throws SQLException {
        execute(EXERCISE, device, device);
        execute("notify lifeline_signal");
        execute("notify lifeline_exercise");
    }

    /** Ends the exercise, with its score. */
    void score() throws SQLException {
        execute(SCORED);
        execute("notify lifeline_exercise");
    }

    CityAtWork(DatabaseProcess database) throws SQLException {
        List<Simulation> simulations = Simulation.all(Catalogue.load());
        this.city = City.generate(simulations, DEVICES);
        this.store = DriverManager.getConnection(database.url(), database.user(), database.password());
        execute(ASSETS, json(city.assets()));
        execute(CONNECTIONS, json(CityTopology.connections(city, simulations)));
        execute(DEVICES_AND_SENSORS, json(city.devices()));
        execute(LATEST);
    }

    /** The n-th device, from 0, that measures this. */
    String device(String domain, String quantity, int n) {
        List<Device> fitting = city.devices().stream()
                .filter(device ->
                        device.domain().equals(domain) && device.quantities().contains(quantity))
                .toList();
        return fitting.get(n).id();
    }

    /** The asset a device of the city is at. */
    String assetOf(String device) {
        return city.devices().stream()
                .filter(one -> one.id().equals(device))
                .findFirst()
                .orElseThrow()
                .asset();
    }

    /** Gives a sensor the readings of a leak that began four minutes ago. */
    void leak(String device, String quantity) throws SQLException {
        execute(LEAK, device, quantity);
    }

    /** Gives a gauge a pressure that fell so far so long ago. */
    void fall(String device, double megapascals, int secondsAgo) throws SQLException {
        execute(FALL, secondsAgo, megapascals, device);
    }

    /** A device nobody entered, standing where {@code neighbour} stands. */
    void meet(String stranger, String neighbour, String quantity) throws SQLException {
        execute(STRANGER, stranger, neighbour, quantity);
        execute(LATEST);
    }

    /** The job raises an alert that began so long ago. */
    void raise(String rule, String device, String severity, double value, double threshold, long secondsAgo)
            throws SQLException {
        String quantity = rule.split("\\.", -1)[1];
        execute("select pg_advisory_xact_lock(7201)");
        execute(SIGNAL, rule, quantity, quantity, severity, value, threshold, value, secondsAgo, device);
        execute("notify lifeline_signal");
    }

    /** The job says that the condition has gone. */
    void clear(String rule, String device) throws SQLException {
        execute(CLEAR, rule, device);
        execute("notify lifeline_signal");
    }

    /** Alerts of the last month, done with: 4 of them judged true, 15 false. */
    void judged() throws SQLException {
        execute("""
                insert into alert (rule, subject, episode, domain, asset, device, quantity, severity, peak_severity, machine, stage,
                    value, threshold, began_at, raised_at, updated_at, recovered_at, acknowledged_at, acknowledged_by, closed_at,
                    signals, verdict, cause, judged_at, judged_by)
                select 'gas.methane.leak', 'past-' || n || '.methane', at, 'gas', 'past-' || n, 'past-' || n, 'methane', 'BLUE',
                    'BLUE', 'RECOVERED', 'CLOSED', case when n <= 4 then 9.4 when n <= 15 then 6.2 + n / 10.0 else 9.6 end, 5, at,
                    at + interval '20 seconds', at, at, at + interval '90 seconds', 'duty', at, 2,
                    case when n <= 4 then 'TRUE' else 'FALSE' end, case when n > 4 then 'BIOGAS' else 'CORROSION' end, at, 'duty'
                from generate_series(1, 19) n, lateral (select now() - n * interval '1 day' as at) a""");
    }

    /** The job has seen nothing for half a minute. */
    void goBlind() throws SQLException {
        execute("insert into blind_window (began_at, reason) values (now() - interval '30 seconds', 'LAGGING')");
    }

    /** The job sees again. */
    void seeAgain() throws SQLException {
        execute("update blind_window set ended_at = now() where ended_at is null");
    }

    /** What became of a device's readings in this hour. */
    void account(String device, int received, int stored, int duplicate, int rejected) throws SQLException {
        execute(
                "insert into ledger (device, hour, domain, received, stored, duplicate, rejected)"
                        + " values (?, date_trunc('hour', now()), 'gas', ?, ?, ?, ?)",
                device,
                received,
                stored,
                duplicate,
                rejected);
    }

    /** Somebody is called for every red alert of gas; nobody listens at their webhook. */
    void onDuty(String id, String name) throws SQLException {
        execute(
                "insert into channel (id, kind, title, settings) values ('hook', 'WEBHOOK', 'hook', '{\"url\": \"http://127.0.0.1:9/\"}')");
        execute("insert into person (id, name) values (?, ?)", id, name);
        execute("insert into contact (person, channel, rank) values (?, 'hook', 1)", id);
        execute("insert into chain (id, title, plan) values ('gas', 'gas', ?::jsonb)", """
                {"steps": [{"call": ["person:%s"], "patience": "10h"}], "repeats": "0"}
                """.formatted(id));
        execute("insert into responsibility (domain, severity, chain) values ('gas', 'RED', 'gas')");
    }

    /** The link in the message about an alert of a device. */
    String link(String device, Duration patience) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            try (PreparedStatement select = store.prepareStatement(
                    "select p.message ->> 'link' from page p join alert a on a.id = p.alert where a.device = ?")) {
                select.setString(1, device);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        return row.getString(1);
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nobody was paged for " + device);
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = store.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the city is no JSON", e);
        }
    }

    @Override
    public void close() throws SQLException {
        store.close();
    }
}
