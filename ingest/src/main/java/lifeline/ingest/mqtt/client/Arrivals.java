package lifeline.ingest.mqtt.client;

/** Is told what a connection brings, on a thread of the client. Must neither block nor throw. */
public interface Arrivals {
    void arrived(Delivery delivery);

    /** Whether more can be taken in. While it cannot, as little as possible is read of what the broker sends. */
    boolean hasRoom();

    /** The connection has ended without our asking; nothing arrives any more. */
    void lost(Loss loss);
}
