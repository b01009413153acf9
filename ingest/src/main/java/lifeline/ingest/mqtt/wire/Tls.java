package lifeline.ingest.mqtt.wire;

import java.io.IOException;
import java.net.Socket;

/** What is laid over a socket that has just been connected. */
@FunctionalInterface
public interface Tls {
    /** Nothing: what is sent can be read by anybody on the way. */
    Tls NONE = (socket, host, port, timeoutMillis) -> socket;

    /**
     * Shakes hands, and makes sure that it is {@code host} who answers.
     *
     * @return what to read from and write to
     * @throws IOException when there is no trust, in a sentence that says why
     */
    Socket over(Socket connected, String host, int port, int timeoutMillis) throws IOException;
}
