package lifeline.ingest.mqtt.split;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * An MQTT session: the broker keeps its subscription and what waits for it under the client id.
 *
 * @param session its number, from 0
 * @param clientId what the broker knows it by; never changes, so that what waits at the broker is found again
 * @param established whether it was ever taken up: if so, a broker that does not know it has lost it
 */
public record MqttSplit(int session, String clientId, boolean established) implements SourceSplit {
    @Override
    public String splitId() {
        return clientId;
    }

    public MqttSplit asEstablished() {
        return new MqttSplit(session, clientId, true);
    }
}
