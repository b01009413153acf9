package lifeline.launcher.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the simulators say they have sent, from their truth file, or from several when they were restarted.
 *
 * @param unacknowledged readings sent but not acknowledged: the store may have them or not
 * @param sensors by sensor id
 */
public record Truth(Instant startedAt, long unacknowledged, Map<String, SensorCount> sensors) {
    public Truth {
        sensors = Map.copyOf(sensors);
    }

    static final Truth NOTHING = new Truth(Instant.MAX, 0, Map.of());

    /** The sum of all files; one that is not there yet counts as nothing. */
    public static Truth read(List<Path> files) {
        Truth sum = NOTHING;
        for (Path file : files) {
            if (java.nio.file.Files.exists(file)) {
                sum = sum.plus(read(file));
            }
        }
        return sum;
    }

    private static Truth read(Path file) {
        try {
            JsonNode root = new JsonMapper().readTree(file.toFile());
            JsonNode ledger = root.path("ledger");
            Map<String, SensorCount> sensors = new HashMap<>();
            ledger.path("sensors")
                    .properties()
                    .forEach(entry -> sensors.put(
                            entry.getKey(),
                            new SensorCount(
                                    entry.getValue().path("published").asLong(),
                                    entry.getValue().path("repeated").asLong(),
                                    entry.getValue().path("untimed").asLong(),
                                    entry.getValue().path("resent").asLong())));
            return new Truth(
                    Instant.parse(root.path("startedAt").asText()),
                    ledger.path("unacknowledged").asLong(),
                    sensors);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** How many rows of {@code sensor} beyond what was published may come of its sender's sending again. */
    public long ambiguous(String sensor) {
        SensorCount sent = sensors.get(sensor);
        return sent == null ? 0 : sent.ambiguous();
    }

    /** The sensors that a load has driven to a dangerous value, from its truth file. */
    public static List<String> excursions(Path file) {
        try {
            List<String> sensors = new ArrayList<>();
            new JsonMapper().readTree(file.toFile()).path("excursions").forEach(sensor -> sensors.add(sensor.asText()));
            return sensors;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private Truth plus(Truth other) {
        Map<String, SensorCount> sum = new HashMap<>(sensors);
        other.sensors.forEach((sensor, count) -> sum.merge(sensor, count, SensorCount::plus));
        return new Truth(
                startedAt.isBefore(other.startedAt) ? startedAt : other.startedAt,
                unacknowledged + other.unacknowledged,
                sum);
    }
}
