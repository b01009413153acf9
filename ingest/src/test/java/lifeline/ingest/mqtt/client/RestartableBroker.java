package lifeline.ingest.mqtt.client;

/** A real broker that can go away and come back with its data. */
public interface RestartableBroker extends BrokerInTest {
    void restart();

    /** Whether what is published right after a restart, before anybody subscribes anew, is kept for the share group. */
    boolean keepsSharedSubscriptions();
}
