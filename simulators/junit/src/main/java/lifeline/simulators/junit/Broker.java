package lifeline.simulators.junit;

import java.util.UUID;
import java.util.function.LongSupplier;
import lifeline.simulators.junit.broker.Publication;
import lifeline.simulators.publish.PayloadFormat;

/**
 * A real MQTT 5 broker on loopback to which the city publishes, for tests of a consumer. The test has it for itself; it may be
 * lent to another test afterwards, so a client that keeps a session should have a name from {@link #clientId}.
 */
public final class Broker {
    private final String url;
    private final Publication publication;

    Broker(String url, Publication publication) {
        this.url = url;
        this.publication = publication;
    }

    /** {@code mqtt://127.0.0.1:PORT}. */
    public String url() {
        return url;
    }

    public int port() {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    /** A name for a client that no other test uses. */
    public String clientId(String name) {
        return name + '-' + UUID.randomUUID();
    }

    /** The city publishes so many times as fast as it lives, and no longer as fast as the broker takes it. */
    public Broker speed(double times) {
        publication.pace(times);
        return this;
    }

    /**
     * The city is never further ahead of a subscriber than 1,000 messages, and rests only when that has taken all.
     *
     * @param taken how many messages the subscriber has taken, of all topics; asked often and by the test's thread
     */
    public Broker following(LongSupplier taken) {
        publication.follow(taken);
        return this;
    }

    /** How payloads are written from now on; JSON unless told otherwise. */
    public Broker format(PayloadFormat format) {
        publication.write(format);
        return this;
    }
}
