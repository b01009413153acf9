package lifeline.ingest.mqtt.client;

import java.io.Serializable;

/** Opens connections. */
@FunctionalInterface
public interface Connector extends Serializable {
    /**
     * Connects and waits for the broker's word, no longer than the options allow.
     *
     * @param arrivals told what arrives, from before this returns: the broker may deliver at once
     */
    Connection connect(ConnectOptions options, Arrivals arrivals) throws ConnectionFailedException;
}
