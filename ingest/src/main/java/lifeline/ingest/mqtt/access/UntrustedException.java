package lifeline.ingest.mqtt.access;

import java.io.IOException;

/** There is no trust between us and the broker; the message says in a sentence why. */
public final class UntrustedException extends IOException {
    UntrustedException(String message, Throwable cause) {
        super(message, cause);
    }
}
