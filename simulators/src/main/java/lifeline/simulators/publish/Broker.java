package lifeline.simulators.publish;

import java.util.Optional;

/**
 * Which broker, and as whom.
 *
 * @param url {@code mqtt://host:port} or {@code mqtts://host:port}
 * @param clientId what the connections' client ids begin with
 */
public record Broker(String url, Optional<String> user, Optional<String> password, String clientId) {
    private static final String PLAIN = "mqtt://";
    private static final String SECURE = "mqtts://";

    public Broker {
        if (!url.startsWith(PLAIN) && !url.startsWith(SECURE)) {
            throw new IllegalArgumentException(
                    "the broker's address must look like mqtt://127.0.0.1:1883 or mqtts://…:8883, was: " + url);
        }
    }

    boolean isPlain() {
        return url.startsWith(PLAIN);
    }

    /** The address as Paho writes it. */
    String pahoUrl() {
        return isPlain() ? "tcp://" + url.substring(PLAIN.length()) : "ssl://" + url.substring(SECURE.length());
    }
}
