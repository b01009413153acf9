package lifeline.ingest.mqtt.split;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * An MQTT session: the broker keeps its subscription and what waits for it under the client id.
 *
 * @param session its number, from 0
 * @param clientId what the broker knows it by; never changes, so that what waits at the broker is found again
 * @param subscription what the session is subscribed to at the broker; empty before it was first taken up. A broker that
 *     does not know a session with a subscription has lost it
 * @param stage whether it stays
 */
public record MqttSplit(int session, String clientId, String subscription, Stage stage) implements SourceSplit {
    /** One that stays. */
    public MqttSplit(int session, String clientId, String subscription) {
        this(session, clientId, subscription, Stage.SERVING);
    }

    @Override
    public String splitId() {
        return clientId;
    }

    /** The same session, of which this is known now. */
    public MqttSplit now(String filter, Stage reached) {
        return new MqttSplit(session, clientId, filter, reached);
    }

    /** The same session, wanted: if it was drained, the broker may have forgotten it as it was told to. */
    public MqttSplit staying() {
        return now(stage == Stage.DRAINED ? "" : subscription, Stage.SERVING);
    }

    /** The same session, no longer wanted. */
    public MqttSplit leaving() {
        return stage == Stage.SERVING ? now(subscription, Stage.LEAVING) : this;
    }
}
