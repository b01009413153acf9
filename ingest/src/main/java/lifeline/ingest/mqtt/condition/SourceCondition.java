package lifeline.ingest.mqtt.condition;

import java.time.Instant;

/**
 * Something is wrong between a session and its broker, or was.
 *
 * @param at when it was noticed, on the clock of the source
 * @param detail for people
 */
public record SourceCondition(Kind kind, String clientId, Instant at, String detail) {
    /** What is wrong. */
    public enum Kind {
        /** The broker did not know a session it should have kept: what waited in it is gone. */
        SESSION_LOST,
        /** Somebody else connects under the same client id; the two take turns throwing each other out. */
        TAKEN_OVER,
        /** The broker sends what MQTT or our CONNECT forbids. */
        VIOLATION,
        /** The broker will not have the client, or will not let it subscribe. */
        REFUSED,
        /** There is no trust between us and the broker: a certificate has expired, is for another host, or of another CA. */
        UNTRUSTED,
        /** The broker grants less than was asked for: a shorter memory. */
        GRANTED_LESS,
        /** More has arrived than there is room for: the job does not keep up. */
        LAGGING
    }
}
