package lifeline.ingest.mqtt.split;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * An MQTT session: the broker keeps its subscription and what waits for it under the client id.
 *
 * @param session its number, from 0
 * @param clientId what the broker knows it by; never changes, so that what waits at the broker is found again
 * @param subscription what the session is subscribed to at the broker; empty before it was first taken up. A broker that
 *     does not know a session with a subscription has lost it
 */
public record MqttSplit(int session, String clientId, String subscription) implements SourceSplit {
    @Override
    public String splitId() {
        return clientId;
    }

    /** The same session, now subscribed. */
    public MqttSplit subscribedTo(String filter) {
        return new MqttSplit(session, clientId, filter);
    }
}
