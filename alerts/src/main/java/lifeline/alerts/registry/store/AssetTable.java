package lifeline.alerts.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lifeline.alerts.registry.AssetEntry;
import lifeline.alerts.store.Columns;
import lifeline.contract.domain.Text;
import org.jspecify.annotations.Nullable;

/** The table {@code asset}. */
final class AssetTable implements EntryTable<AssetEntry> {
    private static final String SELECT = "select a.* from asset a";
    private static final String WRITE = """
            insert into asset (id, domain, kind, title_zh, title_en, district, place_zh, place_en, longitude, latitude, owner, simulated)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                 ?::float8[], ?::float8[], ?::text[], ?::boolean[])
            on conflict (id) do update set domain = excluded.domain, kind = excluded.kind, title_zh = excluded.title_zh,
                title_en = excluded.title_en, district = excluded.district, place_zh = excluded.place_zh,
                place_en = excluded.place_en, longitude = excluded.longitude, latitude = excluded.latitude,
                owner = excluded.owner, simulated = excluded.simulated, version = asset.version + 1, retired_at = null""";
    private static final String NEEDED = "select id from device where asset = ? and registered order by id limit 5";
    private static final List<Function<AssetEntry, @Nullable Object>> COLUMNS = List.of(
            AssetEntry::id,
            AssetEntry::domain,
            AssetEntry::kind,
            asset -> asset.title().zh(),
            asset -> asset.title().en(),
            AssetEntry::district,
            asset -> asset.place().zh(),
            asset -> asset.place().en(),
            AssetEntry::longitude,
            AssetEntry::latitude,
            AssetEntry::owner,
            AssetEntry::simulated);

    @Override
    public String kind() {
        return "asset";
    }

    @Override
    public String id(AssetEntry entry) {
        return entry.id();
    }

    @Override
    public List<Registered<AssetEntry>> search(Connection connection, Search search) throws SQLException {
        Search.Where where = search.where("a", "a.retired_at is null");
        try (PreparedStatement select = connection.prepareStatement(SELECT + where.sql())) {
            Binding.bind(select, where.values());
            return rows(select);
        }
    }

    @Override
    public Map<String, Registered<AssetEntry>> hold(Connection connection, Collection<String> ids) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where a.id = any (?) order by a.id for update")) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            Map<String, Registered<AssetEntry>> held = new HashMap<>();
            rows(select).forEach(row -> held.put(row.entry().id(), row));
            return held;
        }
    }

    private static List<Registered<AssetEntry>> rows(PreparedStatement select) throws SQLException {
        List<Registered<AssetEntry>> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Instant retiredAt = Columns.optionalInstant(row, "retired_at");
                found.add(new Registered<>(
                        entry(row),
                        row.getInt("version"),
                        retiredAt == null,
                        Optional.ofNullable(retiredAt),
                        Optional.empty()));
            }
        }
        return found;
    }

    private static AssetEntry entry(ResultSet row) throws SQLException {
        return new AssetEntry(
                row.getString("id"),
                row.getString("domain"),
                row.getString("kind"),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                row.getString("district"),
                new Text(row.getString("place_zh"), row.getString("place_en")),
                row.getObject("longitude", Double.class),
                row.getObject("latitude", Double.class),
                row.getString("owner"),
                row.getBoolean("simulated"));
    }

    @Override
    public Known<AssetEntry> known(Connection connection, List<AssetEntry> wanted) {
        return (asset, before) -> before.filter(row -> !row.entry().domain().equals(asset.domain()))
                .map(row -> "domain: it is in " + row.entry().domain() + " and stays there; its devices are, too");
    }

    @Override
    public void write(Connection connection, List<AssetEntry> entries, Instant now) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            Binding.bind(connection, write, entries, COLUMNS);
            write.executeUpdate();
        }
    }

    @Override
    public Optional<String> needed(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEEDED)) {
            select.setString(1, id);
            List<String> devices = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    devices.add(row.getString(1));
                }
            }
            return devices.isEmpty()
                    ? Optional.empty()
                    : Optional.of("there are devices at it, such as " + String.join(", ", devices)
                            + "; take them out or move them first");
        }
    }

    @Override
    public void retire(Connection connection, String id, Instant at) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update asset set retired_at = ?, version = version + 1 where id = ?")) {
            update.setObject(1, Columns.time(at));
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /** Rules judge what is measured, not what it is measured at. */
    @Override
    public Optional<String> judged(AssetEntry entry) {
        return Optional.empty();
    }
}
