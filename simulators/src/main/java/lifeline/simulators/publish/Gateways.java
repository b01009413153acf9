package lifeline.simulators.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import lifeline.simulators.truth.Ledger;

/** All connections to the broker. A device keeps to one of them, so that its messages stay in order. */
public final class Gateways {
    private static final int DEVICES_EACH = 1_000;
    private static final int MOST_UNASKED = 100;
    private static final int ROOM_EACH = 20_000;
    /** In all: what waits for a broker that is away must fit into memory. */
    private static final int ROOM = 200_000;

    private final List<Gateway> gateways = new ArrayList<>();
    private final Map<String, Lanes> groups = new HashMap<>();

    /**
     * Connections that share devices.
     *
     * @param name the domain of the devices, where they are behind edge nodes; else empty
     * @param devices how many devices there are about
     * @param speech what a connection of this client id says
     */
    public record Group(String name, int devices, int connections, Function<String, Speech> speech) {
        /** Of devices that speak for themselves, whatever their domain. */
        public static Group plain(int devices, int connections) {
            return new Group("", devices, connections, clientId -> Speech.plain());
        }
    }

    /** The connections of a group, and which devices have which. */
    private static final class Lanes {
        private final List<Gateway> gateways = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final int devicesEach;

        Lanes(Group group) {
            this.devicesEach = Math.max(1, (group.devices() + group.connections() - 1) / group.connections());
        }

        Gateway of(String device) {
            int place = places.computeIfAbsent(device, unknown -> places.size());
            return gateways.get(place / devicesEach % gateways.size());
        }
    }

    /**
     * One connection for each 1,000 devices, and no more than 100.
     *
     * @param devices how many devices there are about
     * @param onPublished is told of each message once the broker has acknowledged it; must not wait
     * @param say takes lines for people
     */
    public Gateways(Broker broker, int devices, Ledger ledger, Consumer<Message> onPublished, Consumer<String> say) {
        this(broker, devices, connectionsFor(devices), ledger, onPublished, say);
    }

    /** The same over so many connections. */
    public Gateways(
            Broker broker,
            int devices,
            int connections,
            Ledger ledger,
            Consumer<Message> onPublished,
            Consumer<String> say) {
        this(broker, List.of(Group.plain(devices, connections)), ledger, onPublished, say);
    }

    /** The same in groups of different names. */
    public Gateways(
            Broker broker, List<Group> groups, Ledger ledger, Consumer<Message> onPublished, Consumer<String> say) {
        int room = roomEach(groups.stream().mapToInt(Group::connections).sum());
        for (Group group : groups) {
            Lanes lanes = new Lanes(group);
            this.groups.put(group.name(), lanes);
            for (int i = 0; i < group.connections(); i++) {
                String clientId = broker.clientId() + '-' + (gateways.size() + 1);
                Gateway gateway =
                        new Gateway(broker, clientId, group.speech().apply(clientId), room, ledger, onPublished, say);
                gateways.add(gateway);
                lanes.gateways.add(gateway);
            }
        }
    }

    /** How many messages may wait for one of so many connections. */
    static int roomEach(int connections) {
        return Math.min(ROOM_EACH, Math.max(1, ROOM / connections));
    }

    /** How many connections that many devices share when nobody says. */
    public static int connectionsFor(int devices) {
        return Math.max(1, Math.min(MOST_UNASKED, (devices + DEVICES_EACH - 1) / DEVICES_EACH));
    }

    /**
     * Connects all of them.
     *
     * @return why not, or nothing when all are connected
     */
    public String connect(Duration patience) throws InterruptedException {
        gateways.forEach(Gateway::start);
        long deadline = System.nanoTime() + patience.toNanos();
        for (Gateway gateway : gateways) {
            Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            if (!gateway.awaitConnected(left)) {
                return gateway.lastReason().isEmpty() ? "no answer" : gateway.lastReason();
            }
        }
        return "";
    }

    /** Takes a message of a device; waits while its connection is behind. False when all was abandoned meanwhile. */
    public boolean publish(String device, Message message) throws InterruptedException {
        Lanes lanes = groups.get(message.group());
        if (lanes == null) {
            throw new IllegalArgumentException("no connection is meant for " + message.topic());
        }
        return lanes.of(device).take(message);
    }

    /** How many connections there are. */
    public int connections() {
        return gateways.size();
    }

    /** Cuts all connections at once, without a goodbye; each comes back by itself after a random pause. */
    public void drop() {
        gateways.forEach(Gateway::drop);
    }

    /** Messages waiting for their connection. */
    public int queued() {
        return gateways.stream().mapToInt(Gateway::queued).sum();
    }

    /** Waits until all is acknowledged, but not for ever; then ends all connections. */
    public void finish(Duration patience) throws InterruptedException {
        gateways.forEach(Gateway::finish);
        long deadline = System.nanoTime() + patience.toNanos();
        for (Gateway gateway : gateways) {
            gateway.awaitEnd(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
        gateways.forEach(Gateway::abandon);
    }
}
