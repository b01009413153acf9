package lifeline.ingest.mqtt.client;

import java.time.Duration;
import lifeline.ingest.mqtt.access.Access;

/**
 * How to connect.
 *
 * @param cleanStart whether the broker is to forget what it has of this client; the session then begins anew
 */
public record ConnectOptions(
        String url,
        Access access,
        String clientId,
        boolean cleanStart,
        Duration sessionExpiry,
        int receiveMaximum,
        Duration connectTimeout,
        Duration keepAlive) {

    /** Whether what is sent is to be kept from others. */
    public boolean isTls() {
        return url.startsWith("mqtts:") || url.startsWith("ssl:");
    }

    @Override
    public String toString() {
        return clientId + " at " + url;
    }
}
