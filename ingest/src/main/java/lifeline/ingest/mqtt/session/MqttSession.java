package lifeline.ingest.mqtt.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.client.ConnectOptions;
import lifeline.ingest.mqtt.client.Connection;
import lifeline.ingest.mqtt.client.ConnectionFailedException;
import lifeline.ingest.mqtt.client.Connector;
import lifeline.ingest.mqtt.metrics.SourceMetrics;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import lifeline.ingest.mqtt.split.MqttSplit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One MQTT session, kept connected: connects, subscribes, sends what may be acknowledged, watches the connection and
 * makes a new one when it ends. {@link #step} does one round of this and is called by one thread; {@link #poll},
 * {@link #checkpoint} and {@link #complete} belong to the task's thread.
 *
 * <p>Every connection has a generation. A packet id means something on its own connection only: an acknowledgement whose
 * generation is past is dropped, because the id may by now stand for another message.
 */
public final class MqttSession {
    /** One at a time: Artemis ends the connections that make the same shared queue at once, all but one. */
    private static final Object SUBSCRIBING = new Object();

    private static final Logger LOG = LoggerFactory.getLogger(MqttSession.class);
    private static final long TICK_NANOS = Duration.ofMillis(250).toNanos();
    private static final long DRAIN_NANOS = Duration.ofMillis(20).toNanos();
    private static final long STEADY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int LARGEST_MESSAGE_BYTES = 2 << 20;

    private final MqttSplit split;
    private final MqttSettings settings;
    private final Connector connector;
    private final Surroundings surroundings;
    private final Inbox inbox;
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final Queue<Acknowledgements.Batch> due = new ConcurrentLinkedQueue<>();
    private final Backoff backoff;
    private int receiveMaximum;
    private long generation;
    private @Nullable Live live;
    private long retryAtNanos;
    private volatile String subscription;
    private volatile @Nullable ConnectionFailedException refusal;

    /** What a session shares with the others of its reader, and whom it tells. */
    public record Surroundings(
            SourceMetrics metrics,
            Disturbance disturbance,
            Presence presence,
            ReceiveClock clock,
            LongSupplier nanos,
            RandomGenerator random,
            Runnable somethingArrived,
            Runnable wake) {}

    private record Live(Connection connection, Incoming incoming, long silenceNanos, long sinceNanos) {}

    public MqttSession(MqttSplit split, MqttSettings settings, Connector connector, Surroundings surroundings) {
        this.split = split;
        this.settings = settings;
        this.connector = connector;
        this.surroundings = surroundings;
        this.inbox = new Inbox(surroundings.metrics());
        this.backoff = new Backoff(surroundings.random());
        this.receiveMaximum = settings.receiveMaximum();
        this.subscription = split.subscription();
        this.retryAtNanos = surroundings.nanos().getAsLong();
        surroundings.presence().sought(surroundings.clock().now());
    }

    /** The next message, now taken for emitted. */
    public @Nullable Arrival poll() {
        Arrival arrival = inbox.poll();
        if (arrival != null && arrival.isAcknowledged()) {
            acknowledgements.emitted(arrival.generation(), arrival.packetId());
        }
        return arrival;
    }

    public boolean isEmpty() {
        return inbox.isEmpty();
    }

    /** A checkpoint is being taken; returns what it has to keep of this session. */
    public MqttSplit checkpoint(long checkpointId) {
        acknowledgements.checkpoint(checkpointId);
        return split.subscribedTo(subscription);
    }

    /** The checkpoint is durable. */
    public void complete(long checkpointId) {
        List<Acknowledgements.Batch> batches = acknowledgements.complete(checkpointId);
        if (!batches.isEmpty()) {
            due.addAll(batches);
            surroundings.wake().run();
        }
    }

    /** Why the broker will not have us, if it said so. */
    public Optional<ConnectionFailedException> refusal() {
        return Optional.ofNullable(refusal);
    }

    public String clientId() {
        return split.clientId();
    }

    /**
     * One round of care.
     *
     * @return after how many nanoseconds the next one is due, unless something happens before
     */
    public long step() {
        long now = surroundings.nanos().getAsLong();
        Live current = live;
        if (current == null) {
            dropStale();
            return whileDown(now);
        }
        sendDue(current);
        Optional<String> end = end(current, now);
        if (end.isEmpty()) {
            return Math.min(TICK_NANOS, current.silenceNanos());
        }
        LOG.warn("{}: connection {} ended: {}", clientId(), current.incoming().generation(), end.get());
        count(Count.OVERFLOWS, current.incoming().isOverflowing() ? 1 : 0);
        receiveMaximum = current.incoming().isOverflowing()
                ? Math.max(leastReceiveMaximum(), receiveMaximum / 2)
                : Math.min(settings.receiveMaximum(), 2 * receiveMaximum);
        disconnect();
        if (now - current.sinceNanos() > STEADY_NANOS) {
            backoff.reset();
        }
        return waitBeforeRetry();
    }

    /** Lets go of the connection, orderly if possible. The session stays at the broker. */
    public void disconnect() {
        Live current = live;
        if (current != null) {
            live = null;
            surroundings.presence().left(clientId(), surroundings.clock().now());
            current.connection().close();
            current.incoming().ended();
            surroundings.disturbance().happened(surroundings.nanos().getAsLong());
            count(Count.CONNECTED, -1);
            count(Count.SESSION_PRESENT, current.connection().isSessionPresent() ? -1 : 0);
        }
    }

    private long whileDown(long now) {
        long wait = retryAtNanos - now;
        if (wait > 0) {
            return wait;
        }
        if (refusal != null) {
            return TICK_NANOS; // the reader is about to fail
        }
        if (inbox.bytes() > settings.inboxBytes() / 2) {
            return DRAIN_NANOS; // what was too much is still here
        }
        try {
            live = connect();
            return 0;
        } catch (ConnectionFailedException e) {
            count(Count.CONNECT_FAILURES, 1);
            LOG.warn("{}: {}", clientId(), e.getMessage());
            if (e.isRefused()) {
                refusal = e;
                surroundings.somethingArrived().run();
            }
            return waitBeforeRetry();
        }
    }

    private long waitBeforeRetry() {
        long wait = backoff.nextNanos();
        retryAtNanos = surroundings.nanos().getAsLong() + wait;
        return wait;
    }

    private Live connect() throws ConnectionFailedException {
        generation++;
        Incoming incoming = new Incoming(
                generation,
                inbox,
                settings.inboxBytes(),
                new Settling(surroundings.disturbance(), settings.settling(), receiveMaximum),
                surroundings.clock(),
                surroundings.nanos(),
                surroundings.metrics(),
                surroundings.somethingArrived(),
                surroundings.wake());
        Connection connection = connector.connect(options(), incoming);
        try {
            accepted(connection, incoming);
        } catch (ConnectionFailedException e) {
            connection.close();
            incoming.ended();
            throw e;
        }
        long silence = Math.max(
                settings.silence().toNanos(),
                Duration.ofSeconds(connection.keepAliveSeconds()).toNanos() * 5 / 2);
        return new Live(connection, incoming, silence, surroundings.nanos().getAsLong());
    }

    private void accepted(Connection connection, Incoming incoming) throws ConnectionFailedException {
        boolean present = connection.isSessionPresent();
        boolean known = !subscription.isEmpty();
        if (present || known) {
            surroundings.disturbance().happened(surroundings.nanos().getAsLong());
        }
        incoming.accepted();
        if (!present && known) {
            count(Count.SESSION_LOST, 1);
            LOG.warn("{}: the broker has forgotten this session; what waited in it is lost", clientId());
        }
        // also when the session is present: mosquitto 2.0 forgets a shared subscription when it restarts, not the
        // session
        synchronized (SUBSCRIBING) {
            connection.subscribe(settings.subscription());
        }
        subscription = settings.subscription();
        surroundings.presence().joined(clientId(), surroundings.clock().now());
        if (connection.sessionExpirySeconds() < settings.sessionExpiry().toSeconds()) {
            LOG.warn("{}: the broker keeps this session for {} s only", clientId(), connection.sessionExpirySeconds());
        }
        count(Count.CONNECTED, 1);
        count(Count.SESSION_PRESENT, present ? 1 : 0);
        count(Count.RECONNECTS, generation > 1 ? 1 : 0);
        LOG.info(
                "{}: connection {}, session {}, receive maximum {}",
                clientId(),
                generation,
                present ? "present" : "new",
                receiveMaximum);
    }

    private ConnectOptions options() {
        return new ConnectOptions(
                settings.url(),
                settings.user(),
                settings.password(),
                split.clientId(),
                settings.sessionExpiry(),
                receiveMaximum,
                settings.connectTimeout(),
                settings.keepAlive());
    }

    /** A window that fits into the budget even if every message is as long as is kept. */
    private int leastReceiveMaximum() {
        return (int) Math.max(1, Math.min(settings.receiveMaximum(), settings.inboxBytes() / LARGEST_MESSAGE_BYTES));
    }

    private static Optional<String> end(Live current, long now) {
        Optional<String> lost = current.incoming().lost();
        if (lost.isPresent()) {
            return lost;
        }
        if (current.incoming().isOverflowing()) {
            return Optional.of("more has arrived than there is room for");
        }
        long silent = now - current.connection().lastByteNanos();
        return silent > current.silenceNanos()
                ? Optional.of("not a byte for " + Duration.ofNanos(silent).toSeconds() + " s")
                : Optional.empty();
    }

    private void sendDue(Live current) {
        for (Acknowledgements.Batch batch = due.poll(); batch != null; batch = due.poll()) {
            if (batch.generation() != current.incoming().generation()) {
                count(Count.STALE_ACKS_DROPPED, batch.packetIds().length);
                continue;
            }
            int sent = send(batch, current);
            count(Count.ACKNOWLEDGED, sent);
            count(Count.STALE_ACKS_DROPPED, batch.packetIds().length - sent);
        }
    }

    private static int send(Acknowledgements.Batch batch, Live current) {
        int sent = 0;
        try {
            for (int packetId : batch.packetIds()) {
                current.connection().acknowledge(packetId);
                current.incoming().acknowledged();
                sent++;
            }
        } catch (ConnectionFailedException e) {
            current.incoming().lost(String.valueOf(e.getMessage()));
        }
        return sent;
    }

    private void dropStale() {
        for (Acknowledgements.Batch batch = due.poll(); batch != null; batch = due.poll()) {
            count(Count.STALE_ACKS_DROPPED, batch.packetIds().length);
        }
    }

    private void count(Count count, long difference) {
        surroundings.metrics().add(count, difference);
    }
}
