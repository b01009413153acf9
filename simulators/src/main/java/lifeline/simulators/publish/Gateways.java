package lifeline.simulators.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lifeline.simulators.truth.Ledger;

/** All connections to the broker. A device keeps to one of them, so that its messages stay in order. */
public final class Gateways {
    private static final int DEVICES_EACH = 1_000;
    private static final int MOST = 100;

    private final List<Gateway> gateways = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final int devicesEach;

    /**
     * @param devices how many devices there are about
     * @param onPublished is told of each message once the broker has acknowledged it; must not wait
     * @param say takes lines for people
     */
    public Gateways(Broker broker, int devices, Ledger ledger, Consumer<Message> onPublished, Consumer<String> say) {
        int count = Math.max(1, Math.min(MOST, (devices + DEVICES_EACH - 1) / DEVICES_EACH));
        this.devicesEach = Math.max(1, (devices + count - 1) / count);
        for (int i = 0; i < count; i++) {
            gateways.add(new Gateway(broker, broker.clientId() + '-' + (i + 1), ledger, onPublished, say));
        }
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
        int place = places.computeIfAbsent(device, unknown -> places.size());
        return gateways.get(place / devicesEach % gateways.size()).take(message);
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
