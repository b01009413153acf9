package lifeline.ingest.sparkplug.command;

/** A connection that commands leave by. Used by one thread; ends once and for all. */
interface Commands extends AutoCloseable {
    /** Hands it to the broker at QoS 0: a return says no more than that it was written. */
    void send(String topic, byte[] payload) throws CommandFailedException;

    @Override
    void close();

    /** Opens connections. */
    @FunctionalInterface
    interface Connector {
        Commands connect() throws CommandFailedException;
    }
}
