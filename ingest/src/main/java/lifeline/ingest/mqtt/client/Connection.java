package lifeline.ingest.mqtt.client;

/** A connection to the broker that has been accepted. Used by one thread; ends once and for all. */
public interface Connection extends AutoCloseable {
    /** Whether the broker still had the session: its subscription, and what waited for it. */
    boolean isSessionPresent();

    /** How long the broker will keep the session, in seconds, as it says itself. */
    long sessionExpirySeconds();

    /** How often the broker wants to hear from us, in seconds, as it says itself. */
    long keepAliveSeconds();

    /**
     * Subscribes at QoS 1 and waits for the broker's word. Loses nothing when the subscription exists, but may bring copies.
     *
     * @throws ConnectionFailedException when it is refused, granted less, or not answered in time
     */
    void subscribe(String filter) throws ConnectionFailedException;

    /**
     * Ends a subscription, if there is one, and waits for the broker's word: whatever was sent before has then been taken
     * note of. What waits for the session is still delivered.
     *
     * @throws ConnectionFailedException when it is refused or not answered in time
     */
    void unsubscribe(String filter) throws ConnectionFailedException;

    /**
     * Tells the broker that it may forget a message of this connection. Does not wait for anything.
     *
     * @throws ConnectionFailedException when the connection is gone: then the broker delivers the message again
     */
    void acknowledge(int packetId) throws ConnectionFailedException;

    /** {@link System#nanoTime} when the last byte came from the broker. */
    long lastByteNanos();

    /** Ends it within about two seconds, orderly if the broker still answers, by force if not. The session stays. */
    @Override
    void close();
}
