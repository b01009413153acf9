package lifeline.alerts.incident.place;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.alerts.store.Columns;
import lifeline.contract.signal.Sample;
import lifeline.contract.topology.place.Sighting;

/** Reads what the sensors of some assets measured around an instant, exercises and strangers left out. */
@Singleton
public final class JdbcSurroundingReadings {
    private static final int MOST = 50_000;

    /** By asset, in order of time; of several devices at one asset, those of the first. Nothing that was judged BAD. */
    Map<String, List<Sample>> around(Connection connection, Collection<String> assets, String quantity, Instant beganAt)
            throws SQLException {
        String sql = """
                select s.asset, r.observed_at, r.value
                from (select distinct on (d.asset) d.asset, s.id from device d join sensor s on s.device = d.id
                    where d.registered and d.asset = any (?) and s.quantity = ? order by d.asset, d.id) s
                join reading r on r.sensor = s.id
                where r.observed_at between ? and ? and (r.quality & 3) in (0, 3) order by r.observed_at limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", assets.toArray()));
            select.setString(2, quantity);
            select.setObject(3, Columns.time(beganAt.minus(Sighting.BEFORE)));
            select.setObject(4, Columns.time(beganAt.plus(Sighting.AFTER)));
            select.setInt(5, MOST);
            Map<String, List<Sample>> readings = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    readings.computeIfAbsent(row.getString(1), asset -> new ArrayList<>())
                            .add(new Sample(Columns.instant(row, "observed_at"), row.getDouble("value")));
                }
            }
            return readings;
        }
    }
}
