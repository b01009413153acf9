package lifeline.simulators.publish;

/** The connection is gone or was never there; what it still owed will be sent over the next. */
public final class ConnectionLostException extends Exception {
    ConnectionLostException(String message) {
        super(message);
    }

    ConnectionLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
