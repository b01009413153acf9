package lifeline.ingest.mqtt.client;

/** Is told what a connection brings, on a thread of the client. Must neither block nor throw. */
public interface Arrivals {
    void arrived(Delivery delivery);

    /** The connection has ended without our asking; nothing arrives any more. */
    void lost(Loss loss);
}
