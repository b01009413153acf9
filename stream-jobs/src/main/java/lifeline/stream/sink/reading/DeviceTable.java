package lifeline.stream.sink.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.reading.Reading;
import lifeline.stream.store.StoreTime;

/**
 * The tables {@code device} and {@code sensor}. A device nobody registered is entered as a stranger: it expires {@link
 * #EXPIRY} after it was last heard of (told to the store about once an hour), and there are at most {@link #STRANGERS} of the real
 * city and {@link #SHADOWS} of exercises, so that neither takes the other's room.
 */
final class DeviceTable {
    static final Duration EXPIRY = Duration.ofHours(24);
    static final int STRANGERS = 10_000;
    static final int SHADOWS = 50_000;

    private static final Duration RENEWAL = Duration.ofHours(1);
    /** Of those who enter strangers, so that their number is counted right. */
    private static final int STRANGER_LOCK = 7203;

    private static final String DEVICES = "select id, asset, registered from device where id = any (?)";
    private static final String LOCK = "select pg_advisory_xact_lock(" + STRANGER_LOCK + ")";
    private static final String EXPIRE = "delete from device where not registered and expires_at < ?";
    private static final String COUNT = """
            select count(*) filter (where id !~ '^exercise-[0-9]+:'), count(*) filter (where id ~ '^exercise-[0-9]+:')
            from device where not registered and retired_at is null""";
    private static final String ENTER = """
            insert into device (id, asset, domain, period_s, registered, first_seen_at, expires_at)
            values (?, ?, ?, ?, false, ?, ?)
            on conflict do nothing""";
    private static final String HEARD = """
            with heard as (
                select id from device
                where id = any (?) and (first_seen_at is null or (not registered and expires_at < ?))
                order by id for update)
            update device d
            set first_seen_at = coalesce(d.first_seen_at, ?), expires_at = case when d.registered or d.retired_at is not null then null else ? end
            from heard where d.id = heard.id""";
    private static final String SENSORS = """
            select s.device, s.quantity, s.id, l.observed_at
            from sensor s left join latest l on l.sensor = s.id
            where (s.device, s.quantity) in (select * from unnest(?::text[], ?::text[]))""";
    private static final String ENTER_SENSORS = """
            insert into sensor (device, quantity, registered)
            select d, q, false from unnest(?::text[], ?::text[]) n (d, q) order by d, q
            on conflict do nothing""";

    private final Connection connection;
    private final Instant now;

    DeviceTable(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /** A row of {@code device}. */
    record DeviceRow(String asset, boolean isRegistered) {}

    /**
     * A row of {@code sensor}.
     *
     * @param newest {@code observed_at} of its row in {@code latest}, microseconds since 1970; the least long without one
     */
    record SensorRow(int number, long newest) {}

    /**
     * The rows of the devices that {@code firsts} came from; strangers are entered while there is room for them.
     *
     * @param firsts a reading of each device, by device
     * @param periods the declared period of a reading's quantity, in seconds
     */
    Map<String, DeviceRow> devices(SortedMap<String, Reading> firsts, Map<String, Integer> periods)
            throws SQLException {
        Map<String, DeviceRow> known = read(firsts.keySet());
        if (known.size() < firsts.size()) {
            TreeMap<String, Reading> strangers = new TreeMap<>(firsts);
            strangers.keySet().removeAll(known.keySet());
            enter(strangers, periods);
            known.putAll(read(strangers.keySet()));
        }
        heard(known.keySet());
        return known;
    }

    private Map<String, DeviceRow> read(Collection<String> ids) throws SQLException {
        Map<String, DeviceRow> devices = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(DEVICES)) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    devices.put(row.getString(1), new DeviceRow(row.getString(2), row.getBoolean(3)));
                }
            }
        }
        return devices;
    }

    private void enter(SortedMap<String, Reading> strangers, Map<String, Integer> periods) throws SQLException {
        Room room = room();
        try (PreparedStatement insert = connection.prepareStatement(ENTER)) {
            for (Reading first : strangers.values()) {
                if (!room.isLeftFor(first.device())) {
                    continue;
                }
                insert.setString(1, first.device());
                insert.setString(2, first.asset());
                insert.setString(3, first.domain());
                insert.setInt(4, periods.getOrDefault(first.domain() + '.' + first.quantity(), 60));
                insert.setObject(5, StoreTime.of(now));
                insert.setObject(6, StoreTime.of(now.plus(EXPIRY)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What room there is, once those that expired are gone. */
    private Room room() throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement expire = connection.prepareStatement(EXPIRE)) {
            statement.execute(LOCK);
            expire.setObject(1, StoreTime.of(now));
            expire.executeUpdate();
            try (ResultSet row = statement.executeQuery(COUNT)) {
                row.next();
                return new Room(STRANGERS - row.getInt(1), SHADOWS - row.getInt(2));
            }
        }
    }

    /** For so many more there is room. */
    private static final class Room {
        private int strangers;
        private int shadows;

        Room(int strangers, int shadows) {
            this.strangers = strangers;
            this.shadows = shadows;
        }

        /** Asked once for each that comes in. */
        boolean isLeftFor(String device) {
            return isShadow(device) ? shadows-- > 0 : strangers-- > 0;
        }
    }

    private static boolean isShadow(String device) {
        return ExerciseId.of(device).isPresent();
    }

    /** Why there is no room for {@code device}. */
    static String noRoomFor(String device) {
        return isShadow(device)
                ? "there are " + SHADOWS + " shadow devices of exercises already"
                : "there are " + STRANGERS + " unregistered devices already";
    }

    private void heard(Collection<String> ids) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(HEARD)) {
            update.setArray(1, connection.createArrayOf("text", ids.toArray()));
            update.setObject(2, StoreTime.of(now.plus(EXPIRY).minus(RENEWAL)));
            update.setObject(3, StoreTime.of(now));
            update.setObject(4, StoreTime.of(now.plus(EXPIRY)));
            update.executeUpdate();
        }
    }

    /** The rows of these sensors, by sensor id; their devices must be there. */
    Map<String, SensorRow> sensors(List<Reading> readings) throws SQLException {
        String[] devices = readings.stream().map(Reading::device).toArray(String[]::new);
        String[] quantities = readings.stream().map(Reading::quantity).toArray(String[]::new);
        Map<String, SensorRow> rows = sensors(devices, quantities);
        if (rows.size() < readings.size()) {
            try (PreparedStatement insert = connection.prepareStatement(ENTER_SENSORS)) {
                insert.setArray(1, connection.createArrayOf("text", devices));
                insert.setArray(2, connection.createArrayOf("text", quantities));
                insert.executeUpdate();
            }
            rows = sensors(devices, quantities);
        }
        return rows;
    }

    private Map<String, SensorRow> sensors(String[] devices, String[] quantities) throws SQLException {
        Map<String, SensorRow> rows = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SENSORS)) {
            select.setArray(1, connection.createArrayOf("text", devices));
            select.setArray(2, connection.createArrayOf("text", quantities));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime newest = row.getObject(4, OffsetDateTime.class);
                    rows.put(
                            row.getString(1) + '.' + row.getString(2),
                            new SensorRow(
                                    row.getInt(3),
                                    newest == null ? Long.MIN_VALUE : StoreTime.micros(newest.toInstant())));
                }
            }
        }
        return rows;
    }
}
