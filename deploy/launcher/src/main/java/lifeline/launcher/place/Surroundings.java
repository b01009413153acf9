package lifeline.launcher.place;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.store.StoreUrl;
import lifeline.launcher.Refusal;

/**
 * The settings a city takes from the environment, examined.
 *
 * @param broker empty: the embedded one
 * @param store empty: the embedded one
 */
public record Surroundings(int httpPort, int mqttPort, Optional<External> broker, Optional<External> store) {
    private static final int MAX_PORT = 65_535;
    private static final int DEFAULT_HTTP = 8080;
    private static final int DEFAULT_MQTT = 1883;

    /** Somebody else's broker or database. */
    public record External(String url, String user, String password) {}

    /** @throws Refusal naming every fault */
    public static Surroundings from(Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        Surroundings surroundings = new Surroundings(
                port("LIFELINE_HTTP_PORT", DEFAULT_HTTP, environment, faults),
                port("LIFELINE_MQTT_PORT", DEFAULT_MQTT, environment, faults),
                broker(environment, faults),
                store(environment, faults));
        if (surroundings.httpPort == surroundings.mqttPort) {
            faults.add("LIFELINE_HTTP_PORT and LIFELINE_MQTT_PORT must differ");
        }
        if (!faults.isEmpty()) {
            throw Refusal.wrongUse(faults);
        }
        return surroundings;
    }

    private static int port(String setting, int fallback, Map<String, String> environment, List<String> faults) {
        String text = environment.getOrDefault(setting, "");
        if (text.isBlank()) {
            return fallback;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) == 0 || Integer.parseInt(text) > MAX_PORT) {
            faults.add(setting + " must be a port from 1 to " + MAX_PORT + ", was: " + text);
            return fallback;
        }
        return Integer.parseInt(text);
    }

    private static Optional<External> broker(Map<String, String> environment, List<String> faults) {
        String url = environment.getOrDefault("LIFELINE_MQTT_URL", "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(url);
            if (uri.getHost() == null
                    || uri.getScheme() == null
                    || !uri.getScheme().startsWith("mqtt")) {
                faults.add("LIFELINE_MQTT_URL must be mqtt://HOST:PORT, was: " + url);
            }
        } catch (IllegalArgumentException e) {
            faults.add("LIFELINE_MQTT_URL must be mqtt://HOST:PORT, was: " + url);
        }
        return Optional.of(new External(
                url,
                environment.getOrDefault("LIFELINE_MQTT_USER", ""),
                environment.getOrDefault("LIFELINE_MQTT_PASSWORD", "")));
    }

    private static Optional<External> store(Map<String, String> environment, List<String> faults) {
        String url = environment.getOrDefault("LIFELINE_DB_URL", "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new External(
                    StoreUrl.jdbc(url),
                    environment.getOrDefault("LIFELINE_DB_USER", ""),
                    environment.getOrDefault("LIFELINE_DB_PASSWORD", "")));
        } catch (IllegalArgumentException e) {
            faults.add("LIFELINE_DB_URL " + e.getMessage());
            return Optional.empty();
        }
    }
}
