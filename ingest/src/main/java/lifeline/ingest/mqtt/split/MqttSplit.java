package lifeline.ingest.mqtt.split;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * An MQTT session: the broker keeps its subscription and what waits for it under the client id.
 *
 * @param session its number, from 0
 * @param clientId what the broker knows it by; never changes, so that what waits at the broker is found again
 */
public record MqttSplit(int session, String clientId) implements SourceSplit {
    @Override
    public String splitId() {
        return clientId;
    }
}
