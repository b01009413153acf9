package lifeline.ingest.mqtt.client;

import org.jspecify.annotations.Nullable;

/** The broker could not be reached, did not answer, or said no. */
public final class ConnectionFailedException extends Exception {
    private final boolean refused;

    private ConnectionFailedException(String message, boolean refused, @Nullable Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    /** May work the next time. */
    public static ConnectionFailedException failed(String message, @Nullable Throwable cause) {
        return new ConnectionFailedException(message, false, cause);
    }

    /** Will not work until somebody changes a setting. */
    public static ConnectionFailedException refused(String message) {
        return new ConnectionFailedException(message, true, null);
    }

    /** Whether the broker said no in a way that trying again does not change. */
    public boolean isRefused() {
        return refused;
    }
}
