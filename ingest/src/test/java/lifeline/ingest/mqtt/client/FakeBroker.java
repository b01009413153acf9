package lifeline.ingest.mqtt.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lifeline.ingest.mqtt.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A broker in memory that delivers on the thread of whoever publishes. Held to the same {@link ConnectionContract} as a
 * real one. One share group; each session has a window, what is unacknowledged is delivered again to the next connection.
 */
public final class FakeBroker implements BrokerInTest {
    private final Map<String, Session> sessions = new TreeMap<>();
    private final List<Integer> acknowledged = new ArrayList<>();
    private final List<Integer> receiveMaximums = new ArrayList<>();
    private int subscriptions;
    private int unsubscriptions;
    private int next;
    private Optional<ConnectionFailedException> answer = Optional.empty();
    private long lastByteNanos;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Packet(String topic, byte[] payload, int qos, int id) {}

    private static final class Session {
        private final Deque<Packet> waiting = new ArrayDeque<>();
        private final Map<Integer, Packet> inFlight = new LinkedHashMap<>();
        private boolean subscribed;
        private int lastId;
        private @Nullable FakeConnection connection;
    }

    @Override
    public Connector connector() {
        return this::connect;
    }

    @Override
    public String url() {
        return "mqtt://fake:1";
    }

    /** From now on nobody gets in. */
    public void answer(ConnectionFailedException failure) {
        answer = Optional.of(failure);
    }

    public void acceptAgain() {
        answer = Optional.empty();
    }

    /** Ends every connection, as a restart does; sessions stay. */
    public void dropConnections() {
        dropConnections(Loss.gone("dropped"));
    }

    /** Ends every connection for this reason. */
    public void dropConnections(Loss loss) {
        sessions.values().forEach(session -> {
            FakeConnection connection = session.connection;
            session.connection = null;
            if (connection != null) {
                connection.arrivals.lost(loss);
            }
        });
    }

    /** Forgets every session, as a broker without persistence does. */
    public void forgetSessions() {
        dropConnections();
        sessions.clear();
    }

    public List<Integer> acknowledged() {
        return List.copyOf(acknowledged);
    }

    public List<Integer> receiveMaximums() {
        return List.copyOf(receiveMaximums);
    }

    public int subscriptions() {
        return subscriptions;
    }

    public int unsubscriptions() {
        return unsubscriptions;
    }

    /** Whether it keeps anything under this client id. */
    public boolean knows(String clientId) {
        return sessions.containsKey(clientId);
    }

    public int unacknowledged() {
        return sessions.values().stream()
                .mapToInt(session -> session.inFlight.size() + session.waiting.size())
                .sum();
    }

    public void lastByteAt(long nanos) {
        lastByteNanos = nanos;
    }

    @Override
    public void publish(String topic, byte[] payload, int qos) {
        List<Session> members =
                sessions.values().stream().filter(session -> session.subscribed).toList();
        if (members.isEmpty()) {
            return;
        }
        Session session = members.get(next++ % members.size());
        session.waiting.add(new Packet(topic, payload, qos, qos == 0 ? 0 : ++session.lastId));
        deliver(session);
    }

    private Connection connect(ConnectOptions options, Arrivals arrivals) throws ConnectionFailedException {
        if (answer.isPresent()) {
            throw answer.get();
        }
        receiveMaximums.add(options.receiveMaximum());
        if (options.cleanStart()) {
            sessions.remove(options.clientId());
        }
        boolean present = sessions.containsKey(options.clientId());
        Session session = sessions.computeIfAbsent(options.clientId(), id -> new Session());
        FakeConnection connection = new FakeConnection(session, present, options, arrivals);
        session.connection = connection;
        List<Packet> again = List.copyOf(session.inFlight.values());
        session.inFlight.clear();
        for (int i = again.size() - 1; i >= 0; i--) {
            session.waiting.addFirst(again.get(i));
        }
        connection.again = again.size();
        deliver(session);
        return connection;
    }

    private static void deliver(Session session) {
        FakeConnection connection = session.connection;
        while (connection != null
                && !session.waiting.isEmpty()
                && session.inFlight.size() < connection.receiveMaximum) {
            Packet packet = session.waiting.poll();
            if (packet.qos() != 0) {
                session.inFlight.put(packet.id(), packet);
            }
            boolean duplicate = connection.again-- > 0;
            connection.arrivals.arrived(new Delivery(
                    packet.topic(), Payload.of(packet.payload()), packet.id(), packet.qos(), duplicate, false));
        }
    }

    private final class FakeConnection implements Connection {
        private final Session session;
        private final boolean present;
        private final ConnectOptions options;
        private final int receiveMaximum;
        private final Arrivals arrivals;
        private int again;

        private FakeConnection(Session session, boolean present, ConnectOptions options, Arrivals arrivals) {
            this.options = options;
            this.session = session;
            this.present = present;
            this.receiveMaximum = options.receiveMaximum();
            this.arrivals = arrivals;
        }

        @Override
        public boolean isSessionPresent() {
            return present;
        }

        @Override
        public long sessionExpirySeconds() {
            return 604_800;
        }

        @Override
        public long keepAliveSeconds() {
            return 5;
        }

        @Override
        public void subscribe(String filter) {
            session.subscribed = true;
            subscriptions++;
        }

        @Override
        public void unsubscribe(String filter) {
            session.subscribed = false;
            unsubscriptions++;
        }

        @Override
        public void acknowledge(int packetId) throws ConnectionFailedException {
            if (session.connection != this) {
                throw ConnectionFailedException.failed("not connected", null);
            }
            session.inFlight.remove(packetId);
            acknowledged.add(packetId);
            deliver(session);
        }

        @Override
        public long lastByteNanos() {
            return lastByteNanos;
        }

        @Override
        public void close() {
            if (session.connection == this) {
                session.connection = null;
                if (options.sessionExpiry().isZero()) {
                    sessions.remove(options.clientId());
                }
            }
        }
    }

    @Override
    public void close() {
        dropConnections();
    }
}
