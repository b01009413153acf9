package lifeline.ingest.mqtt.client;

import org.jspecify.annotations.Nullable;

/** The broker could not be reached, did not answer, was not trusted, or said no. */
public final class ConnectionFailedException extends Exception {
    private final Reason reason;

    /** What it means for the next attempt. */
    public enum Reason {
        /** May work the next time. */
        FAILED,
        /** There is no trust; may work once a certificate has been renewed. */
        UNTRUSTED,
        /** The broker said no; will not work until somebody changes a setting. */
        REFUSED
    }

    private ConnectionFailedException(String message, Reason reason, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public static ConnectionFailedException failed(String message, @Nullable Throwable cause) {
        return new ConnectionFailedException(message, Reason.FAILED, cause);
    }

    public static ConnectionFailedException untrusted(String message, @Nullable Throwable cause) {
        return new ConnectionFailedException(message, Reason.UNTRUSTED, cause);
    }

    public static ConnectionFailedException refused(String message) {
        return new ConnectionFailedException(message, Reason.REFUSED, null);
    }

    public Reason reason() {
        return reason;
    }
}
