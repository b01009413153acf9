package lifeline.ingest.mqtt.wire;

import java.io.IOException;

/** The broker has sent what MQTT or our CONNECT forbids: the connection is of no use any more. */
public final class ViolationException extends IOException {
    ViolationException(String message) {
        super(message);
    }
}
