package lifeline.ingest.mqtt.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How to connect. */
public record ConnectOptions(
        String url,
        @Nullable String user,
        @Nullable String password,
        String clientId,
        Duration sessionExpiry,
        int receiveMaximum,
        Duration connectTimeout,
        Duration keepAlive) {

    @Override
    public String toString() {
        return clientId + " at " + url;
    }
}
