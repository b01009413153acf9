package lifeline.launcher.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a measurement under the keys that scripts rely on. Every key is always there; what was not measured is null. */
public final class Figures {
    private static final List<String> KEYS = List.of(
            "published",
            "stored",
            "duplicate",
            "possible_duplicate",
            "lost",
            "duplicated",
            "rejected",
            "messages_per_s",
            "readings_per_s",
            "alert_latency_ms",
            "bare_broker_messages_per_s",
            "copy_rows_per_s",
            "broker_ratio",
            "copy_ratio",
            "alerts_expected",
            "alerts",
            "alerts_lost",
            "alerts_duplicated",
            "kills",
            "recovery_s",
            "pages",
            "pages_duplicated");

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    public Figures() {
        KEYS.forEach(key -> values.put(key, null));
    }

    /** @param value a number, a text, a list or a map of these */
    public void put(String key, Object value) {
        values.put(key, value);
    }

    public void put(String key, long value) {
        values.put(key, value);
    }

    /** A rate or a ratio, with as many digits as mean something. */
    public void measured(String key, double value) {
        values.put(key, rounded(value));
    }

    public static double rounded(double value) {
        double unit = Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 100 : 1_000;
        return Math.rint(value * unit) / unit;
    }

    public @Nullable Object get(String key) {
        return values.get(key);
    }

    public String json() {
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values only", e);
        }
    }
}
