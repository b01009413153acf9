package lifeline.alerts.incident.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import lifeline.contract.clock.CityClock;
import lifeline.contract.topology.Topology;
import lifeline.contract.topology.place.Locator;
import lifeline.contract.topology.place.Sighting;

/** Looks for the place of incidents whose cause began long enough ago for its surroundings to have told of it. */
@Singleton
public final class Placing {
    private static final double METRES = 3_000;
    private static final int SENSORS = 64;
    private static final int BATCH = 20;

    private final JdbcSurroundingReadings readings;
    private final ObjectMapper json;
    private final CityClock clock;

    public Placing(JdbcSurroundingReadings readings, ObjectMapper json, CityClock clock) {
        this.readings = readings;
        this.json = json;
        this.clock = clock;
    }

    /** An incident that waits for its place, and what its cause tells of. */
    private record Unplaced(long incident, String asset, String quantity, Instant beganAt, boolean hazard) {}

    /** Whether there is anything to place. */
    public boolean isAnyDue(Connection connection) throws SQLException {
        return !waiting(connection).isEmpty();
    }

    /** Places some; each once for each cause. Returns how many. */
    public int placeSome(Connection connection, Topology topology) throws SQLException {
        List<Unplaced> waiting = waiting(connection);
        for (Unplaced unplaced : waiting) {
            Optional<IncidentPlace> place = place(connection, topology, unplaced);
            String sql = "update incident set place = coalesce(?::jsonb, place), placed_at = ? where id = ?";
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setString(1, place.map(this::text).orElse(null));
                update.setObject(2, Columns.time(clock.instant()));
                update.setLong(3, unplaced.incident());
                update.executeUpdate();
            }
        }
        return waiting.size();
    }

    private List<Unplaced> waiting(Connection connection) throws SQLException {
        String sql = """
                select i.id, a.asset, a.quantity, a.began_at, m.layer = 'HAZARD' as hazard
                from incident i join alert a on a.id = i.cause join incident_alert m on m.alert = a.id
                where i.placed_at is null and i.merged_into is null and i.alerts > 1 and a.began_at <= ? order by i.id limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, Columns.time(clock.instant().minus(Sighting.AFTER)));
            select.setInt(2, BATCH);
            List<Unplaced> waiting = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(new Unplaced(
                            row.getLong("id"),
                            row.getString("asset"),
                            row.getString("quantity"),
                            Columns.instant(row, "began_at"),
                            row.getBoolean("hazard")));
                }
            }
            return waiting;
        }
    }

    private Optional<IncidentPlace> place(Connection connection, Topology topology, Unplaced unplaced)
            throws SQLException {
        String asset = unplaced.asset();
        boolean onAPipe = !topology.neighbours(asset, true).isEmpty()
                || !topology.neighbours(asset, false).isEmpty();
        if (!unplaced.hazard() || !onAPipe) {
            return Optional.empty();
        }
        List<String> assets = topology.along(asset, METRES, SENSORS).stream()
                .map(reached -> reached.site().asset())
                .toList();
        List<Sighting> sightings = new ArrayList<>();
        readings.around(connection, assets, unplaced.quantity(), unplaced.beganAt())
                .forEach((where, values) ->
                        Sighting.of(where, values, unplaced.beganAt()).ifPresent(sightings::add));
        // without the sensor that saw most the others would tell of a place elsewhere, and be sure of it
        if (sightings.stream().noneMatch(sighting -> sighting.asset().equals(asset))) {
            return Optional.empty();
        }
        return Locator.locate(topology, sightings).map(IncidentPlace::of);
    }

    /** As the store keeps it. */
    public String text(IncidentPlace place) {
        try {
            return json.writeValueAsString(place);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a place is plain JSON", e);
        }
    }
}
