package lifeline.alerts.registry.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lifeline.alerts.registry.DeviceEntry;
import lifeline.alerts.store.Columns;
import org.jspecify.annotations.Nullable;

/** The tables {@code device} and {@code sensor}. */
final class DeviceTable implements EntryTable<DeviceEntry> {
    private static final String COLUMNS = """
            select d.*, array(select s.quantity from sensor s where s.device = d.id
                and (s.registered or (not d.registered and d.retired_at is null)) order by s.quantity) as quantities
            """;
    private static final String SELECT = COLUMNS + "from device d left join asset a on a.id = d.asset";
    private static final String HOLD = COLUMNS + "from device d where d.id = any (?) order by d.id for update";
    private static final String ASSETS =
            "select id, domain from asset where id = any (?) and retired_at is null order by id for key share";
    private static final String WRITE = """
            insert into device (id, asset, domain, period_s, registered)
            select *, true from unnest(?::text[], ?::text[], ?::text[], ?::int[]) as w (id, asset, domain, period_s) order by id
            on conflict (id) do update set asset = excluded.asset, domain = excluded.domain, period_s = excluded.period_s,
                registered = true, expires_at = null, version = device.version + 1,
                back_at = case when device.retired_at is null then device.back_at else ? end, retired_at = null""";
    private static final String SENSORS = """
            insert into sensor (device, quantity)
            select * from unnest(?::text[], ?::text[]) as w (device, quantity)
            where not exists (select from sensor s where s.device = w.device and s.quantity = w.quantity and s.registered)
            order by 1, 2
            on conflict (device, quantity) do update set registered = true""";
    private static final String RETIRE = """
            update device set registered = false, expires_at = null, retired_at = ?, version = version + 1 where id = ?""";
    private static final List<Function<DeviceEntry, @Nullable Object>> VALUES =
            List.of(DeviceEntry::id, DeviceEntry::asset, DeviceEntry::domain, DeviceEntry::periodSeconds);

    @Override
    public String kind() {
        return "device";
    }

    @Override
    public String id(DeviceEntry entry) {
        return entry.id();
    }

    @Override
    public List<Registered<DeviceEntry>> search(Connection connection, Search search) throws SQLException {
        Search.Where where = search.where("d", "d.registered");
        try (PreparedStatement select = connection.prepareStatement(SELECT + where.sql())) {
            Binding.bind(select, where.values());
            return rows(select);
        }
    }

    @Override
    public Map<String, Registered<DeviceEntry>> hold(Connection connection, Collection<String> ids)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HOLD)) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            Map<String, Registered<DeviceEntry>> held = new HashMap<>();
            rows(select).forEach(row -> held.put(row.entry().id(), row));
            return held;
        }
    }

    private static List<Registered<DeviceEntry>> rows(PreparedStatement select) throws SQLException {
        List<Registered<DeviceEntry>> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Array quantities = row.getArray("quantities");
                found.add(new Registered<>(
                        new DeviceEntry(
                                row.getString("id"),
                                row.getString("asset"),
                                row.getString("domain"),
                                row.getInt("period_s"),
                                Arrays.asList((String[]) quantities.getArray())),
                        row.getInt("version"),
                        row.getBoolean("registered"),
                        Optional.ofNullable(Columns.optionalInstant(row, "retired_at")),
                        Optional.ofNullable(Columns.optionalInstant(row, "first_seen_at"))));
            }
        }
        return found;
    }

    @Override
    public Known<DeviceEntry> known(Connection connection, List<DeviceEntry> wanted) throws SQLException {
        Map<String, String> domains = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(ASSETS)) {
            Object[] assets = wanted.stream().map(DeviceEntry::asset).distinct().toArray();
            select.setArray(1, connection.createArrayOf("text", assets));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    domains.put(row.getString(1), row.getString(2));
                }
            }
        }
        return (device, before) -> {
            String domain = domains.get(device.asset());
            if (domain == null) {
                return Optional.of("asset: there is no " + device.asset() + "; enter it first");
            }
            if (!domain.equals(device.domain())) {
                return Optional.of("domain: " + device.asset() + " is in " + domain);
            }
            return before.flatMap(row -> conflict(device, row));
        };
    }

    /** Readings point to their sensors: what was measured stays measured. */
    private static Optional<String> conflict(DeviceEntry device, Registered<DeviceEntry> before) {
        boolean isKept = before.isEntered() || before.retiredAt().isPresent();
        if (isKept && !before.entry().domain().equals(device.domain())) {
            return Optional.of("domain: the device is in " + before.entry().domain() + " and stays there");
        }
        List<String> gone = new ArrayList<>(before.entry().quantities());
        gone.removeAll(device.quantities());
        return gone.isEmpty() || !isKept
                ? Optional.empty()
                : Optional.of("quantities: " + String.join(" ", gone)
                        + " cannot be taken away; take the device out and enter another");
    }

    @Override
    public void write(Connection connection, List<DeviceEntry> entries, Instant now) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE);
                PreparedStatement sensors = connection.prepareStatement(SENSORS)) {
            Binding.bind(connection, write, entries, VALUES);
            write.setObject(VALUES.size() + 1, Columns.time(now));
            write.executeUpdate();
            List<String> devices = new ArrayList<>();
            List<String> quantities = new ArrayList<>();
            for (DeviceEntry entry : entries) {
                for (String quantity : entry.quantities()) {
                    devices.add(entry.id());
                    quantities.add(quantity);
                }
            }
            sensors.setArray(1, connection.createArrayOf("text", devices.toArray()));
            sensors.setArray(2, connection.createArrayOf("text", quantities.toArray()));
            sensors.executeUpdate();
        }
    }

    @Override
    public Optional<String> needed(Connection connection, String id) {
        return Optional.empty();
    }

    @Override
    public void retire(Connection connection, String id, Instant at) throws SQLException {
        try (PreparedStatement retire = connection.prepareStatement(RETIRE)) {
            retire.setObject(1, Columns.time(at));
            retire.setString(2, id);
            retire.executeUpdate();
        }
    }

    @Override
    public Optional<String> judged(DeviceEntry entry) {
        return Optional.of(entry.domain());
    }
}
