package lifeline.ingest.mqtt.client;

/** A broker that tests connect to, fake or real. */
public interface BrokerInTest extends AutoCloseable {
    Connector connector();

    String url();

    /** Publishes at {@code qos} and returns once the broker has taken it. */
    void publish(String topic, byte[] payload, int qos);

    @Override
    void close();
}
