package lifeline.launcher.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import lifeline.contract.city.Asset;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.topology.CityTopology;
import lifeline.contract.topology.Site;
import lifeline.contract.topology.Topology;

/**
 * Enters the simulated city into the tables asset, asset_connection, device and sensor; entering it again changes nothing, and brings nothing back that
 * people have taken out. Connections of
 * simulated assets that it no longer has go: a larger city has something in between.
 */
public final class Registry {
    private static final String ASSETS = """
            insert into asset (id, domain, kind, title_zh, title_en, district, place_zh, place_en, longitude, latitude,
                               owner, simulated)
            select *, true
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::float8[], ?::float8[], ?::text[])
            on conflict (id) do nothing""";
    private static final String CONNECTIONS = """
            with wanted (from_asset, to_asset, kind, metres) as (
                select * from unnest(?::text[], ?::text[], ?::text[], ?::float8[])),
            gone as (
                delete from asset_connection c using asset a
                where a.id = c.from_asset and a.simulated and not exists (select from wanted w
                    where w.from_asset = c.from_asset and w.to_asset = c.to_asset and w.kind = c.kind))
            insert into asset_connection (from_asset, to_asset, kind, metres) select * from wanted
            on conflict do nothing""";
    private static final String DEVICES = """
            insert into device (id, asset, domain, period_s, registered)
            select *, true from unnest(?::text[], ?::text[], ?::text[], ?::int[])
            on conflict (id) do update set asset = excluded.asset, domain = excluded.domain, period_s = excluded.period_s,
                                           registered = true, expires_at = null
            where not device.registered and device.retired_at is null""";
    private static final String SENSORS = """
            insert into sensor (device, quantity)
            select wanted.device, wanted.quantity
            from unnest(?::text[], ?::text[]) as wanted (device, quantity)
            where not exists (select from sensor
                where sensor.device = wanted.device and sensor.quantity = wanted.quantity and sensor.registered)
            order by wanted.device, wanted.quantity
            on conflict (device, quantity) do update set registered = true""";

    private final Store store;

    public Registry(Store store) {
        this.store = store;
    }

    /** One quantity of one device. */
    private record Sensor(String device, String quantity) {}

    public void enter(City city) {
        store.use(connection -> {
            connection.setAutoCommit(false);
            enterAssets(connection, city.assets());
            enterConnections(connection, city);
            enterDevices(connection, city.devices());
            enterSensors(connection, city.devices());
            connection.commit();
            return city;
        });
    }

    private static void enterAssets(Connection connection, List<Asset> assets) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ASSETS)) {
            List<Function<Asset, Object>> columns = List.of(
                    Asset::id,
                    Asset::domain,
                    Asset::kind,
                    asset -> asset.title().zh(),
                    asset -> asset.title().en(),
                    Asset::district,
                    asset -> asset.place().zh(),
                    asset -> asset.place().en(),
                    Asset::longitude,
                    Asset::latitude,
                    Asset::owner);
            execute(connection, insert, assets, columns);
        }
    }

    /** @throws lifeline.contract.topology.InvalidTopologyException when the city hangs together as nothing can; nothing is entered then */
    private static void enterConnections(Connection connection, City city) throws SQLException {
        var connections = CityTopology.connections(city, Simulation.all(Catalogue.load()));
        Topology.of(city.assets().stream().map(Site::of).toList(), connections);
        try (PreparedStatement insert = connection.prepareStatement(CONNECTIONS)) {
            List<Function<lifeline.contract.topology.Connection, Object>> columns = List.of(
                    lifeline.contract.topology.Connection::from,
                    lifeline.contract.topology.Connection::to,
                    lifeline.contract.topology.Connection::kind,
                    lifeline.contract.topology.Connection::metres);
            execute(connection, insert, connections, columns);
        }
    }

    private static void enterDevices(Connection connection, List<Device> devices) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(DEVICES)) {
            List<Function<Device, Object>> columns = List.of(Device::id, Device::asset, Device::domain, device ->
                    (int) device.period().toSeconds());
            execute(connection, insert, devices, columns);
        }
    }

    private static void enterSensors(Connection connection, List<Device> devices) throws SQLException {
        List<Sensor> sensors = devices.stream()
                .flatMap(device -> device.quantities().stream().map(quantity -> new Sensor(device.id(), quantity)))
                .toList();
        try (PreparedStatement insert = connection.prepareStatement(SENSORS)) {
            List<Function<Sensor, Object>> columns = List.of(Sensor::device, Sensor::quantity);
            execute(connection, insert, sensors, columns);
        }
    }

    private static <T> void execute(
            Connection connection, PreparedStatement insert, List<T> rows, List<Function<T, Object>> columns)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            // as text: the cast in the statement makes of it what the column wants
            Object[] values =
                    rows.stream().map(columns.get(i)).map(String::valueOf).toArray();
            Array array = connection.createArrayOf("text", values);
            insert.setArray(i + 1, array);
        }
        insert.executeUpdate();
    }
}
