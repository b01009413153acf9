package lifeline.ingest.mqtt.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.arrival.Arrival;
import lifeline.ingest.mqtt.arrival.Disturbance;
import lifeline.ingest.mqtt.arrival.Inbox;
import lifeline.ingest.mqtt.arrival.Incoming;
import lifeline.ingest.mqtt.arrival.ReceiveClock;
import lifeline.ingest.mqtt.arrival.Settling;
import lifeline.ingest.mqtt.client.Arrivals;
import lifeline.ingest.mqtt.client.Connection;
import lifeline.ingest.mqtt.client.ConnectionFailedException;
import lifeline.ingest.mqtt.client.Connector;
import lifeline.ingest.mqtt.client.Delivery;
import lifeline.ingest.mqtt.client.Loss;
import lifeline.ingest.mqtt.condition.SourceCondition;
import lifeline.ingest.mqtt.condition.SourceCondition.Kind;
import lifeline.ingest.mqtt.condition.SourceConditions;
import lifeline.ingest.mqtt.metrics.SourceMetrics;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import lifeline.ingest.mqtt.split.MqttSplit;
import lifeline.ingest.mqtt.split.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One MQTT session, kept connected: connects, subscribes, sends what may be acknowledged, watches the connection and
 * makes a new one when it ends, until the session is not wanted any more and has left. {@link #step} does one round of
 * this and is called by one thread; {@link #poll}, {@link #checkpoint} and {@link #complete} belong to the task's thread.
 *
 * <p>Every connection has a generation. A packet id means something on its own connection only: an acknowledgement whose
 * generation is past is dropped, because the id may by now stand for another message.
 */
public final class MqttSession {
    /** One at a time: Artemis ends the connections that make the same shared queue at once, all but one. */
    private static final Object SUBSCRIBING = new Object();

    /** A session that begins anew has nothing to bring. */
    private static final Arrivals NOBODY = new Arrivals() {
        @Override
        public void arrived(Delivery delivery) {
            throw new IllegalStateException("a session that has just begun brings a message");
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void lost(Loss loss) {
            // it is about to be closed
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(MqttSession.class);
    private static final long TICK_NANOS = Duration.ofMillis(250).toNanos();
    private static final long DRAIN_NANOS = Duration.ofMillis(20).toNanos();
    private static final int LARGEST_MESSAGE_BYTES = 2 << 20;

    private final MqttSplit split;
    private final MqttSettings settings;
    private final Connector connector;
    private final Surroundings surroundings;
    private final Inbox inbox;
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final Outbox outbox;
    private final Departure departure;
    private final Retry retry;
    private int receiveMaximum;
    private long generation;
    private @Nullable Link link;
    private boolean forgetting;
    private volatile boolean subscribed;
    private volatile String subscription;
    private volatile @Nullable ConnectionFailedException refusal;

    /**
     * What a session shares with the others of its reader, and whom it tells.
     *
     * @param othersAreSubscribed whether a session that stays is subscribed, so that another one may leave
     */
    public record Surroundings(
            SourceMetrics metrics,
            Disturbance disturbance,
            Presence presence,
            SourceConditions conditions,
            ReceiveClock clock,
            LongSupplier nanos,
            RandomGenerator random,
            BooleanSupplier othersAreSubscribed,
            Runnable somethingArrived,
            Runnable wake) {}

    public MqttSession(MqttSplit split, MqttSettings settings, Connector connector, Surroundings surroundings) {
        this.split = split;
        this.settings = settings;
        this.connector = connector;
        this.surroundings = surroundings;
        this.inbox = new Inbox(surroundings.metrics());
        this.outbox = new Outbox(surroundings.metrics());
        this.departure = new Departure(split.stage(), surroundings.othersAreSubscribed());
        this.retry = new Retry(surroundings.random(), surroundings.nanos().getAsLong());
        this.receiveMaximum = settings.receiveMaximum();
        this.subscription = split.subscription();
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

    /** How much has arrived and is not emitted, in hundredths of what there is room for. */
    public long inboxPercent() {
        return 100 * inbox.bytes() / settings.inboxBytes();
    }

    /** For how long what is emitted next has been here; 0 when there is nothing. */
    public Duration lag() {
        long now = surroundings.nanos().getAsLong();
        return Duration.ofNanos(Math.max(0, now - inbox.oldestNanos().orElse(now)));
    }

    /** A checkpoint is being taken; returns what it has to keep of this session. */
    public MqttSplit checkpoint(long checkpointId) {
        acknowledgements.checkpoint(checkpointId);
        return split.now(subscription, departure.checkpoint(checkpointId));
    }

    /** The checkpoint is durable. */
    public void complete(long checkpointId) {
        departure.complete(checkpointId);
        List<Acknowledgements.Batch> batches = acknowledgements.complete(checkpointId);
        if (!batches.isEmpty()) {
            outbox.add(batches);
            surroundings.wake().run();
        }
    }

    /** Why the broker will not have us, if it said so. */
    public Optional<ConnectionFailedException> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Whether it is connected, subscribed and wanted. */
    public boolean isSubscribed() {
        return subscribed;
    }

    /** Whether it has left for good: nothing of it is at the broker, and nothing of it need be kept. */
    public boolean isEnded() {
        return departure.isEnded();
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
        Link current = link;
        if (current == null) {
            outbox.drop();
            return whileDown(now);
        }
        outbox.send(current);
        leave(current, now);
        Optional<Loss> end = current.end(now);
        if (end.isPresent()) {
            return ended(current, end.get(), now);
        }
        return link == null ? 0 : Math.min(TICK_NANOS, current.silenceNanos());
    }

    /** Lets go of the connection, orderly if possible. The session stays at the broker. */
    public void disconnect() {
        Link current = link;
        if (current != null) {
            link = null;
            count(Count.SUBSCRIBED, subscribed ? -1 : 0);
            subscribed = false;
            count(Count.WINDOW, -current.window());
            surroundings.presence().left(clientId(), surroundings.clock().now());
            current.connection().close();
            current.incoming().ended();
            surroundings.disturbance().happened(surroundings.nanos().getAsLong());
            count(Count.CONNECTED, -1);
            count(Count.SESSION_PRESENT, current.connection().isSessionPresent() ? -1 : 0);
        }
    }

    private long ended(Link current, Loss loss, long now) {
        LOG.warn("{}: connection {} ended: {}", clientId(), current.incoming().generation(), loss.why());
        boolean overflowing = current.incoming().isOverflowing();
        receiveMaximum = overflowing
                ? Math.max(leastReceiveMaximum(), receiveMaximum / 2)
                : Math.min(settings.receiveMaximum(), 2 * receiveMaximum);
        switch (loss.cause()) {
            case TAKEN_OVER -> report(Count.TAKEN_OVER, Kind.TAKEN_OVER, loss.why());
            case VIOLATION -> report(Count.VIOLATIONS, Kind.VIOLATION, loss.why());
            case GONE -> {
                if (overflowing) {
                    report(Count.OVERFLOWS, Kind.LAGGING, loss.why());
                }
            }
        }
        disconnect();
        return retry.after(
                loss.cause(), now - current.sinceNanos(), surroundings.nanos().getAsLong());
    }

    private long whileDown(long now) {
        if (departure.isEnded() || refusal != null) {
            return TICK_NANOS; // the reader is about to let go of it, or to fail
        }
        long wait = retry.atNanos() - now;
        if (wait > 0) {
            return wait;
        }
        if (inbox.bytes() > settings.inboxBytes() / 2) {
            return DRAIN_NANOS; // what was too much is still here
        }
        try {
            if (forgetting) {
                beForgotten();
            } else {
                link = connect();
            }
            return 0;
        } catch (ConnectionFailedException e) {
            count(Count.CONNECT_FAILURES, 1);
            LOG.warn("{}: {}", clientId(), e.getMessage());
            failed(e);
            return retry.afterFailure(surroundings.nanos().getAsLong());
        }
    }

    private void failed(ConnectionFailedException failure) {
        String why = String.valueOf(failure.getMessage());
        switch (failure.reason()) {
            case FAILED -> {} // counted, and tried again
            case UNTRUSTED -> report(Count.UNTRUSTED, Kind.UNTRUSTED, why);
            case REFUSED -> {
                report(Count.REFUSALS, Kind.REFUSED, why);
                refusal = failure;
                surroundings.somethingArrived().run();
            }
        }
    }

    private Link connect() throws ConnectionFailedException {
        generation++;
        FileWatch files = new FileWatch(settings.access(), surroundings.nanos().getAsLong());
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
        Connection connection = connector.connect(settings.options(clientId(), receiveMaximum), incoming);
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
        count(Count.WINDOW, receiveMaximum);
        return new Link(
                connection,
                incoming,
                files,
                receiveMaximum,
                silence,
                surroundings.nanos().getAsLong());
    }

    private void accepted(Connection connection, Incoming incoming) throws ConnectionFailedException {
        boolean present = connection.isSessionPresent();
        boolean known = !subscription.isEmpty();
        if (present || known) {
            surroundings.disturbance().happened(surroundings.nanos().getAsLong());
        }
        incoming.accepted();
        if (!present && known && departure.stage() != Stage.DRAINED) {
            report(Count.SESSION_LOST, Kind.SESSION_LOST, "the broker has forgotten it; what waited in it is lost");
        }
        if (departure.isServing()) {
            subscribe(connection);
        }
        if (connection.sessionExpirySeconds() < settings.sessionExpiry().toSeconds()) {
            String detail = "the broker keeps it for " + connection.sessionExpirySeconds() + " s only";
            report(Count.GRANTED_LESS, Kind.GRANTED_LESS, detail);
        }
        count(Count.CONNECTED, 1);
        count(Count.SESSION_PRESENT, present ? 1 : 0);
        count(Count.RECONNECTS, generation > 1 ? 1 : 0);
        String state = present ? "present" : "new";
        LOG.info("{}: connection {}, session {}, window {}", clientId(), generation, state, receiveMaximum);
    }

    /**
     * Also when the session is present: mosquitto 2.0 forgets a shared subscription when it restarts, not the session.
     */
    private void subscribe(Connection connection) throws ConnectionFailedException {
        synchronized (SUBSCRIBING) {
            connection.subscribe(settings.subscription());
        }
        subscription = settings.subscription();
        subscribed = true;
        count(Count.SUBSCRIBED, 1);
        surroundings.presence().joined(clientId(), surroundings.clock().now());
    }

    private void leave(Link current, long now) {
        try {
            departure.step(current, settings.subscription(), inbox.isEmpty() && outbox.isEmpty(), now);
        } catch (ConnectionFailedException e) {
            current.incoming().lost(Loss.gone(String.valueOf(e.getMessage())));
            return;
        }
        if (departure.isDue()) {
            long last = current.incoming().lastArrivalNanos();
            disconnect();
            forgetting = last == current.incoming().lastArrivalNanos();
            if (!forgetting) {
                departure.reopen();
            }
        }
    }

    private void beForgotten() throws ConnectionFailedException {
        connector.connect(settings.farewell(clientId()), NOBODY).close();
        departure.end();
        count(Count.RETIRED, 1);
        LOG.info("{}: left; the broker keeps nothing for it any more", clientId());
    }

    /** A window that fits into the budget even if every message is as long as is kept. */
    private int leastReceiveMaximum() {
        return (int) Math.max(1, Math.min(settings.receiveMaximum(), settings.inboxBytes() / LARGEST_MESSAGE_BYTES));
    }

    private void report(Count count, Kind kind, String detail) {
        count(count, 1);
        LOG.warn("{}: {}: {}", clientId(), kind, detail);
        surroundings
                .conditions()
                .report(new SourceCondition(
                        kind, clientId(), surroundings.clock().now(), detail));
    }

    private void count(Count count, long difference) {
        surroundings.metrics().add(count, difference);
    }
}
