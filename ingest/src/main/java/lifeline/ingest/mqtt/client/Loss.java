package lifeline.ingest.mqtt.client;

/** Why a connection has ended without our asking. */
public record Loss(Cause cause, String why) {
    /** What is to be done differently. */
    public enum Cause {
        /** The network or the broker is gone, or the broker said good-bye: try again. */
        GONE,
        /** Somebody else has connected under the same client id. */
        TAKEN_OVER,
        /** The broker has sent what MQTT or our CONNECT forbids. */
        VIOLATION
    }

    /** Gone, and {@code why}. */
    public static Loss gone(String why) {
        return new Loss(Cause.GONE, why);
    }
}
