package lifeline.alerts.city;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.store.Columns;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.SensorId;
import org.jspecify.annotations.Nullable;

/** Finds sensors and tells what they say now. */
@Singleton
public final class JdbcSensors {
    private static final String SELECT = """
            select s.id, s.device, s.quantity, d.domain, d.asset, d.registered, a.title_zh, a.title_en,
                l.observed_at, l.value, l.quality
            from sensor s join device d on d.id = s.device left join asset a on a.id = d.asset
                left join latest l on l.sensor = s.id
            """;

    /** What to look for; {@code text} anywhere in the sensor's id, or in its asset's id or titles. */
    public record Search(Optional<String> domain, Optional<String> asset, Optional<String> text, int limit) {}

    /** Those that fit, by device and quantity. */
    public List<SensorRow> search(Connection connection, Search search) throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<String> values = new ArrayList<>();
        search.domain().ifPresent(domain -> {
            conditions.add("d.domain = ?");
            values.add(domain);
        });
        search.asset().ifPresent(asset -> {
            conditions.add("d.asset = ?");
            values.add(asset);
        });
        search.text().ifPresent(text -> {
            conditions.add("concat_ws(' ', s.device || '.' || s.quantity, d.asset, a.title_zh, a.title_en) ilike ?");
            values.add('%' + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%');
        });
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + where + " order by s.device, s.quantity limit ?")) {
            int next = 1;
            for (String value : values) {
                statement.setString(next++, value);
            }
            statement.setInt(next, search.limit());
            return rows(statement);
        }
    }

    public Optional<SensorRow> find(Connection connection, SensorId sensor) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "where s.device = ? and s.quantity = ?")) {
            statement.setString(1, sensor.device());
            statement.setString(2, sensor.quantity());
            return rows(statement).stream().findFirst();
        }
    }

    private static List<SensorRow> rows(PreparedStatement statement) throws SQLException {
        List<SensorRow> sensors = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sensors.add(row(rows));
            }
        }
        return sensors;
    }

    private static SensorRow row(ResultSet row) throws SQLException {
        String asset = row.getString("asset");
        String title = row.getString("title_zh");
        return new SensorRow(
                row.getInt("id"),
                row.getString("device"),
                row.getString("quantity"),
                row.getString("domain"),
                asset,
                title == null ? new Text(asset, asset) : new Text(title, row.getString("title_en")),
                row.getBoolean("registered"),
                newest(row));
    }

    private static SensorRow.@Nullable Newest newest(ResultSet row) throws SQLException {
        Instant observedAt = Columns.optionalInstant(row, "observed_at");
        return observedAt == null
                ? null
                : new SensorRow.Newest(observedAt, Columns.real(row, "value"), Quality.ofStored(row.getInt("quality")));
    }
}
