package lifeline.acceptance.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
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

    private final City city;
    private final Connection store;

    CityAtWork(DatabaseProcess database) throws SQLException {
        this.city = City.generate(Simulation.all(Catalogue.load()), DEVICES);
        this.store = DriverManager.getConnection(database.url(), database.user(), database.password());
        execute(ASSETS, json(city.assets()));
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

    /** Gives a sensor the readings of a leak that began four minutes ago. */
    void leak(String device, String quantity) throws SQLException {
        execute(LEAK, device, quantity);
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
